#pragma once
#include "core/tracks/slice.h"

#include <vector>

namespace tracks
{

/// Adds up records (in order or not) into equal bins over an interval.
///
/// A record counts in a bin's mean by the bases it shares with the bin; records that overlap each other count once each. NaN is
/// missing data. An infinite value shows in min and max, but enters the mean only where the bin has nothing finite.
class Binning
{
public:
    /// bins ≥ 1. A bin may be shorter than one bp.
    Binning(const Interval& where, int bins);

    /// `value` on every base of [start, end).
    void add(int64_t start, int64_t end, double value);
    /// What a zoom level says of [start, end): `covered` bases have data that sum up to `sum`.
    void addSummary(int64_t start, int64_t end, double covered, double sum, float min, float max);
    /// One more item in every bin that [start, end) touches (for densities).
    void count(int64_t start, int64_t end);

    Signal signal(int64_t resolution = 0) const;
    /// Items per bin; 0 where there is none.
    Signal density() const;

private:
    struct Bin {
        double sum = 0, covered = 0;
        float min = std::numeric_limits<float>::infinity(), max = -std::numeric_limits<float>::infinity();
        bool any = false;
    };
    double edge(int64_t bin) const { return double(m_where.start) + double(bin) * m_width; }
    int64_t binOf(double position) const;
    template <typename Use>
    void spread(int64_t start, int64_t end, Use use);

    Interval m_where;
    double m_width; ///< bp of a bin
    int64_t m_shortest = 0; ///< bp, of what was added by itself; 0: nothing
    std::vector<Bin> m_bins;
};

/// No data anywhere.
Signal emptySignal(const Interval& where, int bins);

} // namespace tracks
