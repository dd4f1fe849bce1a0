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

/// What a factor binds: fractions of A, C, G, T at each position.
class Motif
{
public:
    Motif() = default;
    /// From IUPAC letters: the bases that a letter stands for have 0.92 of a position together (0.85 at the two outermost ones),
    /// the other bases have the rest.
    explicit Motif(std::string_view consensus);

    const std::vector<std::array<double, 4>>& fractions() const { return m_fractions; }
    int length() const { return int(m_fractions.size()); }
    /// How well letters bind, 0 to 1: exp((score − best score) / 4) with the score Σ ln(fraction of the letter at its position);
    /// 1 for the best letters, about 0.4 with one wrong letter, 0 where there is an N. As many letters as the motif is long, any
    /// case.
    double affinity(std::string_view letters) const;
    /// Letters drawn from the fractions.
    std::string draw(base::Dice&) const;

private:
    std::vector<std::array<double, 4>> m_fractions;
};

} // namespace simulation
