#include "views/browser/problembuttons.h"

#include "views/document/laneorder.h"

#include <QHBoxLayout>
#include <QPushButton>

ProblemButtons::ProblemButtons(Session& session, QWidget* viewport)
    : QObject(viewport)
    , m_session(session)
    , m_viewport(viewport)
{
}

void ProblemButtons::retry(int lane)
{
    if (const LaneSpec* spec = m_session.state().lane(lane))
        for (const LayerSpec& layer : spec->layers)
            m_session.sources().retry(layer.source);
}

QWidget* ProblemButtons::buttonsFor(const LaneView& lane, const Source& failed)
{
    auto* row = new QWidget(m_viewport);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const auto add = [&](const QString& text, const QString& what, auto act) {
        auto* button = new QPushButton(text);
        button->setAccessibleName(what.arg(lane.name));
        button->setToolTip(what.arg(lane.name));
        button->setCursor(Qt::ArrowCursor);
        connect(button, &QPushButton::clicked, this, act);
        layout->addWidget(button);
    };
    const int id = lane.id;
    add(tr("Retry"), tr("Read %1 again"), [this, id] { retry(id); });
    if (!failed.path().isEmpty())
        add(tr("Locate…"), tr("Say where the file of %1 is now"), [this, failed] { Q_EMIT locateWanted(failed.path()); });
    add(tr("Remove"), tr("Remove %1"), [this, id, name = lane.name] {
        m_session.change(tr("Remove %1").arg(name), [&](SessionState& state) { removeLanes(state, { id }); });
    });
    row->adjustSize();
    return row;
}

void ProblemButtons::arrange(const QVector<LaneView>& lanes, const LaneLayout& layout, double top)
{
    constexpr double smallest = 28;
    QHash<int, QPointer<QWidget>> kept;
    for (qsizetype i = 0; i < lanes.size(); ++i) {
        const LaneSpec* spec = m_session.state().lane(lanes[i].id);
        const auto problem = std::find_if(
            lanes[i].layers.begin(), lanes[i].layers.end(), [](const LayerView& layer) { return !layer.problem.isEmpty(); });
        if (!spec || spec->layers.isEmpty() || problem == lanes[i].layers.end() || lanes[i].height < smallest)
            continue;
        const qsizetype layer = std::min<qsizetype>(problem - lanes[i].layers.begin(), spec->layers.size() - 1);
        QPointer<QWidget> row = m_buttons.take(lanes[i].id);
        if (!row)
            row = buttonsFor(lanes[i], spec->layers[layer].source);
        row->move(m_viewport->width() - row->width() - 8, int(layout.bottom(i)) - row->height() - 4);
        row->setVisible(row->y() >= (layout.pinned(i) ? top : layout.fixedBottom()));
        kept.insert(lanes[i].id, row);
    }
    for (const auto& gone : std::as_const(m_buttons))
        if (gone)
            gone->deleteLater();
    m_buttons = kept;
}
