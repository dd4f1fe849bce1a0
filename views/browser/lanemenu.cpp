#include "views/browser/lanemenu.h"

#include "views/browser/browserview.h"
#include "views/browser/lanedialogs.h"
#include "views/browser/whatifmenu.h"
#include "views/document/arrange.h"
#include "views/document/laneoptions.h"
#include "views/document/laneorder.h"
#include "views/document/whatiflanes.h"
#include "views/painting/painters.h"

#include <QActionGroup>
#include <QApplication>
#include <QColorDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>

namespace
{

using Edit = std::function<void(LaneSpec&)>;

/// The lanes a menu is about, and how to change them.
class LaneMenu
{
public:
    LaneMenu(QMenu& menu, Session& session, Panels& panels, QWidget* parent)
        : m_menu(menu)
        , m_session(session)
        , m_panels(panels)
        , m_parent(parent)
        , m_ids(session.selection().lanes())
    {
        for (const PanelView& panel : panels.scene(0).panels)
            for (const LaneView& lane : panel.lanes)
                if (m_ids.contains(lane.id))
                    m_views.append({ lane, panel.scale });
    }

    void fill()
    {
        if (m_views.isEmpty()) {
            m_menu.addAction(QObject::tr("Click the name of a lane to select it"))->setEnabled(false);
            return;
        }
        m_menu.addAction(m_menu.fontMetrics().elidedText(title(), Qt::ElideRight, 320).replace(u'&', QStringLiteral("&&")))
            ->setEnabled(false);
        m_menu.addSeparator();
        addNaming();
        if (any([](const LayerView& layer) { return layer.signal(); }))
            addValues();
        if (any([](const LayerView& layer) { return layer.slice && std::holds_alternative<tracks::Arcs>(*layer.slice); }))
            addArcs();
        if (any([](const LayerView& layer) { return layer.signal(); }))
            addCombining();
        m_menu.addSeparator();
        addOrder();
        m_menu.addSeparator();
        addEnd();
    }

private:
    struct Shown {
        LaneView lane;
        Scale scale;
    };

    const LaneView& first() const { return m_views.first().lane; }
    QString title() const { return m_ids.size() > 1 ? QObject::tr("%n lane(s)", nullptr, int(m_ids.size())) : first().name; }
    template <typename Test>
    bool any(const Test& test) const
    {
        return std::any_of(m_views.begin(), m_views.end(),
            [&](const Shown& shown) { return std::any_of(shown.lane.layers.begin(), shown.lane.layers.end(), test); });
    }

    /// One undoable step for all selected lanes.
    void change(const QString& what, const Edit& edit) const
    {
        m_session.change(QStringLiteral("%1: %2").arg(title(), what), [&](SessionState& state) {
            for (LaneSpec& lane : state.lanes)
                if (m_ids.contains(lane.id))
                    edit(lane);
        });
    }
    QAction* add(QMenu& menu, const QString& text, const Edit& edit) const
    {
        return menu.addAction(text, [self = *this, text, edit] { self.change(QString(text).remove(u'&'), edit); });
    }
    /// A choice of one among several, ticked where the first lane has it.
    template <typename Value>
    void addChoice(QMenu& menu, const QString& text, Value value, Value now, Value& (*member)(LaneSpec&)) const
    {
        QAction* action = add(menu, text, [value, member](LaneSpec& lane) { member(lane) = value; });
        action->setCheckable(true);
        action->setChecked(value == now);
    }

