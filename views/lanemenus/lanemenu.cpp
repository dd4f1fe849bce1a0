#include "views/lanemenus/lanemenu.h"

#include "views/document/arrange.h"
#include "views/document/laneorder.h"
#include "views/document/whatiflanes.h"
#include "views/lanemenus/lanelook.h"
#include "views/lanemenus/whatifmenu.h"
#include "views/lanes/lane.h"
#include "views/painting/painters.h"

#include <QAction>
#include <QHash>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>

namespace
{

/// The entries of a menu about the selected lanes. A value: entries keep a copy.
class LaneMenu
{
public:
    LaneMenu(QMenu& menu, const SelectedLanes& lanes, const Theme& theme, QWidget* parent)
        : m_menu(menu)
        , m_lanes(lanes)
        , m_theme(theme)
        , m_parent(parent)
    {
    }

    void fill() const
    {
        const LaneLook look(m_menu, m_lanes, m_parent);
        const bool signal = m_lanes.show<tracks::Signal>(), features = m_lanes.show<tracks::Features>();
        m_menu
            .addAction(m_menu.fontMetrics().elidedText(m_lanes.title(), Qt::ElideRight, 320).replace(u'&', QStringLiteral("&&")))
            ->setEnabled(false);
        m_menu.addSeparator();
        addNaming();
        look.addColours();
        if (features)
            look.addOptions(LaneOption::Lanes::Features);
        addHeight(features);
        if (signal) {
            look.addOptions(LaneOption::Lanes::Signals);
            look.addRanges();
        }
        if (m_lanes.show<tracks::Arcs>())
            look.addArcs();
        if (signal)
            addCombining();
        m_menu.addSeparator();
        addOrder();
        m_menu.addSeparator();
        addEnd();
    }

private:
    /// One undoable step of the whole session.
    void change(const QString& what, const std::function<void(SessionState&, const QVector<int>&)>& edit) const
    {
        m_lanes.session().change(what, [&](SessionState& state) { edit(state, m_lanes.ids()); });
    }

    void addNaming() const
    {
        if (!m_lanes.several())
            m_menu.addAction(QObject::tr("Re&name…"), QKeySequence(Qt::Key_F2), [self = *this] {
                bool ok = false;
                const QString name = QInputDialog::getText(self.m_parent, QObject::tr("Rename lane"), QObject::tr("Name:"),
                    QLineEdit::Normal, self.m_lanes.first().name, &ok);
                if (ok)
                    self.m_lanes.change(QObject::tr("Rename"), [name](LaneSpec& lane) { lane.name = name; });
            });
    }

    void addHeight(bool rows) const
    {
        m_menu.addAction(QObject::tr("&Height…"), [self = *this] {
            bool ok = false;
            const int height = QInputDialog::getInt(self.m_parent, QObject::tr("Height of %1").arg(self.m_lanes.title()),
                QObject::tr("Pixels:"), int(self.m_lanes.first().height), 16, 2000, 4, &ok);
            if (ok)
                self.m_lanes.change(QObject::tr("Height"), [height](LaneSpec& lane) { lane.height = height; });
        });
        if (rows)
            m_menu.addAction(QObject::tr("&Fit height to its rows"), [self = *this] { self.fitHeight(); });
    }

    void fitHeight() const
    {
        QHash<int, double> heights;
        const Scene scene = m_lanes.panels().scene(laneHeaderWidth);
        for (const PanelView& panel : scene.panels)
            for (const LaneView& lane : panel.lanes)
                heights[lane.id] = std::max(heights.value(lane.id), preferredHeight(lane, panel.scale, m_theme));
        m_lanes.change(QObject::tr("Fit height"),
            [heights](LaneSpec& lane) { lane.height = std::clamp(std::round(heights.value(lane.id)), 16.0, 2000.0); });
    }

