#include "views/tracks/trackspanel.h"

#include "views/document/laneorder.h"
#include "views/look/grid.h"
#include "views/look/icons.h"
#include "views/tracks/lanelist.h"

#include <QHBoxLayout>
#include <QListView>
#include <QToolButton>

TracksPanel::TracksPanel(Session& session, QWidget* parent)
    : Panel(parent)
    , m_session(session)
    , m_lanes(new LaneList(session, this))
    , m_view(new QListView)
    , m_up(button(QStringLiteral("up"), tr("Move up"), QKeySequence(Qt::ALT | Qt::Key_Up)))
    , m_down(button(QStringLiteral("down"), tr("Move down"), QKeySequence(Qt::ALT | Qt::Key_Down)))
    , m_remove(button(QStringLiteral("remove"), tr("Remove"), QKeySequence(Qt::Key_Delete)))
{
    m_view->setModel(m_lanes);
    m_view->setAccessibleName(tr("Tracks"));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setDragDropMode(QAbstractItemView::InternalMove);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setIconSize({ 3 * gridStep, 3 * gridStep });
    m_view->setSpacing(gridStep / 2);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(2 * gridStep, gridStep, 2 * gridStep, gridStep);
    buttons->setSpacing(gridStep);
    for (QToolButton* button : { m_up, m_down, m_remove })
        buttons->addWidget(button);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addLayout(buttons);

    connect(m_up, &QToolButton::clicked, this, [this] { step(false); });
    connect(m_down, &QToolButton::clicked, this, [this] { step(true); });
    connect(m_remove, &QToolButton::clicked, this, &TracksPanel::remove);
    connect(&m_session.selection(), &Selection::changed, this, &TracksPanel::showSelection);
    connect(m_lanes, &QAbstractItemModel::modelReset, this, &TracksPanel::showSelection);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TracksPanel::takeSelection);
    showSelection();
}

/// The key works while the panel has the focus.
QToolButton* TracksPanel::button(const QString& icon, const QString& name, const QKeySequence& key)
{
    auto* button = new QToolButton(this);
    auto* action = new QAction(lineIcon(icon), name, this);
    action->setToolTip(tr("%1 (%2)").arg(name, key.toString(QKeySequence::NativeText)));
    button->setIcon(action->icon());
    button->setToolTip(action->toolTip());
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    connect(action, &QAction::triggered, button, [button] { button->click(); });
    return button;
}

void TracksPanel::step(bool down)
{
    const QVector<int> lanes = m_session.selection().lanes();
    m_session.change(tr("Move lanes"), [&](SessionState& state) { stepLanes(state, lanes, down); });
}

void TracksPanel::remove()
{
    const QVector<int> lanes = m_session.selection().lanes();
    m_session.change(
        tr("Remove %n lane(s)", nullptr, int(lanes.size())), [&](SessionState& state) { removeLanes(state, lanes); });
}

void TracksPanel::showSelection()
{
    QItemSelection chosen;
    for (const int lane : m_session.selection().lanes())
        if (const QModelIndex row = m_lanes->rowOf(lane); row.isValid())
            chosen.select(row, row);
    m_following = true;
    m_view->selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect);
    m_following = false;
    for (QToolButton* button : { m_up, m_down, m_remove })
        button->setEnabled(!m_session.selection().isEmpty());
}

void TracksPanel::takeSelection()
{
    if (m_following)
        return;
    QVector<int> lanes;
    for (const QModelIndex& row : m_view->selectionModel()->selectedIndexes())
        lanes.append(m_lanes->laneAt(row));
    m_session.selection().set(lanes);
}
