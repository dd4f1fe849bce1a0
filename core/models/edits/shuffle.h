#pragma once
#include <cstdint>
#include <string>

namespace models
{

/// The letters in another order that has every pair of neighbours as often, and the same first and last letter: a random walk
/// through all pairs (Altschul and Erickson, Mol Biol Evol 1985). What is none of ACGT stays where it is: each stretch between is
/// shuffled by itself. The same seed gives the same order everywhere.
std::string shuffledByPairs(const std::string& letters, uint64_t seed);

} // namespace models
