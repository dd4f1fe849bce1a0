#include "views/figures/figurelegend.h"

#include "views/geometry/grain.h"
#include "views/ink/lettering.h"

#include <algorithm>

namespace
{

constexpr double swatch = 12, swatchGap = 5, itemGap = 14, laneGap = 8, margin = 8, top = 6;

/// What the options of a lane do to the values that are drawn of it: "smoothed over 1 kb".
QString noteOf(const LaneView& lane, const Scale& scale)
{
    return notesOf(lane, scale).join(QStringLiteral(", "));
}

} // namespace

FigureLegend::FigureLegend(const Scene& scene, double width, const Theme& theme)
    : m_theme(theme)
{
    if (scene.panels.isEmpty())
        return;
    for (const LaneView& lane : scene.panels.first().lanes) {
        const QString note = noteOf(lane, scene.panels.first().scale);
        if (lane.layers.size() > 1)
            for (const LayerView& layer : lane.layers) {
                const bool first = &layer == &lane.layers.first();
                m_items.append({ first ? lane.name : QString(), layer.name, layer.colour, !first, 0, 0 });
            }
        if (!note.isEmpty())
            m_items.append({ lane.layers.size() > 1 ? QString() : lane.name, note, std::nullopt, false, 0, 0 });
    }
    wrap(width);
}

double FigureLegend::swatchRoom(const Item& item)
{
    return item.colour ? swatch + swatchGap : 0;
}

double FigureLegend::width(const Item& item) const
{
    const double lane = item.lane.isEmpty() ? 0 : textWidth(item.lane, m_theme.smallFont) + laneGap;
    return lane + swatchRoom(item) + textWidth(item.name, m_theme.smallFont);
}

void FigureLegend::wrap(double room)
{
    double x = margin;
    int row = 0;
    for (Item& item : m_items) {
        item.lane = elidedTo(room / 2, item.lane, m_theme.smallFont);
        item.name = elidedTo(room / 2 - swatchRoom(item) - laneGap - 2 * margin, item.name, m_theme.smallFont);
        const bool newLane = !item.lane.isEmpty() && &item != &m_items.first();
        if (newLane || x + width(item) > room - margin) {
            x = item.lane.isEmpty() ? 3 * margin : margin;
            ++row;
        }
        item.x = x;
        item.row = row;
        x += width(item) + itemGap;
    }
}

double FigureLegend::height() const
{
    return m_items.isEmpty() ? 0 : top + (m_items.last().row + 1) * lineHeight(m_theme.smallFont) + 2;
}

void FigureLegend::paint(QPainter& painter, const QPointF& topLeft) const
{
    const double line = lineHeight(m_theme.smallFont);
    for (const Item& item : m_items) {
        double x = topLeft.x() + item.x;
        const double middle = topLeft.y() + top + (item.row + 0.5) * line, baseline = baselineAround(middle, m_theme.smallFont);
        if (!item.lane.isEmpty()) {
            drawText(painter, { x, baseline }, item.lane, m_theme.smallFont, m_theme.quietText);
            x += textWidth(item.lane, m_theme.smallFont) + laneGap;
        }
        if (item.colour) {
            const double half = item.line ? 0.75 * m_theme.line : 4;
            painter.fillRect(QRectF(x, middle - half, swatch, 2 * half), m_theme.readable(*item.colour));
        }
        drawText(painter, { x + swatchRoom(item), baseline }, item.name, m_theme.smallFont,
            item.colour ? m_theme.text : m_theme.quietText);
    }
}
