#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace base
{
class Dice;
}

namespace simulation
{

/// What a factor binds: shares of A, C, G, T at each position.
class Motif
{
public:
    Motif() = default;
    /// From IUPAC letters: those a letter stands for share 0.92 (0.85 at the two outermost positions), the others the rest.
    explicit Motif(std::string_view consensus);

    const std::vector<std::array<double, 4>>& shares() const { return m_shares; }
    int length() const { return int(m_shares.size()); }
    /// How well letters bind, 0 to 1: exp((score − best score) / 4) with the score Σ ln(share of the letter at its position); 1
    /// for the best letters, about 0.4 with one wrong letter, 0 where there is an N. As many letters as the motif is long, any
    /// case.
    double affinity(std::string_view letters) const;
    /// Letters drawn from the shares.
    std::string draw(base::Dice&) const;

private:
    std::vector<std::array<double, 4>> m_shares;
};

} // namespace simulation
