#include "views/browser/hover.h"

#include "views/geometry/grain.h"
#include "views/painting/painters.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QStringList>

#include <cmath>

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Hover)
};

/// As the file has it: a float holds no more digits than these.
QString exact(double value)
{
    return QString::number(double(float(value)), 'g', 7);
}

QString rough(double value)
{
    return QString::number(value, 'g', 4);
}

QString readoutOf(const tracks::Signal& signal, const LaneView& lane, const Scale& scale, double position)
{
    const std::optional<Summary> found = summaryAt(signal, scale, lane, scale.x(position));
    if (!found)
        return {};
    if (found->missing())
        return Words::tr("no data");
    const QString notes = notesOf(lane, signal, scale).join(QStringLiteral(", "));
    const auto noted = [&](const QString& mean) { return notes.isEmpty() ? mean : mean + QStringLiteral(", ") + notes; };
    if (!std::isnan(found->spread) && (lane.function == WindowFunction::Envelope || !(found->min < found->max)))
        return noted(
            Words::tr("mean %1 ± %2 (SD of %3 models)").arg(rough(found->mean), rough(found->spread)).arg(signal.members));
    if (!(found->min < found->max))
        return noted(exact(found->mean));
    switch (lane.function) {
    case WindowFunction::Max:
        return Words::tr("max %1").arg(rough(found->max));
    case WindowFunction::Min:
        return Words::tr("min %1").arg(rough(found->min));
    case WindowFunction::Mean:
        return noted(Words::tr("mean %1").arg(rough(found->mean)));
    case WindowFunction::Envelope:
        break;
    }
    const QString least = rough(found->min), most = rough(found->max);
    return notes.isEmpty()
        ? Words::tr("mean %1 (%2 to %3)").arg(rough(found->mean), least, most)
        : Words::tr("%1 (values here: %2 to %3)").arg(noted(Words::tr("mean %1").arg(rough(found->mean))), least, most);
}

QString readoutOf(const tracks::Features& features, const LaneView&, const Scale& scale, double position)
{
    const double slack = 2 * scale.bpPerPixel();
    QStringList names;
    for (const genome::Feature& feature : features.items) {
        if (double(feature.start) - slack > position || double(feature.end) + slack < position)
            continue;
        QString name = QString::fromStdString(feature.name.empty() ? feature.id : feature.name);
        if (name.isEmpty())
            name = QString::fromStdString(toText({ scale.interval().chrom, feature.start, feature.end }));
        if (!std::isnan(feature.score) && feature.score != 0)
            name += QStringLiteral(" (%1)").arg(rough(feature.score));
        if (!names.contains(name))
            names.append(name);
    }
    constexpr qsizetype most = 4;
    if (names.size() > most)
        names = names.mid(0, most) << QStringLiteral("+%1").arg(names.size() - most);
    return names.join(QStringLiteral(", "));
}

QString readoutOf(const tracks::Bases& bases, const LaneView&, const Scale& scale, double position)
{
    const int64_t at = int64_t(std::floor(position)) - bases.where.start;
    if (at < 0 || at >= int64_t(bases.letters.size()) || bases.where.chrom != scale.interval().chrom)
        return {};
    const QChar letter = QChar::fromLatin1(bases.letters[size_t(at)]);
    return scale.reversed() ? complement(letter) : letter;
}

/// The arcs under the pointer that the lane draws, strongest first.
QString readoutOf(const tracks::Arcs& arcs, const LaneView& lane, const Scale& scale, double position)
{
    const double slack = 3 * scale.bpPerPixel();
    const auto under = [&](const Interval& anchor) {
        return anchor.chrom == scale.interval().chrom && double(anchor.start) - slack <= position
            && position <= double(anchor.end) + slack;
    };
    const ArcGeometry drawn(arcs, scale, QRectF(scale.left(), 0, scale.width(), lane.height), lane.arcs);
    QStringList names;
    for (auto curve = drawn.curves().rbegin(); curve != drawn.curves().rend() && names.size() < 3; ++curve) {
        const tracks::Arc& arc = *curve->arc;
        if (!under(arc.a) && !under(arc.b))
            continue;
        QString text = QString::fromStdString(arc.name.empty() ? toText(arc.a) + " – " + toText(arc.b) : arc.name);
        if (!std::isnan(arc.score))
            text += QStringLiteral(" (%1)").arg(rough(arc.score));
        names.append(text);
    }
    return names.join(QStringLiteral(", "));
}

