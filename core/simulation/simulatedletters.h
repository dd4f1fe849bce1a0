#pragma once
#include "core/simulation/layout.h"

namespace simulation
{

/// The letters between the elements. A Markov chain of order 1 draws G and C with the fraction of the region (38–48 % in
/// stretches of 40–120 kb, 66 % in islands of ±350 bp around housekeeping TSS) and writes G after C only a quarter as often as
/// that says, except in islands. Copies of six repeat families (200–1,200 bp, 8 % of the letters changed, either strand, about a
/// fifth of the sequence) lie over it in lower case. Introns begin with GTAAGT and end with TTTTCTTTCAG on the strand of the
/// gene.
std::string drawLetters(const Layout&, const ChromosomePlan&, uint64_t seed);

/// Letters for an element before its motifs: half of them G and C.
std::string drawElementLetters(int64_t length, base::Dice&);

} // namespace simulation
