#pragma once
#include "views/painting/signalplot.h"

/// Vertical axis with its numbers along the right edge of the header; a heat map's is a bar of its colours. The ends of a fixed
/// range are bold, since they do not follow the data. Lanes of one group wear its chip.
/// Pure, on any thread, without a clip: see README.md of this room.
void paintValueAxis(QPainter&, const QRectF& header, const SignalPlot&, const Theme&);

/// Pixels that it takes from the name.
double valueAxisRoom(const SignalPlot&, const Theme&);

/// The same for the same name, always.
QColor groupColour(const QString& group);
