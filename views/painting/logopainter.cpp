#include "views/geometry/letters.h"
#include "views/ink/pixelink.h"
#include "views/painting/painters.h"
#include "views/painting/signalplot.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <map>

namespace
{

constexpr double narrowest = 4; ///< pixels per base from which letters are told apart

bool isWide(const Scale& scale)
{
    return 1 / scale.bpPerPixel() >= narrowest * (1 - 1e-9);
}

/// Outlines of letters, to be stretched.
class Glyphs
{
public:
    explicit Glyphs(QFont font)
        : m_font(std::move(font))
    {
        m_font.setBold(true);
        m_font.setPixelSize(100);
    }

    /// The letter filling `box`; upside down: mirrored at its middle.
    QPainterPath filling(const QRectF& box, QChar letter, bool upsideDown)
    {
        QPainterPath& outline = m_outlines[letter];
        if (outline.isEmpty())
            outline.addText(0, 0, m_font, letter);
        const QRectF own = outline.boundingRect();
        QTransform stretch;
        stretch.translate(box.left(), upsideDown ? box.bottom() : box.top());
        stretch.scale(box.width() / own.width(), (upsideDown ? -1 : 1) * box.height() / own.height());
        stretch.translate(-own.left(), -own.top());
        return stretch.map(outline);
    }

private:
    QFont m_font;
    std::map<QChar, QPainterPath> m_outlines;
};

/// The value at a base. Its middle half: bins need not begin where bases do, and are at most a quarter of one here.
double valueOf(const tracks::Signal& signal, const Letter& letter, WindowFunction function)
{
    return summaryOf(signal, double(letter.position) + 0.25, double(letter.position) + 0.75).by(function);
}

} // namespace

bool SignalPlot::isLogo(qsizetype layer) const
{
    const auto* bases = lane.letters.slice ? std::get_if<tracks::Bases>(lane.letters.slice.get()) : nullptr;
    return layer == 0 && lane.style == SignalStyle::Logo && isWide(scale) && lane.layers[layer].signal() && bases
        && !bases->letters.empty() && bases->where.contains(scale.interval());
}

QString logoProblem(const LaneView& lane, const Scale& scale)
{
    if (lane.style != SignalStyle::Logo || !isWide(scale) || lane.letters.busy)
        return {};
    if (!lane.letters.problem.isEmpty())
        return lane.letters.problem;
    const auto* bases = lane.letters.slice ? std::get_if<tracks::Bases>(lane.letters.slice.get()) : nullptr;
    const bool none = bases && bases->letters.empty() && bases->where.contains(scale.interval());
    return none ? QCoreApplication::translate(
               "Painters", "The genome knows no letters here, so the logo is drawn as bars: open its FASTA or 2bit file.")
                : QString();
}

void paintLogo(QPainter& painter, const SignalPlot& plot, qsizetype layer, const Theme& theme)
{
    const tracks::Signal& signal = *plot.lane.layers[layer].signal();
    Glyphs glyphs(theme.font);
    QPainterPath visible;
    visible.addRect(plot.data);
    std::map<QRgb, QPainterPath> paths; // one for each colour keeps an SVG easy to edit
    const bool screen = PixelInk::suits(painter);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Letter& letter : lettersIn(plot.data, plot.scale, std::get<tracks::Bases>(*plot.lane.letters.slice))) {
        const double value = valueOf(signal, letter, plot.lane.function);
        const double gap = (letter.right - letter.left) * 0.04, base = plot.axis.baseline(), tip = plot.axis.y(value);
        const QRectF box(letter.left + gap, std::min(base, tip), letter.right - letter.left - 2 * gap, std::abs(base - tip));
        if (!(box.height() >= 0.1)) // missing ones too
            continue;
        QPainterPath shape = glyphs.filling(box, letter.base, value < 0);
        if (letter.left < plot.data.left() || letter.right > plot.data.right())
            shape = shape.intersected(visible);
        const QColor colour = theme.readable(Theme::baseColour(letter.base));
        if (screen) // whose rasteriser is slow with many points
            painter.fillPath(shape, colour);
        else
            paths[colour.rgb()].addPath(shape);
    }
    for (const auto& [colour, path] : paths)
        painter.fillPath(path, QColor(colour));
    painter.restore();
    paintBeyond(painter, plot.data, plot.columns[size_t(layer)], plot.axis.range());
}
