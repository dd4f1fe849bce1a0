#pragma once
#include "views/figures/figure.h"

#include <QByteArray>

/// One page of exactly the figure's size, vectors with embedded fonts.
QByteArray pdfOf(const Figure&, const Monitor&);
/// At the resolution of the figure's settings.
QByteArray pngOf(const Figure&, const Monitor&);
