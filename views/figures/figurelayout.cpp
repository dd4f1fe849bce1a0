#include "views/figures/figurelayout.h"

#include "core/base/error.h"
#include "views/figures/figurelegend.h"
#include "views/ink/lettering.h"
#include "views/painting/painters.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace
{

constexpr double smallestLane = 4, rowGap = 14, titleGap = 6, scaleBarHeight = 24, headingHeight = 16, regionNamesHeight = 14;
constexpr double columnMm = 25.4 / 288; ///< of a signal: a quarter of a point
constexpr double headerMargins = 16, axisRoom = 30;

struct LayoutText {
    Q_DECLARE_TR_FUNCTIONS(FigureLayout)
};

/// Whether the name is whole in two lines (one in a low lane).
bool fits(const QString& name, double width, bool low, const QFont& font)
{
    const QString whole = name.simplified();
    qsizetype letters = 0;
    for (const QString& line : wrappedTo(width, low ? 1 : 2, whole, font)) {
        if (line.endsWith(QChar(0x2026)))
            return false;
        letters += line.size() - line.count(u' ');
    }
    return letters == whole.size() - whole.count(u' ');
}

/// Pixels of the column of names: as narrow as all names allow, up to a quarter of the figure (a third of a narrow one).
double namesWidth(const FigureSpec& spec, const QVector<LaneView>& lanes, const Theme& theme)
{
    if (spec.namesMm > 0)
        return spec.namesMm / spec.pixelMm();
    const double whole = spec.widthMm / spec.pixelMm(), most = std::min(std::clamp(whole / 4, 110.0, 240.0), whole / 3);
    double width = 64;
    for (const LaneView& lane : lanes) {
        const bool low = lane.height * 25.4 / 96 / spec.pixelMm() < 2 * lineHeight(theme.font) + 4;
        while (width < most && !fits(lane.name, width - headerMargins - axisRoom, low, theme.font))
            width += 4;
    }
    return std::min(width, most);
}

/// What rows of features take; 0 for lanes of anything else.
double rowsHeight(const LaneView& lane, const Scale& scale, const Theme& theme)
{
    const bool features = std::all_of(lane.layers.begin(), lane.layers.end(),
        [](const LayerView& layer) { return layer.slice && std::holds_alternative<tracks::Features>(*layer.slice); });
    return features && !lane.layers.isEmpty() ? preferredHeight(lane, scale, theme) : 0;
}

double headHeight(const FigureSpec& spec, const Scene& scene)
{
    const bool heading = scene.panels.size() > 1 || spec.scaleBar;
    return spec.ruler ? rulerHeight : heading ? headingHeight : 0;
}

double regionStrip(const FigureSpec& spec, const Scene& scene)
{
    const bool inRuler = spec.ruler && scene.panels.size() == 1;
    return showsRegions(scene) && !inRuler ? regionNamesHeight : 0;
}

/// In pixels; lanes of features are no higher than their rows, for paper is dear.
QVector<double> laneHeights(const Scene& scene, const FigureSpec& spec, const Theme& theme)
{
    QVector<double> heights;
    for (qsizetype i = 0; i < scene.laneCount(); ++i) {
        const double height = scene.panels.first().lanes[i].height * 25.4 / 96 / spec.pixelMm();
        double rows = 0;
        for (const PanelView& panel : scene.panels)
            rows = std::max(rows, rowsHeight(panel.lanes[i], panel.scale, theme));
        heights << std::max(smallestLane, rows > 0 ? std::min(rows, height) : height);
    }
    return heights;
}

/// All multiplied so that they come to `total`.

void stretch(QVector<double>& heights, double total)
{
    double sum = 0;
    for (const double height : heights)
        sum += height;
    for (double& height : heights)
        height *= total / sum;
}

} // namespace

Theme paperTheme(const FigureSpec& spec)
{
    Theme theme = Theme::light();
    theme.line = spec.linePt * 12 / spec.fontPt;
    theme.heatAsImage = spec.rasterHeatMaps;
    for (QFont* font : { &theme.font, &theme.smallFont }) {
        if (!spec.fontFamily.isEmpty())
            font->setFamilies(QStringList { spec.fontFamily } + font->families());
        // The same pixels on every screen.
        font->setStyleStrategy(QFont::NoSubpixelAntialias);
    }
    return theme;
}

