#pragma once
#include "views/browser/theme.h"
#include "views/browser/valueaxis.h"

#include <QPainter>
#include <QRectF>

/// The signals of a lane at a scale: what is painted of them, worked out once, and the axis they stand on.
struct SignalPlot {
    /// `data`: where values may be painted.
    SignalPlot(const LaneView& lane, const Scale& scale, const QRectF& data);

    const LaneView& lane;
    const Scale& scale;
    QRectF data;
    LaneColumns columns; ///< by layer
    ValueAxis axis;

    bool isHeatMap() const { return lane.style == SignalStyle::HeatMap; }
    /// Whether a layer is a line. Among bars the first layer is a body, and so are translucent ones: what is opaque would hide
    /// the body below and is drawn as a line over it.
    bool isLine(qsizetype layer) const;
    /// Where a layer of a heat map is painted.
    QRectF row(qsizetype layer) const;
};

/// All layers in the lane's style. Missing data differs from zero: bars and lines have a strip of it below their baseline, as
/// near to it as `margin` px under the data allow.
void paintSignals(QPainter&, const SignalPlot&, double margin, const Theme&);
