#pragma once
#include "core/tracks/slice.h"
#include "views/document/sessionstate.h"
#include "views/geometry/scale.h"

#include <cmath>
#include <optional>
#include <vector>

/// What a signal says of a stretch of the genome; NaN where nothing was measured.
struct Summary {
    double mean = std::numeric_limits<double>::quiet_NaN(), min = mean, max = mean;
    double spread = mean; ///< of an ensemble: mean of the standard deviations between its members
    bool missing() const { return std::isnan(mean); }
    /// The one number of a window function; of an envelope its mean.
    double by(WindowFunction) const;
};

/// Of all bins that share bases with [from, to): the mean is weighted by those bases, min and max keep every extreme.
Summary summaryOf(const tracks::Signal&, double from, double to);

/// What an envelope shows behind the mean: all values from the least to the most or, where an ensemble predicted, how far its
/// members differ: a standard deviation to either side, but not from above 0 to below.
enum class Envelope { Spread, Extremes };

/// What is painted between two horizontal positions, and what scales follow: a value, and the range behind it. Only an envelope
/// has a range; for the other functions low = value = high. NaN where nothing was measured.
struct Column {
    double left = 0, right = 0; ///< logical pixels
    double value = 0, low = 0, high = 0;
    bool missing() const { return std::isnan(value); }
    /// Farthest from zero: for what can show one value only.
    double extreme() const { return std::abs(low) > std::abs(high) ? low : high; }
};
using Columns = std::vector<Column>;

/// The visible part of a signal, left to right without gaps: one column per grain of the scale (a pixel), or one per bin where
/// bins are wider. The lane's smoothing averages the mean and the spread of an ensemble; the range from min to max stays that of
/// the column. The signal is expected to have what LaneOptions::needed tells of the scale's interval.
Columns columnsOf(const tracks::Signal&, const Scale&, const LaneOptions&, Envelope = Envelope::Spread);

/// What lies on one side of zero: columns of the other side are missing, except beside one of this side, where they are at zero,
/// so that lines end there.
Columns sideOf(const Columns&, bool below);

/// What the column under `x` shows, smoothed as it is painted; nothing outside the signal.
std::optional<Summary> summaryAt(const tracks::Signal&, const Scale&, const LaneOptions&, double x);

/// bp of a column.
double columnSize(const tracks::Signal&, const Scale&);
