#include "views/tracks/lanelist.h"

#include "views/document/lanedrag.h"
#include "views/document/laneorder.h"
#include "views/lanes/lane.h"
#include "views/look/icons.h"

#include <QMimeData>
#include <QPixmap>

LaneList::LaneList(Session& session, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    connect(&m_session, &Session::stateChanged, this, &LaneList::follow);
    connect(&m_session.sources(), &Sources::trackChanged, this, &LaneList::follow);
    follow();
}

void LaneList::follow()
{
    QVector<Row> rows;
    for (const LaneSpec& lane : m_session.state().lanes)
        rows.append({ lane.id, bareView(lane, m_session.sources()).name,
            lane.layers.isEmpty() ? QColor() : lane.layers.first().colour, lane.pinned });
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int LaneList::laneAt(const QModelIndex& row) const
{
    return row.isValid() ? m_rows[row.row()].lane : -1;
}

QModelIndex LaneList::rowOf(int lane) const
{
    for (int i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].lane == lane)
            return index(i);
    return {};
}

int LaneList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant LaneList::data(const QModelIndex& at, int role) const
{
    if (!at.isValid())
        return {};
    const Row& row = m_rows[at.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return row.name;
    case Qt::ToolTipRole:
        return row.pinned ? tr("%1, pinned to the top").arg(row.name) : row.name;
    case Qt::DecorationRole:
        if (row.pinned)
            return lineIcon(QStringLiteral("pin"));
        return row.colour;
    default:
        return {};
    }
}

bool LaneList::setData(const QModelIndex& at, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !at.isValid() || value.toString() == m_rows[at.row()].name)
        return false;
    // The view must not be reset while its editor is closing.
    QMetaObject::invokeMethod(
        this,
        [this, lane = laneAt(at), name = value.toString()] {
            m_session.change(tr("Rename"), [&](SessionState& state) {
                if (LaneSpec* spec = state.lane(lane))
                    spec->name = name;
            });
        },
        Qt::QueuedConnection);
    return true;
}

Qt::ItemFlags LaneList::flags(const QModelIndex& at) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(at);
    return at.isValid() ? flags | Qt::ItemIsEditable | Qt::ItemIsDragEnabled : flags | Qt::ItemIsDropEnabled;
}

QStringList LaneList::mimeTypes() const
{
    return { lanesMimeType() };
}

QMimeData* LaneList::mimeData(const QModelIndexList& rows) const
{
    QVector<int> numbers, lanes;
    for (const QModelIndex& row : rows)
        numbers.append(row.row());
    std::sort(numbers.begin(), numbers.end());
    for (const int number : std::as_const(numbers))
        lanes.append(m_rows[number].lane);
    return lanesToDrag(lanes);
}

bool LaneList::dropMimeData(const QMimeData* data, Qt::DropAction, int row, int, const QModelIndex& parent)
{
    const QVector<int> lanes = draggedLanes(*data);
    const qsizetype gap = row >= 0 ? row : parent.isValid() ? parent.row() : m_rows.size();
    // The view is still dragging rows of this model.
    QMetaObject::invokeMethod(
        this,
        [this, lanes, gap] { m_session.change(tr("Move lanes"), [&](SessionState& state) { moveLanes(state, lanes, gap); }); },
        Qt::QueuedConnection);
    return false; // the view would remove the rows it dragged
}
