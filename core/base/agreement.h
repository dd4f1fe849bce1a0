#pragma once
#include <cstdint>
#include <optional>

namespace base
{

/// How well estimates agree with what was measured, gathered pair by pair in double: counts, means and sums of squared
/// differences from the means (Welford; Chan, Golub & LeVeque 1979), so that neither a large offset nor many values cost digits.
class Agreement
{
public:
    /// A pair whose measured value is NaN is left out. An estimate that is not finite leaves nothing to tell.
    void add(double measured, double estimated);
    /// As if the pairs of the other had been added here.
    void merge(const Agreement&);

    int64_t count() const { return m_count; }
    double meanMeasured() const { return m_measured; }
    double meanEstimated() const { return m_estimated; }
    /// Pearson's r, −1 to 1; nothing where one side is flat: constant up to rounding, or never seen.
    std::optional<double> pearson() const;
    /// 1 − Σ(measured − estimated)² / Σ(measured − mean measured)²: 1 when equal, 0 for the mean, below 0 for worse. Nothing
    /// where what was measured is flat.
    std::optional<double> r2() const;

private:
    bool flat(double spread, double mean) const;
    int64_t m_count = 0;
    double m_measured = 0, m_estimated = 0; ///< means
    double m_spreadMeasured = 0, m_spreadEstimated = 0, m_together = 0; ///< sums of products of differences from the means
    double m_residual = 0; ///< Σ(measured − estimated)²
};

} // namespace base
