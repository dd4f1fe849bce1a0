#pragma once
#include "views/geometry/valueaxis.h"
#include "views/look/theme.h"

#include <QPainter>
#include <QRectF>

/// The signals of a lane at a scale: what is painted of them, worked out once, and the axis they stand on.
/// Pure, on any thread, without a clip: see README.md of this room.
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
    /// Whether a layer is letters: the first one of a sequence logo, where bases are wide enough and their letters are known.
    bool isLogo(qsizetype layer) const;
    /// Where a layer of a heat map is painted.
    QRectF row(qsizetype layer) const;
};

/// The letters of the reference, each as high as the value at its base, upside down where that is negative; in the colours of a
/// lane of bases. Nair et al. 2022, "The dynseq browser track shows context-specific features at nucleotide resolution", Nature
/// Genetics 54.
void paintLogo(QPainter&, const SignalPlot&, qsizetype layer, const Theme&);
/// Why bars stand where a logo was asked for and bases are wide enough; empty when there is nothing to say.
QString logoProblem(const LaneView&, const Scale&);

/// All layers in the lane's style. Missing data differs from zero: bars and lines have a strip of it below their baseline, as
/// near to it as `margin` px under the data allow.
void paintSignals(QPainter&, const SignalPlot&, double margin, const Theme&);
