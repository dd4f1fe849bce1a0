#include "core/tracks/formula.h"

#include "core/tracks/binning.h"

#include <cmath>
#include <fmt/format.h>

namespace tracks
{

Formula::Formula(std::shared_ptr<const Track> a, std::shared_ptr<const Track> b, Operation operation)
    : m_operands { std::move(a), std::move(b) }
    , m_operation(operation)
{
    for (const auto& operand : m_operands)
        if (operand->kind() != Kind::Signal)
            throw Error(fmt::format("{} ({}) has no values to combine: choose two lanes of values, such as bigWig, bedGraph or "
                                    "predictions.",
                operand->name(), operand->format()));
    const bool difference = operation == Operation::Difference;
    m_name = difference ? fmt::format("{} − {}", m_operands[0]->name(), m_operands[1]->name())
                        : fmt::format("log2 {}/{}", m_operands[0]->name(), m_operands[1]->name());
}

std::string Formula::units() const
{
    const std::string one = m_operands[0]->units(), other = m_operands[1]->units();
    return m_operation == Operation::Difference && one == other ? one : std::string();
}

bool Formula::immediate(const Interval& where) const
{
    return m_operands[0]->immediate(where) && m_operands[1]->immediate(where);
}

Slice Formula::read(const Interval& where, int bins, const Monitor& monitor) const
{
    // What is there at once comes first, so that soFar has it while the other is computed.
    const size_t first = m_operands[0]->immediate(where) ? 0 : 1;
    std::array<Signal, 2> signals;
    signals[first] = signalOf(first, where, bins, monitor.part(0, 0.5));
    signals[1 - first] = signalOf(1 - first, where, bins, monitor.part(0.5, 1));
    return combined(signals[0], signals[1]);
}

Signal Formula::signalOf(size_t operand, const Interval& where, int bins, const Monitor& monitor) const
{
    const Slice slice = m_operands[operand]->read(where, bins, monitor);
    const auto* signal = std::get_if<Signal>(&slice);
    const std::lock_guard lock(m_mutex);
    m_got[operand] = { where, bins, signal ? *signal : emptySignal(where, bins) };
    return m_got[operand].signal;
}

std::optional<Slice> Formula::soFar(const Interval& where, int bins) const
{
    const auto a = signalSoFar(0, where, bins), b = signalSoFar(1, where, bins);
    return a && b ? std::optional<Slice>(combined(*a, *b)) : std::nullopt;
}

std::optional<Signal> Formula::signalSoFar(size_t operand, const Interval& where, int bins) const
{
    {
        const std::lock_guard lock(m_mutex);
        if (const Got& got = m_got[operand]; got.where == where && got.bins == bins)
            return got.signal;
    }
    const std::optional<Slice> slice = m_operands[operand]->soFar(where, bins);
    const auto* signal = slice ? std::get_if<Signal>(&*slice) : nullptr;
    return signal ? std::optional(*signal) : std::nullopt;
}

float Formula::combined(float a, float b) const
{
    if (m_operation == Operation::Difference)
        return a - b;
    return a > -1 && b > -1 ? float(std::log2((double(a) + 1) / (double(b) + 1))) : std::numeric_limits<float>::quiet_NaN();
}

Signal Formula::combined(const Signal& a, const Signal& b) const
{
    Signal result = emptySignal(a.where, int(a.mean.size()));
    for (size_t i = 0; i < std::min(a.mean.size(), b.mean.size()); ++i)
        result.mean[i] = combined(a.mean[i], b.mean[i]);
    result.min = result.max = result.mean;
    result.resolution = std::max(a.resolution, b.resolution);
    result.shortestRecord = std::min(a.shortestRecord, b.shortestRecord);
    result.function = m_operation == Operation::Difference ? "difference" : "log2 ratio";
    return result;
}

} // namespace tracks