    void addNaming()
    {
        if (m_ids.size() == 1)
            m_menu.addAction(QObject::tr("Re&name…"), QKeySequence(Qt::Key_F2), [self = *this] {
                bool ok = false;
                const QString name = QInputDialog::getText(
                    self.m_parent, QObject::tr("Rename lane"), QObject::tr("Name:"), QLineEdit::Normal, self.first().name, &ok);
                if (ok)
                    self.change(QObject::tr("Rename"), [name](LaneSpec& lane) { lane.name = name; });
            });
        addColours(m_menu, QObject::tr("&Colour"), &LayerSpec::colour);
        if (any([](const LayerView& layer) { return layer.signal(); })) {
            addColours(m_menu, QObject::tr("Colour below &zero"), &LayerSpec::below);
            if (any([](const LayerView& layer) { return layer.below.isValid(); }))
                add(m_menu, QObject::tr("One colour above and &below zero"), [](LaneSpec& lane) {
                    for (LayerSpec& layer : lane.layers)
                        layer.below = QColor();
                });
        }
        if (any([](const LayerView& layer) { return layer.slice && std::holds_alternative<tracks::Features>(*layer.slice); }))
            addOptions(LaneOption::Lanes::Features);
        m_menu.addAction(QObject::tr("&Height…"), [self = *this] {
            bool ok = false;
            const int height = QInputDialog::getInt(self.m_parent, QObject::tr("Height of %1").arg(self.title()),
                QObject::tr("Pixels:"), int(self.first().height), 16, 2000, 4, &ok);
            if (ok)
                self.change(QObject::tr("Height"), [height](LaneSpec& lane) { lane.height = height; });
        });
        if (any([](const LayerView& layer) { return layer.slice && std::holds_alternative<tracks::Features>(*layer.slice); }))
            m_menu.addAction(QObject::tr("&Fit height to its rows"), [self = *this] { self.fitHeight(); });
    }

    void addOptions(LaneOption::Lanes lanes)
    {
        for (const LaneOption& option : laneOptions())
            if (option.lanes == lanes)
                addOption(option);
    }
    void addOption(const LaneOption& option)
    {
        const QString label = QObject::tr(option.label);
        const double now = option.value(first());
        const auto offer = [&](QMenu& menu, const QString& text, double value, bool on) {
            const QString what = option.most > 0 ? label + u' ' + text : text;
            QAction* action = menu.addAction(text, [self = *this, what, set = option.set, value] {
                self.change(QString(what).remove(u'&'), [set, value](LaneSpec& lane) { set(lane, value); });
            });
            action->setCheckable(true);
            action->setChecked(on);
        };
        if (option.values.empty())
            return offer(m_menu, label, now == 0, now != 0);
        QMenu* menu = m_menu.addMenu(label);
        for (const LaneOption::Value& value : option.values)
            offer(*menu, QObject::tr(value.label), value.value, value.value == now);
        if (option.most > 0)
            menu->addAction(QObject::tr("&Other…"), [self = *this, &option] { self.askNumber(option); });
    }
    void askNumber(const LaneOption& option) const
    {
        bool ok = false;
        const QString label = QObject::tr(option.label).remove(u'&');
        const int number = QInputDialog::getInt(m_parent, QObject::tr("%1 of %2").arg(label, title()), QObject::tr("bp:"),
            int(option.value(first())), 0, int(option.most), 1, &ok);
        if (ok)
            change(label, [set = option.set, number](LaneSpec& lane) { set(lane, number); });
    }

    using LayerColour = QColor LayerSpec::*;
    void addColours(QMenu& menu, const QString& text, LayerColour which)
    {
        if (m_ids.size() > 1 || first().layers.size() == 1) {
            menu.addAction(QObject::tr("%1…").arg(text), [self = *this, text, which] { self.askColour(text, -1, which); });
            return;
        }
        QMenu* colours = menu.addMenu(text);
        for (qsizetype i = 0; i < first().layers.size(); ++i)
            colours->addAction(first().layers[i].name, [self = *this, text, i, which] { self.askColour(text, int(i), which); });
    }

    /// layer −1: all.
    void askColour(QString text, int layer, LayerColour which) const
    {
        const LayerSpec now = m_session.state().lane(first().id)->layers.value(std::max(0, layer));
        const QColor colour = QColorDialog::getColor(
            (now.*which).isValid() ? now.*which : now.colour, m_parent, text.remove(u'&'), QColorDialog::ShowAlphaChannel);
        if (!colour.isValid())
            return;
        change(text, [layer, colour, which](LaneSpec& lane) {
            for (qsizetype i = 0; i < lane.layers.size(); ++i)
                if (layer < 0 || i == layer)
                    lane.layers[i].*which = colour;
        });
    }

