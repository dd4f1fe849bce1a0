#pragma once
#include "views/painting/signalplot.h"

/// One line that names the layers of an overlay, with the correlation of each further signal with the first, and says once what
/// was done to the values of all. Drawn in a top corner of `data`, on a translucent ground, where it hides least; not at all
/// where it does not fit. In a heat map each row has its own name instead, at the end of the row where less is to be seen. Pure,
/// on any thread, without a clip: see README.md of this room.
void paintLegend(QPainter&, const QRectF& data, const SignalPlot&, const Theme&);
