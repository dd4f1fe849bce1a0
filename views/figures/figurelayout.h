#pragma once
#include "views/figures/figurespec.h"
#include "views/painting/scene.h"

/// Colours and type of a figure: always light, whatever the window looks like.
Theme paperTheme(const FigureSpec&);

/// Where the panels of `loci` stand on a figure of these lanes, in logical pixels: beside the names, in rows when so many are
/// wished. Throws Error when no room is left for data.
QVector<Scale> figureScales(
    const FigureSpec&, const QVector<LaneView>& lanes, const Loci& loci, bool reversed = false, bool proportional = false);

/// Where everything stands on a figure, in logical pixels from its upper left corner.
struct FigureLayout {
    struct Row {
        qsizetype firstPanel = 0, panels = 0;
        QRectF head; ///< ruler or names of loci
        QRectF regionNames; ///< a strip of their own, or the upper line of the only ruler
        QVector<QRectF> lanes;
        QRectF scaleBars;
    };

    /// Throws Error when the wished height leaves no room for the lanes.
    FigureLayout(const Scene&, const FigureSpec&, const Theme&);

    QSizeF size;
    QRectF title;
    QStringList titleLines;
    QVector<Row> rows;
    QRectF legend;
};

/// Of the figure's title, in proportion to the names of lanes.
QFont titleFont(const Theme&);
/// Whether a region of interest is drawn in a panel.
bool showsRegions(const Scene&);
