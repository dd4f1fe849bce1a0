#include "core/base/dice.h"

#include <algorithm>
#include <boost/random/binomial_distribution.hpp>
#include <boost/random/exponential_distribution.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>

namespace base
{

namespace
{

/// FNV-1a of the purpose, begun with the seed, and mixed once more as splitmix64 does.
uint64_t start(uint64_t seed, std::string_view purpose)
{
    uint64_t hash = 0xCBF29CE484222325 ^ (seed * 0x9E3779B97F4A7C15);
    for (const char letter : purpose)
        hash = (hash ^ uint8_t(letter)) * 0x100000001B3;
    hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
    hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
    return hash ^ (hash >> 31);
}

} // namespace

Dice::Dice(uint64_t seed, std::string_view purpose)
    : m_engine(start(seed, purpose))
{
}

double Dice::fraction()
{
    return boost::random::uniform_01<double>()(m_engine);
}

int64_t Dice::between(int64_t low, int64_t high)
{
    return boost::random::uniform_int_distribution<int64_t>(low, high)(m_engine);
}

double Dice::around(double median, double spread)
{
    return median * std::exp(boost::random::normal_distribution<>(0, spread)(m_engine));
}

double Dice::waiting(double mean)
{
    return boost::random::exponential_distribution<>(1 / mean)(m_engine);
}

int64_t Dice::poisson(double mean)
{
    return mean > 0 ? boost::random::poisson_distribution<int64_t>(mean)(m_engine) : 0;
}

int64_t Dice::negativeBinomial(double mean, double dispersion)
{
    if (mean > 0 && dispersion > 0)
        mean *= boost::random::gamma_distribution<>(1 / dispersion, dispersion)(m_engine);
    return poisson(mean);
}

int64_t Dice::binomial(int64_t trials, double probability)
{
    return boost::random::binomial_distribution<int64_t>(trials, std::clamp(probability, 0.0, 1.0))(m_engine);
}

} // namespace base