    void fitHeight() const
    {
        QHash<int, double> heights;
        const auto* browser = qobject_cast<const BrowserView*>(m_parent);
        const Theme theme = browser ? browser->theme() : Theme::light();
        const Scene scene = m_panels.scene(laneHeaderWidth);
        for (const PanelView& panel : scene.panels)
            for (const LaneView& lane : panel.lanes)
                heights[lane.id] = std::max(heights.value(lane.id), preferredHeight(lane, panel.scale, theme));
        change(QObject::tr("Fit height"),
            [heights](LaneSpec& lane) { lane.height = std::clamp(std::round(heights.value(lane.id)), 16.0, 2000.0); });
    }

    void addValues()
    {
        addOptions(LaneOption::Lanes::Signals);
        addRanges(*m_menu.addMenu(QObject::tr("&Range")));
    }

    void addRanges(QMenu& menu)
    {
        const ValueScale& now = first().scale;
        const auto tick = [](QAction* action, bool on) {
            action->setCheckable(true);
            action->setChecked(on);
        };
        tick(add(menu, QObject::tr("&Visible data"), [](LaneSpec& lane) { lane.scale.range = ValueScale::Range::Visible; }),
            now.range == ValueScale::Range::Visible);
        for (const double percentile : { 99.9, 99.0, 95.0 })
            tick(add(menu, QObject::tr("Visible data up to the %1th percentile").arg(percentile),
                     [percentile](LaneSpec& lane) {
                         lane.scale.range = ValueScale::Range::Percentile;
                         lane.scale.percentile = percentile;
                     }),
                now.range == ValueScale::Range::Percentile && now.percentile == percentile);
        QAction* fixed = menu.addAction(QObject::tr("&Fixed…"), [self = *this] {
            if (const auto range = askRange(self.m_parent, valueRange(self.first(), self.m_views.first().scale)))
                self.change(QObject::tr("Fixed range"), [range](LaneSpec& lane) {
                    lane.scale.range = ValueScale::Range::Fixed;
                    lane.scale.low = range->low;
                    lane.scale.high = range->high;
                });
        });
        tick(fixed, now.range == ValueScale::Range::Fixed);
        menu.addSeparator();
        QAction* group = menu.addAction(QObject::tr("&One range for the selected lanes"), QKeySequence(Qt::CTRL | Qt::Key_G),
            [self = *this] { self.group(); });
        group->setEnabled(m_ids.size() > 1);
        QAction* leave = add(menu, QObject::tr("&Leave the common range"), [](LaneSpec& lane) { lane.scale.group.clear(); });
        leave->setEnabled(!now.group.isEmpty());
    }

    void group() const
    {
        QSet<QString> taken;
        for (const LaneSpec& lane : m_session.state().lanes)
            taken.insert(lane.scale.group);
        QString name(u'A');
        while (taken.contains(name))
            name = QChar(name[0].unicode() + 1);
        change(QObject::tr("Common range"), [name](LaneSpec& lane) {
            lane.scale.group = name;
            if (lane.scale.range == ValueScale::Range::Fixed)
                lane.scale.range = ValueScale::Range::Visible;
        });
    }

    /// Several lanes in one, a lane in several, one lane less another.
    void addCombining()
    {
        const auto step = [this](const QString& text, auto edit) {
            return m_menu.addAction(text, [self = *this, text, edit] {
                self.m_session.change(QString(text).remove(u'&'), [&](SessionState& state) { edit(state, self.m_ids); });
            });
        };
        m_menu.addSeparator();
        step(QObject::tr("&Overlay the selected lanes"), [](SessionState& state, const QVector<int>& ids) {
            overlayLanes(state, ids);
        })->setEnabled(m_ids.size() > 1);
        step(QObject::tr("Separate its &layers"), [](SessionState& state, const QVector<int>& ids) {
            separateLayers(state, ids.first());
        })->setEnabled(m_ids.size() == 1 && first().layers.size() > 1);
        const bool two = m_ids.size() == 2 || (m_ids.size() == 1 && first().layers.size() == 2);
        const auto formula = [](FormulaSource::Operation operation) {
            return [operation](SessionState& state, const QVector<int>& ids) {
                const LaneSpec a = *state.lane(ids.first()), b = *state.lane(ids.last());
                addFormula(state, a, b, operation);
            };
        };
        step(QObject::tr("&Difference (first − second)"), formula(FormulaSource::Operation::Difference))->setEnabled(two);
        step(QObject::tr("Ratio, lo&g2 (first / second)"), formula(FormulaSource::Operation::Log2Ratio))->setEnabled(two);
        const QVector<Source> predictions = editablePredictions(m_session.state(), m_ids);
        if (!predictions.isEmpty())
            m_menu.addAction(QObject::tr("&What if…"),
                [self = *this, predictions] { askWhatIf(self.m_session, predictions, {}, self.m_parent); });
    }

