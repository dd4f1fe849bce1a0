#include "core/genome/complement.h"

#include <algorithm>

namespace genome
{

char complement(char base)
{
    constexpr std::string_view bases = "ACGTURYSWKMBDHVNacgturyswkmbdhvn", others = "TGCAAYRSWMKVHDBNtgcaayrswmkvhdbn";
    const size_t at = bases.find(base);
    return at == bases.npos ? base : others[at];
}

std::string reverseComplement(std::string_view bases)
{
    std::string other(bases.rbegin(), bases.rend());
    std::ranges::transform(other, other.begin(), complement);
    return other;
}

} // namespace genome