QString readoutOf(const tracks::Matrix&, const LaneView&, const Scale&, double)
{
    return {};
}

/// A small framed label beside the line at `x`, on the side where it fits.
void paintLabel(QPainter& painter, const Scale& scale, double x, double y, const QString& text, const Theme& theme)
{
    const QFontMetricsF metrics(theme.smallFont);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, scale.width() - 16);
    QRectF box(x + 5, y, metrics.horizontalAdvance(shown) + 10, metrics.height() + 4);
    if (box.right() > scale.right())
        box.moveRight(x - 5);
    box.moveLeft(std::max(box.left(), scale.left()));
    painter.fillRect(box, theme.background);
    painter.setPen(theme.separator);
    painter.drawRect(box);
    painter.setPen(theme.text);
    painter.drawText(box, Qt::AlignCenter, shown);
}

} // namespace

QString readout(const LaneView& lane, const Scale& scale, double position)
{
    QStringList parts;
    for (const LayerView& layer : lane.layers) {
        if (!layer.slice)
            continue;
        const QString text = std::visit([&](const auto& slice) { return readoutOf(slice, lane, scale, position); }, *layer.slice);
        if (!text.isEmpty())
            parts.append(lane.layers.size() > 1 ? layer.name + QLatin1Char(' ') + text : text);
    }
    return parts.join(QStringLiteral(" · "));
}

QString positionText(const Scene& scene, double x)
{
    const int panel = scene.panelAt(x);
    if (panel < 0)
        return {};
    const Scale& scale = scene.panels[panel].scale;
    return QString::fromStdString(scale.interval().chrom + ":" + withCommas(int64_t(std::floor(scale.position(x))) + 1));
}

QString valuesAt(const Scene& scene, double x)
{
    const int panel = scene.panelAt(x);
    if (panel < 0)
        return {};
    const PanelView& shown = scene.panels[panel];
    QStringList lines { positionText(scene, x) };
    for (const LaneView& lane : shown.lanes)
        if (const QString text = readout(lane, shown.scale, shown.scale.position(x)); !text.isEmpty())
            lines << lane.name + u'\t' + text;
    return lines.join(u'\n');
}

namespace
{

/// Makes the arc under the pointer stand out. Returns what there is to say of it; empty when there is none.
QString paintArcUnder(QPainter& painter, const Scale& scale, const QPointF& pointer, const LaneAt& at, const Theme& theme)
{
    const LaneView& lane = *at.lane;
    for (qsizetype i = 0; i < lane.layers.size(); ++i) {
        const LayerView& layer = lane.layers[i];
        const auto* arcs = layer.slice ? std::get_if<tracks::Arcs>(layer.slice.get()) : nullptr;
        const QRectF area = layerArea(QRectF(scale.left(), at.top, scale.width(), lane.height), scale, lane, i);
        const tracks::Arc* arc = arcs ? ArcGeometry(*arcs, scale, area, lane.arcs).at(pointer) : nullptr;
        if (!arc)
            continue;
        paintArcAlone(painter, area, scale, *arcs, lane.arcs, *arc, layer.colour, theme);
        return arcText(*arc);
    }
    return {};
}

} // namespace

void paintHover(QPainter& painter, const Scale& scale, const QPointF& pointer, double bottom, const std::vector<LaneAt>& lanes,
    const Theme& theme)
{
    const double x = pointer.x(), position = scale.position(x);
    painter.setPen(QPen(theme.axis, 1, Qt::DotLine));
    painter.drawLine(QPointF(x, rulerHeightIn(theme)), QPointF(x, bottom));
    painter.setFont(theme.smallFont);
    const double labelHeight = QFontMetricsF(theme.smallFont).height() + 4;
    paintLabel(painter, scale, x, rulerHeightIn(theme) - labelHeight - 2,
        QString::fromStdString(withCommas(int64_t(std::floor(position)) + 1)), theme);
    for (const LaneAt& at : lanes) {
        const bool inside = pointer.y() >= at.top && pointer.y() < at.top + at.lane->height;
        QString text = inside ? paintArcUnder(painter, scale, pointer, at, theme) : QString();
        if (text.isEmpty())
            text = readout(*at.lane, scale, position);
        painter.setFont(theme.smallFont);
        if (!text.isEmpty())
            paintLabel(painter, scale, x, at.top + 2, text, theme);
    }
}
