#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace train
{

/// What is seen of some values: how many there are, their bounds, mean and spread (Welford; Chan, Golub & LeVeque 1979). NaN
/// does not count, and infinite ones only as such.
class Tally
{
public:
    void add(double value)
    {
        if (std::isnan(value))
            return;
        if (std::isinf(value)) {
            ++m_infinite;
            return;
        }
        ++m_count;
        const double difference = value - m_mean;
        m_mean += difference / double(m_count);
        m_squares += difference * (value - m_mean);
        m_least = std::min(m_least, value);
        m_most = std::max(m_most, value);
    }
    void add(const std::vector<float>& values)
    {
        for (const float value : values)
            add(value);
    }

    void merge(const Tally& other)
    {
        const auto all = double(m_count + other.m_count), difference = other.m_mean - m_mean;
        if (other.m_count) {
            m_squares += other.m_squares + difference * difference * double(m_count) * double(other.m_count) / all;
            m_mean += difference * double(other.m_count) / all;
        }
        m_count += other.m_count;
        m_infinite += other.m_infinite;
        m_least = std::min(m_least, other.m_least);
        m_most = std::max(m_most, other.m_most);
    }

    int64_t count() const { return m_count; } ///< of finite ones
    int64_t infinite() const { return m_infinite; }
    double least() const { return m_least; } ///< infinity when there is none
    double most() const { return m_most; }
    double mean() const { return m_mean; }
    double deviation() const { return m_count ? std::sqrt(m_squares / double(m_count)) : 0; }
    bool onlyZeros() const { return m_count && m_least == 0 && m_most == 0; }
    bool constant() const { return m_count && m_least == m_most; }

private:
    int64_t m_count = 0, m_infinite = 0;
    double m_mean = 0, m_squares = 0;
    double m_least = std::numeric_limits<double>::infinity(), m_most = -std::numeric_limits<double>::infinity();
};

} // namespace train
