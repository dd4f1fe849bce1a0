#include "core/simulation/motif.h"

#include "core/base/dice.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace simulation
{

namespace
{

constexpr std::string_view bases = "ACGT";

std::string_view meaning(char iupac)
{
    switch (iupac) {
    case 'R':
        return "AG";
    case 'Y':
        return "CT";
    case 'S':
        return "CG";
    case 'W':
        return "AT";
    case 'K':
        return "GT";
    case 'M':
        return "AC";
    case 'N':
        return "ACGT";
    default:
        break;
    }
    const size_t at = bases.find(iupac);
    return at == std::string_view::npos ? bases : bases.substr(at, 1);
}

} // namespace

Motif::Motif(std::string_view consensus)
{
    for (size_t i = 0; i < consensus.size(); ++i) {
        const std::string_view meant = meaning(consensus[i]);
        const double sure = i == 0 || i + 1 == consensus.size() ? 0.85 : 0.92;
        std::array<double, 4> shares {};
        for (size_t base = 0; base < 4; ++base) {
            const bool fits = meant.find(bases[base]) != std::string_view::npos;
            shares[base] = meant.size() == 4 ? 0.25 : fits ? sure / double(meant.size()) : (1 - sure) / double(4 - meant.size());
        }
        m_shares.push_back(shares);
    }
}

double Motif::affinity(std::string_view letters) const
{
    double score = 0;
    for (size_t i = 0; i < m_shares.size(); ++i) {
        const size_t base = bases.find(char(std::toupper(letters[i])));
        if (base == std::string_view::npos)
            return 0;
        score += std::log(m_shares[i][base] / *std::max_element(m_shares[i].begin(), m_shares[i].end()));
    }
    return std::exp(score / 4);
}

std::string Motif::draw(base::Dice& dice) const
{
    std::string letters;
    for (const auto& shares : m_shares) {
        double left = dice.share();
        size_t base = 0;
        while (base < 3 && left >= shares[base])
            left -= shares[base++];
        letters += bases[base];
    }
    return letters;
}

} // namespace simulation
