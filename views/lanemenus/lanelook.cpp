#include "views/lanemenus/lanelook.h"

#include "views/lanemenus/lanedialogs.h"

#include <QAction>
#include <QColorDialog>
#include <QInputDialog>
#include <QMenu>
#include <QSet>

LaneLook::LaneLook(QMenu& menu, const SelectedLanes& lanes, QWidget* parent)
    : m_menu(menu)
    , m_lanes(lanes)
    , m_parent(parent)
{
}

QAction* LaneLook::add(QMenu& menu, const QString& text, const Edit& edit) const
{
    return menu.addAction(text, [lanes = m_lanes, text, edit] { lanes.change(QString(text).remove(u'&'), edit); });
}

void LaneLook::addTicked(QMenu& menu, const QString& text, bool ticked, const Edit& edit) const
{
    QAction* action = add(menu, text, edit);
    action->setCheckable(true);
    action->setChecked(ticked);
}

void LaneLook::addColours() const
{
    addColour(QObject::tr("&Colour"), &LayerSpec::colour);
    if (!m_lanes.show<tracks::Signal>())
        return;
    addColour(QObject::tr("Colour below &zero"), &LayerSpec::below);
    if (m_lanes.anyLayer([](const LayerView& layer) { return layer.below.isValid(); }))
        add(m_menu, QObject::tr("One colour above and &below zero"), [](LaneSpec& lane) {
            for (LayerSpec& layer : lane.layers)
                layer.below = QColor();
        });
}

void LaneLook::addColour(const QString& text, LayerColour which) const
{
    const QVector<LayerView>& layers = m_lanes.first().layers;
    if (m_lanes.several() || layers.size() == 1) {
        m_menu.addAction(QObject::tr("%1…").arg(text), [self = *this, text, which] { self.askColour(text, -1, which); });
        return;
    }
    QMenu* colours = m_menu.addMenu(text);
    for (qsizetype i = 0; i < layers.size(); ++i)
        colours->addAction(layers[i].name, [self = *this, text, i, which] { self.askColour(text, int(i), which); });
}

void LaneLook::askColour(QString text, int layer, LayerColour which) const
{
    const LayerSpec now = m_lanes.session().state().lane(m_lanes.first().id)->layers.value(std::max(0, layer));
    const QColor colour = QColorDialog::getColor(
        (now.*which).isValid() ? now.*which : now.colour, m_parent, text.remove(u'&'), QColorDialog::ShowAlphaChannel);
    if (!colour.isValid())
        return;
    m_lanes.change(text, [layer, colour, which](LaneSpec& lane) {
        for (qsizetype i = 0; i < lane.layers.size(); ++i)
            if (layer < 0 || i == layer)
                lane.layers[i].*which = colour;
    });
}

void LaneLook::addOptions(LaneOption::Lanes lanes) const
{
    for (const LaneOption& option : laneOptions())
        if (option.lanes == lanes)
            addOption(option);
}

void LaneLook::addOption(const LaneOption& option) const
{
    const QString label = QObject::tr(option.label);
    const double now = option.value(m_lanes.first());
    const auto offer = [&](QMenu& menu, const QString& text, double value, bool on) {
        const QString what = QString(option.most > 0 ? label + u' ' + text : text).remove(u'&');
        QAction* action = menu.addAction(text, [lanes = m_lanes, what, set = option.set, value] {
            lanes.change(what, [set, value](LaneSpec& lane) { set(lane, value); });
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

void LaneLook::askNumber(const LaneOption& option) const
{
    bool ok = false;
    const QString label = QObject::tr(option.label).remove(u'&');
    const int number = QInputDialog::getInt(m_parent, QObject::tr("%1 of %2").arg(label, m_lanes.title()), QObject::tr("bp:"),
        int(option.value(m_lanes.first())), 0, int(option.most), 1, &ok);
    if (ok)
        m_lanes.change(label, [set = option.set, number](LaneSpec& lane) { set(lane, number); });
}

void LaneLook::addRanges() const
{
    QMenu& menu = *m_menu.addMenu(QObject::tr("&Range"));
    const ValueScale& now = m_lanes.first().scale;
    addTicked(menu, QObject::tr("&Visible data"), now.range == ValueScale::Range::Visible,
        [](LaneSpec& lane) { lane.scale.range = ValueScale::Range::Visible; });
    for (const double percentile : { 99.9, 99.0, 95.0 })
        addTicked(menu, QObject::tr("Visible data up to the %1th percentile").arg(percentile),
            now.range == ValueScale::Range::Percentile && now.percentile == percentile, [percentile](LaneSpec& lane) {
                lane.scale.range = ValueScale::Range::Percentile;
                lane.scale.percentile = percentile;
            });
    QAction* fixed = menu.addAction(QObject::tr("&Fixed…"), [self = *this] { self.askFixedRange(); });
    fixed->setCheckable(true);
    fixed->setChecked(now.range == ValueScale::Range::Fixed);
    menu.addSeparator();
    QAction* share = menu.addAction(QObject::tr("&One range for the selected lanes"), QKeySequence(Qt::CTRL | Qt::Key_G),
        [self = *this] { self.shareRange(); });
    share->setEnabled(m_lanes.several());
    QAction* leave = add(menu, QObject::tr("&Leave the common range"), [](LaneSpec& lane) { lane.scale.group.clear(); });
    leave->setEnabled(!now.group.isEmpty());
}

void LaneLook::askFixedRange() const
{
    if (const auto range = askRange(m_parent, valueRange(m_lanes.first(), m_lanes.scale())))
        m_lanes.change(QObject::tr("Fixed range"), [range](LaneSpec& lane) {
            lane.scale.range = ValueScale::Range::Fixed;
            lane.scale.low = range->low;
            lane.scale.high = range->high;
        });
}

void LaneLook::shareRange() const
{
    QSet<QString> taken;
    for (const LaneSpec& lane : m_lanes.session().state().lanes)
        taken.insert(lane.scale.group);
    QString name(u'A');
    while (taken.contains(name))
        name = QChar(name[0].unicode() + 1);
    m_lanes.change(QObject::tr("Common range"), [name](LaneSpec& lane) {
        lane.scale.group = name;
        if (lane.scale.range == ValueScale::Range::Fixed)
            lane.scale.range = ValueScale::Range::Visible;
    });
}

void LaneLook::addArcs() const
{
    QMenu& menu = *m_menu.addMenu(QObject::tr("&Arcs"));
    menu.addAction(QObject::tr("&Threshold and number…"), [lanes = m_lanes, parent = m_parent] {
        if (const auto choice = askArcs(parent, lanes.first()))
            lanes.change(QObject::tr("Arcs"), [choice](LaneSpec& lane) { lane.arcs = *choice; });
    });
    using Height = ArcChoice::Height;
    const auto addHeight = [&](const QString& text, Height height) {
        addTicked(menu, text, m_lanes.first().arcs.height == height, [height](LaneSpec& lane) { lane.arcs.height = height; });
    };
    addHeight(QObject::tr("Height by &span"), Height::Span);
    addHeight(QObject::tr("Height by s&core"), Height::Score);
    addHeight(QObject::tr("All of &one height"), Height::Fixed);
}