    /// Several lanes in one, a lane in several, one lane less another.
    void addCombining() const
    {
        const auto step = [this](const QString& text, bool possible, auto edit) {
            m_menu.addAction(text, [self = *this, text, edit] { self.change(QString(text).remove(u'&'), edit); })
                ->setEnabled(possible);
        };
        const auto formula = [](FormulaSource::Operation operation) {
            return [operation](SessionState& state, const QVector<int>& ids) {
                const LaneSpec a = *state.lane(ids.first()), b = *state.lane(ids.last());
                addFormula(state, a, b, operation);
            };
        };
        const qsizetype lanes = m_lanes.ids().size(), layers = m_lanes.first().layers.size();
        const bool two = lanes == 2 || (lanes == 1 && layers == 2);
        m_menu.addSeparator();
        step(QObject::tr("&Overlay the selected lanes"), lanes > 1, overlayLanes);
        step(QObject::tr("Separate its &layers"), lanes == 1 && layers > 1,
            [](SessionState& state, const QVector<int>& ids) { separateLayers(state, ids.first()); });
        step(QObject::tr("&Difference (first − second)"), two, formula(FormulaSource::Operation::Difference));
        step(QObject::tr("Ratio, lo&g2 (first / second)"), two, formula(FormulaSource::Operation::Log2Ratio));
        const QVector<Source> predictions = editablePredictions(m_lanes.session().state(), m_lanes.ids());
        if (!predictions.isEmpty())
            m_menu.addAction(QObject::tr("&What if…"),
                [self = *this, predictions] { askWhatIf(self.m_lanes.session(), predictions, {}, self.m_parent); });
    }

    void addOrder() const
    {
        QMenu* menu = m_menu.addMenu(QObject::tr("&Move"));
        const auto order = [&](const QString& text, const QKeySequence& keys, auto move) {
            menu->addAction(text, keys, [self = *this, move] { self.change(QObject::tr("Move lanes"), move); });
        };
        order(QObject::tr("&Up"), QKeySequence(Qt::ALT | Qt::Key_Up),
            [](SessionState& state, const auto& ids) { stepLanes(state, ids, false); });
        order(QObject::tr("&Down"), QKeySequence(Qt::ALT | Qt::Key_Down),
            [](SessionState& state, const auto& ids) { stepLanes(state, ids, true); });
        order(QObject::tr("To the &top"), QKeySequence(Qt::ALT | Qt::Key_Home),
            [](SessionState& state, const auto& ids) { moveLanes(state, ids, 0); });
        order(QObject::tr("To the &bottom"), QKeySequence(Qt::ALT | Qt::Key_End),
            [](SessionState& state, const auto& ids) { moveLanes(state, ids, state.lanes.size()); });
        const bool pinned = m_lanes.first().pinned;
        QAction* pin = m_menu.addAction(QObject::tr("&Pin at the top"), [self = *this, pinned] {
            self.change(pinned ? QObject::tr("Unpin lanes") : QObject::tr("Pin lanes"),
                [pinned](SessionState& state, const auto& ids) { pinLanes(state, ids, !pinned); });
        });
        pin->setCheckable(true);
        pin->setChecked(pinned);
    }

    void addEnd() const
    {
        m_menu.addAction(QObject::tr("R&ead again"), [lanes = m_lanes] {
            for (Lane* lane : lanes.panels().lanes())
                if (lanes.ids().contains(lane->spec().id))
                    lane->retry();
        });
        m_menu.addAction(QObject::tr("Remo&ve"), QKeySequence(Qt::Key_Delete),
            [self = *this] { self.change(QObject::tr("Remove %1").arg(self.m_lanes.title()), removeLanes); });
    }

    QMenu& m_menu;
    SelectedLanes m_lanes;
    Theme m_theme;
    QWidget* m_parent;
};

} // namespace

void fillLaneMenu(QMenu& menu, Session& session, Panels& panels, const Theme& theme, QWidget* parent)
{
    const SelectedLanes lanes(session, panels);
    if (lanes.empty())
        menu.addAction(QObject::tr("Click the name of a lane to select it"))->setEnabled(false);
    else
        LaneMenu(menu, lanes, theme, parent).fill();
}