    void addArcs()
    {
        QMenu* arcs = m_menu.addMenu(QObject::tr("&Arcs"));
        arcs->addAction(QObject::tr("&Threshold and number…"), [self = *this] {
            if (const auto choice = askArcs(self.m_parent, self.first()))
                self.change(QObject::tr("Arcs"), [choice](LaneSpec& lane) { lane.arcs = *choice; });
        });
        const auto heightOf = [](LaneSpec& lane) -> ArcChoice::Height& { return lane.arcs.height; };
        using Height = ArcChoice::Height;
        addChoice<Height>(*arcs, QObject::tr("Height by &span"), Height::Span, first().arcs.height, heightOf);
        addChoice<Height>(*arcs, QObject::tr("Height by s&core"), Height::Score, first().arcs.height, heightOf);
        addChoice<Height>(*arcs, QObject::tr("All of &one height"), Height::Fixed, first().arcs.height, heightOf);
    }

    void addOrder()
    {
        const auto order = [this](QMenu& menu, const QString& text, const QKeySequence& keys, auto move) {
            menu.addAction(text, keys, [self = *this, move] {
                self.m_session.change(QObject::tr("Move lanes"), [&](SessionState& state) { move(state, self.m_ids); });
            });
        };
        QMenu* menu = m_menu.addMenu(QObject::tr("&Move"));
        order(*menu, QObject::tr("&Up"), QKeySequence(Qt::ALT | Qt::Key_Up),
            [](SessionState& state, const auto& ids) { stepLanes(state, ids, false); });
        order(*menu, QObject::tr("&Down"), QKeySequence(Qt::ALT | Qt::Key_Down),
            [](SessionState& state, const auto& ids) { stepLanes(state, ids, true); });
        order(*menu, QObject::tr("To the &top"), QKeySequence(Qt::ALT | Qt::Key_Home),
            [](SessionState& state, const auto& ids) { moveLanes(state, ids, 0); });
        order(*menu, QObject::tr("To the &bottom"), QKeySequence(Qt::ALT | Qt::Key_End),
            [](SessionState& state, const auto& ids) { moveLanes(state, ids, state.lanes.size()); });
        const bool pinned = first().pinned;
        QAction* pin = m_menu.addAction(QObject::tr("&Pin at the top"), [self = *this, pinned] {
            self.m_session.change(pinned ? QObject::tr("Unpin lanes") : QObject::tr("Pin lanes"),
                [&](SessionState& state) { pinLanes(state, self.m_ids, !pinned); });
        });
        pin->setCheckable(true);
        pin->setChecked(pinned);
    }

    void addEnd()
    {
        m_menu.addAction(QObject::tr("R&ead again"), [self = *this] {
            for (Lane* lane : self.m_panels.lanes())
                if (self.m_ids.contains(lane->spec().id))
                    lane->retry();
        });
        m_menu.addAction(QObject::tr("Remo&ve"), QKeySequence(Qt::Key_Delete), [self = *this] {
            self.m_session.change(
                QObject::tr("Remove %1").arg(self.title()), [&](SessionState& state) { removeLanes(state, self.m_ids); });
        });
    }

    QMenu& m_menu;
    Session& m_session;
    Panels& m_panels;
    QWidget* m_parent;
    QVector<int> m_ids;
    QVector<Shown> m_views;
};

} // namespace

void fillLaneMenu(QMenu& menu, Session& session, Panels& panels, QWidget* parent)
{
    LaneMenu(menu, session, panels, parent).fill();
}
