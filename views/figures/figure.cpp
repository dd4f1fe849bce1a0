#include "views/figures/figure.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "views/figures/figurelegend.h"
#include "views/figures/figurepages.h"
#include "views/figures/scalebar.h"
#include "views/ink/lettering.h"
#include "views/painting/painters.h"
#include "views/sheets/svgfigure.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace
{

QString textOf(const Scale& scale)
{
    return QString::fromStdString(toText(scale.interval()));
}

/// Throws when the settings or the scene cannot be drawn.
FigureSpec checked(const FigureSpec& spec, const Scene& scene)
{
    spec.require();
    if (scene.panels.isEmpty() || scene.panels.first().scale.interval().empty())
        throw Error("A figure needs an interval of at least one base: go to a locus first.");
    return spec;
}

bool isEmptyBases(const LaneView& lane)
{
    return !lane.layers.isEmpty() && std::all_of(lane.layers.begin(), lane.layers.end(), [](const LayerView& layer) {
        const auto* bases = layer.slice ? std::get_if<tracks::Bases>(layer.slice.get()) : nullptr;
        return bases && bases->letters.empty();
    });
}

/// Without lanes of letters that are too far away to show any: the hint to zoom in is for a screen.
Scene onPaper(Scene scene)
{
    for (qsizetype lane = scene.laneCount() - 1; lane >= 0; --lane)
        if (std::all_of(scene.panels.begin(), scene.panels.end(),
                [lane](const PanelView& panel) { return isEmptyBases(panel.lanes[lane]); }))
            for (PanelView& panel : scene.panels)
                panel.lanes.remove(lane);
    return scene;
}

/// What is left of the panel, header included when it is the first of its row.
QRectF areaOf(const QRectF& strip, const Scale& scale, bool firstOfRow)
{
    const double left = firstOfRow ? strip.left() : scale.left();
    return { left, strip.top(), scale.right() - left, strip.height() };
}

void paintHeading(QPainter& painter, const QRectF& head, const Scale& scale, const Theme& theme)
{
    drawText(painter, { scale.left(), head.top() + 11 }, elidedTo(scale.width(), textOf(scale), theme.smallFont), theme.smallFont,
        theme.text);
}

} // namespace

Figure::Figure(Scene scene, FigureSpec spec)
    : m_scene(onPaper(std::move(scene)))
    , m_spec(checked(spec, m_scene))
    , m_theme(paperTheme(m_spec))
    , m_layout(m_scene, m_spec, m_theme)
{
    for (PanelView& panel : m_scene.panels)
        for (LaneView& lane : panel.lanes)
            lane.legend = m_spec.legend == FigureSpec::Legend::InLanes;
}

QSize Figure::pixels(double dpi) const
{
    const QSizeF size = sizeMm() / 25.4 * dpi;
    return { int(std::lround(size.width())), int(std::lround(size.height())) };
}

QString Figure::problem() const
{
    for (const PanelView& panel : m_scene.panels)
        for (const LaneView& lane : panel.lanes)
            for (const LayerView& layer : lane.layers)
                if (!layer.problem.isEmpty())
                    return layer.problem;
    return {};
}

QString Figure::title() const
{
    if (!m_spec.title.isEmpty())
        return m_spec.title;
    QStringList loci;
    for (const PanelView& panel : m_scene.panels)
        loci << textOf(panel.scale);
    return loci.join(QStringLiteral(", "));
}

template <typename PaintPanel>
void Figure::forPanels(FigureSheet& sheet, const QString& id, const QString& label, const PaintPanel& paint) const
{
    const bool several = m_scene.panels.size() > 1;
    sheet.open(id, label);
    for (const FigureLayout::Row& row : m_layout.rows)
        for (qsizetype i = row.firstPanel; i < row.firstPanel + row.panels; ++i) {
            const FigureSheet::Paint panel = [&](QPainter& painter) { paint(painter, row, i); };
            const QString locus = textOf(m_scene.panels[i].scale);
            several ? sheet.add(id + u'-' + locus, locus, panel) : sheet.paint(panel);
        }
    sheet.close();
}

void Figure::draw(FigureSheet& sheet, const Monitor& monitor) const
{
    if (m_spec.background == FigureSpec::Background::White)
        sheet.add(QStringLiteral("background"), QStringLiteral("Background"),
            [&](QPainter& painter) { painter.fillRect(QRectF(QPointF(), m_layout.size), m_theme.laneBackground); });
    if (showsRegions(m_scene))
        drawRegions(sheet);
    drawTitle(sheet);
    drawHeads(sheet);
    for (qsizetype lane = 0; lane < m_scene.laneCount(); ++lane) {
        monitor.report(double(lane) / double(m_scene.laneCount()), "drawing");
        drawLane(sheet, lane);
    }
    drawScaleBars(sheet);
    if (m_layout.legend.height() > 0)
        sheet.add(QStringLiteral("legend"), QStringLiteral("Legend"), [&](QPainter& painter) {
            FigureLegend(m_scene, m_layout.size.width(), m_theme).paint(painter, m_layout.legend.topLeft());
        });
}

