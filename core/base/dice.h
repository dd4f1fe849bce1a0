#pragma once
#include <boost/random/mersenne_twister.hpp>
#include <cstdint>
#include <string_view>

namespace base
{

/// Random numbers of one purpose. The same seed and purpose give the same numbers with every compiler and standard library (the
/// distributions are those of Boost.Random); another purpose gives numbers of its own, so that what is drawn for one thing does
/// not depend on how much was drawn for another.
class Dice
{
public:
    Dice(uint64_t seed, std::string_view purpose);

    double fraction(); ///< 0 to 1, 1 excluded
    bool chance(double probability) { return fraction() < probability; }
    int64_t between(int64_t low, int64_t high); ///< both included
    double around(double median, double spread); ///< log-normal; spread of the natural logarithm
    double waiting(double mean); ///< exponential
    int64_t poisson(double mean);
    /// Counts with this mean and the variance mean + dispersion · mean²: Poisson of a gamma; Poisson for a dispersion of 0.
    int64_t negativeBinomial(double mean, double dispersion);
    int64_t binomial(int64_t trials, double probability);

private:
    boost::random::mt19937_64 m_engine;
};

} // namespace base
