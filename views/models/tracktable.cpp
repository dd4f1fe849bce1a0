#include "views/models/tracktable.h"

#include "views/document/arrange.h"

TrackTable::TrackTable(Session& session, QObject* parent)
    : QAbstractTableModel(parent)
    , m_session(session)
{
    connect(&m_session, &Session::stateChanged, this, [this] {
        if (rowCount())
            Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, Name), { Qt::CheckStateRole });
    });
}

void TrackTable::setModel(const QString& path, std::shared_ptr<const models::ModelSpec> spec, int head)
{
    beginResetModel();
    m_path = path;
    m_spec = std::move(spec);
    m_head = head;
    endResetModel();
}

void TrackTable::setUse(models::Use use)
{
    m_use = use;
    if (rowCount())
        Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, Name), { Qt::CheckStateRole });
}

const models::Head* TrackTable::head() const
{
    return m_spec && size_t(m_head) < m_spec->heads.size() ? &m_spec->heads[size_t(m_head)] : nullptr;
}

PredictionSource TrackTable::predictionOf(int track) const
{
    return { m_path, QString::fromStdString(head()->name), track, m_use };
}

QStringList TrackTable::assays() const
{
    QStringList names;
    if (head())
        for (const models::OutputTrack& track : head()->tracks)
            if (const QString assay = QString::fromStdString(track.assay); !assay.isEmpty() && !names.contains(assay))
                names.append(assay);
    return names;
}

void TrackTable::setShown(const QList<int>& tracks, bool shown)
{
    if (!head())
        return;
    const QString text = shown ? tr("Show %n prediction(s)", nullptr, int(tracks.size()))
                               : tr("Hide %n prediction(s)", nullptr, int(tracks.size()));
    m_session.change(text, [&](SessionState& state) {
        for (int track : tracks) {
            if (shown)
                addPrediction(state, m_path, *head(), track, m_use);
            else
                removePrediction(state, predictionOf(track));
        }
    });
}

int TrackTable::rowCount(const QModelIndex& parent) const
{
    return !parent.isValid() && head() ? int(head()->tracks.size()) : 0;
}

int TrackTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TrackTable::data(const QModelIndex& at, int role) const
{
    if (!at.isValid() || !head())
        return {};
    const models::OutputTrack& track = head()->tracks[size_t(at.row())];
    if (role == Qt::CheckStateRole && at.column() == Name)
        return showsPrediction(m_session.state(), predictionOf(at.row())) ? Qt::Checked : Qt::Unchecked;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (at.column()) {
    case Name:
        return QString::fromStdString(track.name);
    case Assay:
        return QString::fromStdString(track.assay);
    default:
        return QString::fromStdString(track.description);
    }
}

bool TrackTable::setData(const QModelIndex& at, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || at.column() != Name || !at.isValid())
        return false;
    setShown({ at.row() }, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags TrackTable::flags(const QModelIndex& at) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(at);
    return at.column() == Name ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant TrackTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case Name:
        return tr("Track");
    case Assay:
        return tr("Assay");
    default:
        return tr("Description");
    }
}
