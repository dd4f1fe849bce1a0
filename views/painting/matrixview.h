#pragma once
#include "views/geometry/laneview.h"
#include "views/geometry/scale.h"
#include "views/look/theme.h"

#include <QImage>
#include <QPainter>

/// The range a matrix lane is coloured over, by its scale: zero to the largest value or the percentile of all its values, or
/// the fixed range. The same wherever the user pans.
/// Pure, on any thread, without a clip: see README.md of this room.
ValueRange matrixRange(const tracks::Matrix&, const ValueScale&);

/// The part of a matrix over `scale`'s interval in both directions: keys from left to right as on the genome axis, queries from
/// top to bottom over the same bases. A pixel shows the largest of its cells. Transparent outside the matrix.
QImage matrixImage(const tracks::Matrix&, const Scale&, const QSize&, const ValueRange&, ValueScale::Transform,
    const QColor& full, const QColor& empty);

/// The map with a ramp of its colours.
void paintMatrix(
    QPainter&, const QRectF& data, const Scale&, const tracks::Matrix&, const ValueScale&, const QColor&, const Theme&);

/// What lies at a locus in other lanes: names of genes and peaks, shortest feature first; empty when nothing does.
QString namesAt(const QVector<LaneView>&, const Interval&);

/// Lines from the pointer to both loci of its cell and a label with their positions, the weight and what lies there.
void paintMatrixHover(QPainter&, const QRectF& data, const Scale&, const tracks::Matrix&, const QVector<LaneView>& lanes,
    const QPointF& pointer, const Theme&);

/// The cell under a pointer: `x` and `y` in the lane's data area. Nothing outside the matrix.
struct MatrixCell {
    Interval query, key;
    float value = 0;
};
std::optional<MatrixCell> cellAt(const tracks::Matrix&, const Scale&, const QRectF& data, const QPointF&);