void Figure::drawRegions(FigureSheet& sheet) const
{
    forPanels(sheet, QStringLiteral("regions"), QStringLiteral("Regions of interest"),
        [&](QPainter& painter, const FigureLayout::Row& row, qsizetype i) {
            const Scale& scale = m_scene.panels[i].scale;
            const double top = row.regionNames.bottom(), bottom = row.lanes.isEmpty() ? top : row.lanes.last().bottom();
            painter.setRenderHint(QPainter::Antialiasing);
            paintRegionBands(painter, QRectF(scale.left(), top, scale.width(), bottom - top), scale, m_scene.regions);
            paintRegionNames(painter, row.regionNames, scale, m_scene.regions, scale.left(), m_theme);
        });
}

void Figure::drawTitle(FigureSheet& sheet) const
{
    if (m_layout.titleLines.isEmpty())
        return;
    const QFont font = titleFont(m_theme);
    const double line = lineHeight(font);
    sheet.add(QStringLiteral("title"), QStringLiteral("Title"), [&](QPainter& painter) {
        for (qsizetype i = 0; i < m_layout.titleLines.size(); ++i)
            drawText(painter,
                { m_layout.title.left() + 8, baselineAround(m_layout.title.top() + (double(i) + 0.5) * line, font) },
                m_layout.titleLines[i], font, m_theme.text);
    });
}

void Figure::drawHeads(FigureSheet& sheet) const
{
    if (m_spec.ruler)
        return forPanels(sheet, QStringLiteral("ruler"), QStringLiteral("Ruler"),
            [&](QPainter& painter, const FigureLayout::Row& row, qsizetype i) {
                const bool withHeader = m_scene.panels.size() == 1;
                paintRuler(painter, areaOf(row.head, m_scene.panels[i].scale, withHeader), m_scene.panels[i].scale, m_theme);
            });
    if (m_layout.rows.first().head.height() > 0)
        forPanels(sheet, QStringLiteral("loci"), QStringLiteral("Loci"),
            [&](QPainter& painter, const FigureLayout::Row& row, qsizetype i) {
                paintHeading(painter, row.head, m_scene.panels[i].scale, m_theme);
            });
}

void Figure::drawLane(FigureSheet& sheet, qsizetype lane) const
{
    const QString name = m_scene.panels.first().lanes[lane].name;
    forPanels(sheet, QStringLiteral("lane-") + name, name, [&](QPainter& painter, const FigureLayout::Row& row, qsizetype i) {
        const PanelView& panel = m_scene.panels[i];
        paintLane(painter, areaOf(row.lanes[lane], panel.scale, i == row.firstPanel), panel.scale, panel.lanes[lane], m_theme);
    });
}

void Figure::drawScaleBars(FigureSheet& sheet) const
{
    if (m_spec.scaleBar)
        forPanels(sheet, QStringLiteral("scale-bar"), QStringLiteral("Scale bar"),
            [&](QPainter& painter, const FigureLayout::Row& row, qsizetype i) {
                paintScaleBar(painter, row.scaleBars, m_scene.panels[i].scale, m_theme);
            });
}

QImage Figure::image(double dpi, const Monitor& monitor) const
{
    constexpr double mostPixels = 4e8; // 1.6 GB
    const QSize size = pixels(dpi);
    const bool possible = double(size.width()) * size.height() <= mostPixels;
    const bool white = m_spec.background == FigureSpec::Background::White;
    QImage image = possible ? QImage(size, white ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied) : QImage();
    if (image.isNull())
        throw Error(fmt::format("The figure would be {} × {} pixels, more than can be drawn: choose fewer dots per inch or a "
                                "smaller width.",
            size.width(), size.height()));
    const int perMetre = int(std::lround(dpi / 0.0254));
    image.setDotsPerMeterX(perMetre);
    image.setDotsPerMeterY(perMetre);
    image.fill(white ? m_theme.laneBackground : QColor(Qt::transparent));
    QPainter painter(&image);
    const double zoom = m_spec.pixelMm() / 25.4 * dpi;
    painter.scale(zoom, zoom);
    painter.translate(1e-3, 0); // on no whole pixel, so that nothing is rounded to them as on a screen
    PaintedSheet sheet(painter);
    draw(sheet, monitor);
    return image;
}

void Figure::save(const std::filesystem::path& path, const Monitor& monitor) const
{
    const QString ending = QString::fromStdString(path.extension().string()).toLower();
    QByteArray content;
    if (ending == QLatin1String(".svg")) {
        SvgFigure svg(m_layout.size, m_spec.pixelMm(), title());
        draw(svg, monitor);
        content = svg.document();
    } else if (ending == QLatin1String(".pdf")) {
        content = pdfOf(*this, monitor);
    } else if (ending == QLatin1String(".png")) {
        content = pngOf(*this, monitor);
    } else {
        throw Error(fmt::format("{} is not a figure format: end the name in .svg, .pdf or .png.", path.string()));
    }
    base::writeAtomically(path, content.toStdString());
    monitor.report(1, "saved");
}
