#pragma once
#include "core/tracks/track.h"

#include <algorithm>
#include <array>
#include <mutex>

namespace tracks
{

/// Two signals combined bin by bin; there is no value where either has none. Called "A − B" or "log2 A/B" after its operands.
///
/// Both are read at the bins asked for and their means are combined. Min and max equal the result, since nothing is known of how
/// the operands' records within a bin pair up: finer bins tell more.
class Formula : public Track
{
public:
    enum class Operation {
        Difference, ///< a − b
        Log2Ratio ///< log2((a + 1) / (b + 1)); no value where a or b is −1 or less
    };

    /// Both must answer to the same spelling of names. Throws Error when one of them has no values to combine.
    Formula(std::shared_ptr<const Track> a, std::shared_ptr<const Track> b, Operation);

    Kind kind() const override { return Kind::Signal; }
    std::string format() const override { return "formula"; }
    /// Of a difference the unit of both operands, if it is one.
    std::string units() const override;
    std::vector<std::string> chromosomes() const override { return m_operands[0]->chromosomes(); }
    bool has(const std::string& chrom) const override { return m_operands[0]->has(chrom) && m_operands[1]->has(chrom); }

    Slice read(const Interval&, int bins, const Monitor&) const override;
    int64_t widest() const override { return std::min(m_operands[0]->widest(), m_operands[1]->widest()); }
    bool immediate(const Interval&) const override;
    /// Of what the operands have so far.
    std::optional<Slice> soFar(const Interval&, int bins) const override;

private:
    /// What `read` got last of an operand, for soFar.
    struct Got {
        Interval where;
        int bins = 0;
        Signal signal;
    };
    Signal signalOf(size_t operand, const Interval&, int bins, const Monitor&) const;
    std::optional<Signal> signalSoFar(size_t operand, const Interval&, int bins) const;
    float combined(float a, float b) const;
    Signal combined(const Signal& a, const Signal& b) const;

    std::array<std::shared_ptr<const Track>, 2> m_operands;
    Operation m_operation;
    mutable std::mutex m_mutex;
    mutable std::array<Got, 2> m_got;
};

} // namespace tracks
