#pragma once
#include "core/tracks/slice.h"
#include "views/browser/scale.h"

#include <cmath>
#include <vector>

/// What a signal does between two horizontal positions.
struct Column {
    double left = 0, right = 0; ///< logical pixels
    double mean = 0, min = 0, max = 0; ///< NaN where nothing was measured
    bool missing() const { return std::isnan(mean); }
};

/// The visible part of a signal, left to right without gaps: one column per grain of the scale (a pixel), or one per bin where
/// bins are wider. The mean is weighted by bases; min and max keep every extreme of the bins that touch the column.
std::vector<Column> columnsOf(const tracks::Signal&, const Scale&);