QFont titleFont(const Theme& theme)
{
    QFont font = theme.font;
    font.setPixelSize(14);
    font.setBold(true);
    return font;
}

bool showsRegions(const Scene& scene)
{
    return std::any_of(scene.regions.begin(), scene.regions.end(), [&](const Region& region) {
        return region.drawn && std::any_of(scene.panels.begin(), scene.panels.end(), [&](const PanelView& panel) {
            return panel.scale.interval().overlaps(region.where);
        });
    });
}

QVector<Scale> figureScales(
    const FigureSpec& spec, const QVector<LaneView>& lanes, const Loci& loci, bool reversed, bool proportional)
{
    constexpr double narrowest = 40, edge = 2;
    spec.require();
    const double names = namesWidth(spec, lanes, paperTheme(spec));
    const double width = spec.widthMm / spec.pixelMm() - names - edge;
    const qsizetype perRow = spec.columns > 0 ? std::min<qsizetype>(spec.columns, loci.size()) : loci.size();
    if (width / double(std::max<qsizetype>(1, perRow)) - panelGap < narrowest)
        throw Error(LayoutText::tr(
            "A figure of %1 mm leaves no room for %n panel(s) of data beside the names: choose a greater width, smaller "
            "text or fewer panels in a row.",
            nullptr, int(perRow))
                        .arg(spec.widthMm)
                        .toStdString());
    const double grain = std::clamp(columnMm / spec.pixelMm(), 0.25, 1.0);
    QVector<Scale> scales;
    for (qsizetype first = 0; first < loci.size(); first += perRow) {
        const Loci row = loci.mid(first, perRow);
        const double rowWidth = proportional ? width : (width + panelGap) * double(row.size()) / double(perRow) - panelGap;
        for (const Scale& scale : panelScales(row, names, rowWidth, reversed, proportional))
            scales.append({ scale.interval(), scale.left(), scale.width(), reversed, grain });
    }
    return scales;
}

FigureLayout::FigureLayout(const Scene& scene, const FigureSpec& spec, const Theme& theme)
{
    const double width = spec.widthMm / spec.pixelMm();
    double y = 0;
    const auto take = [&](double height) {
        const QRectF area(0, y, width, height);
        y += height;
        return area;
    };
    titleLines = wrappedTo(width, 3, spec.title, titleFont(theme));
    const double titleHeight = titleLines.isEmpty() ? 0 : double(titleLines.size()) * lineHeight(titleFont(theme)) + titleGap;
    const double legendHeight = spec.legend == FigureSpec::Legend::Below ? FigureLegend(scene, width, theme).height() : 0;
    const qsizetype panels = scene.panels.size();
    // A row ends where the next panel stands left of the one before.
    for (qsizetype i = 0; i < panels; ++i)
        if (i == 0 || scene.panels[i].scale.left() <= scene.panels[i - 1].scale.left())
            rows.append({ i, 1, {}, {}, {}, {} });
        else
            ++rows.last().panels;
    const double head = headHeight(spec, scene), names = regionStrip(spec, scene), bars = spec.scaleBar ? scaleBarHeight : 0;
    QVector<double> heights = laneHeights(scene, spec, theme);
    if (spec.heightMm > 0 && !heights.isEmpty()) {
        const double fixed
            = titleHeight + legendHeight + double(rows.size()) * (head + names + bars) + double(rows.size() - 1) * rowGap;
        stretch(heights, (spec.heightMm / spec.pixelMm() - fixed) / double(rows.size()));
        if (*std::min_element(heights.begin(), heights.end()) < smallestLane)
            throw Error(
                LayoutText::tr("%1 mm are not high enough for %n lane(s): choose a greater height, smaller text or fewer lanes.",
                    nullptr, int(heights.size()))
                    .arg(spec.heightMm)
                    .toStdString());
    }
    title = take(titleHeight);
    for (Row& row : rows) {
        if (row.firstPanel > 0)
            y += rowGap;
        row.head = take(head);
        row.regionNames = names > 0 ? take(names) : row.head;
        for (const double height : heights)
            row.lanes << take(height);
        row.scaleBars = take(bars);
    }
    legend = take(legendHeight);
    size = { width, std::max(y, smallestLane) };
}
