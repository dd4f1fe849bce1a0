#include "views/painting/signalplot.h"

#include "views/painting/heatmap.h"
#include "views/painting/painters.h"

#include <algorithm>

SignalPlot::SignalPlot(const LaneView& shown, const Scale& at, const QRectF& where)
    : lane(shown)
    , scale(at)
    , data(where)
    , columns(columnsOf(shown, at))
    , axis(valueRange(shown, columns), shown.scale.transform, where.top(), where.bottom())
{
}

bool SignalPlot::isLine(qsizetype layer) const
{
    return lane.style == SignalStyle::Line || (layer > 0 && lane.layers[layer].colour.alpha() == 255);
}

QRectF SignalPlot::row(qsizetype layer) const
{
    const double height = data.height() / double(lane.layers.size());
    const double top = std::round(data.top() + height * double(layer)), end = std::round(data.top() + height * double(layer + 1));
    const double gap = layer + 1 < lane.layers.size() && height >= 6 ? 1 : 0;
    return { data.left(), std::max(top, data.top()), data.width(),
        std::min(end, data.bottom()) - std::max(top, data.top()) - gap };
}

namespace
{

void paintRows(QPainter& painter, const SignalPlot& plot, const Theme& theme)
{
    for (qsizetype layer = 0; layer < plot.lane.layers.size(); ++layer) {
        const HeatRamp ramp(plot.axis, plot.lane.layers[layer].colour, theme, plot.lane.layers[layer].below);
        paintHeat(painter, plot.row(layer), plot.columns[size_t(layer)], ramp, theme);
        paintBeyond(painter, plot.row(layer), plot.columns[size_t(layer)], plot.axis.range());
    }
}

void paintGraphs(QPainter& painter, const SignalPlot& plot, double margin, const Theme& theme)
{
    const QRectF& data = plot.data;
    painter.fillRect(QRectF(data.left(), plot.axis.baseline() - theme.line / 2, data.width(), theme.line), theme.grid);
    const double thickness = std::min(3.0, data.height() / 4), floor = data.bottom() + margin;
    const QRectF below(data.left(), std::min(plot.axis.baseline() + 1, floor - thickness), data.width(), thickness);
    paintMissing(painter, below, plot.columns.front(), theme);
    for (qsizetype layer = 0; layer < plot.lane.layers.size(); ++layer) {
        const LayerView& shown = plot.lane.layers[layer];
        const auto paint = [&](const Columns& columns, const QColor& colour) {
            paintSignal(painter, data, columns, theme.readable(colour), plot.axis, plot.isLine(layer), theme.line);
        };
        const Columns& columns = plot.columns[size_t(layer)];
        if (plot.isLogo(layer)) {
            paintLogo(painter, plot, layer, theme);
        } else if (shown.below.isValid()) {
            paint(sideOf(columns, false), shown.colour);
            paint(sideOf(columns, true), shown.below);
        } else {
            paint(columns, shown.colour);
        }
    }
}

} // namespace

void paintSignals(QPainter& painter, const SignalPlot& plot, double margin, const Theme& theme)
{
    if (plot.isHeatMap())
        paintRows(painter, plot, theme);
    else
        paintGraphs(painter, plot, margin, theme);
}
