#pragma once
#include "core/genome/alignment.h"
#include "core/genome/genome.h"

#include <array>
#include <map>

namespace data
{

/// What a stretch of a genome is for.
enum class Part { Train, Valid, Test };
constexpr int parts = 3;
const char* nameOf(Part);

/// A stretch that is dealt as a whole.
struct Region {
    int genome = 0; ///< of several organisms
    Interval where;
    Part part = Part::Train;
};

/// Cuts chromosomes into stretches of `length` bp; what is left at an end joins the last one when it is shorter than half of it.
/// `genome` numbers the organism.
std::vector<Region> regionsOf(const std::vector<genome::Chromosome>&, int genome, int64_t length = 1'000'000);

/// Whole chromosomes; those that are not named train. Throws Error for a name that no region has.
void splitByChromosome(std::vector<Region>&, const std::map<std::string, Part>&);

struct HomologyRules {
    double least = 100'000; ///< aligned bp above which two regions belong together
    double valid = 0.1, test = 0.1; ///< fractions of all bp
    uint64_t seed = 1;
};
/// Regions of the organisms 0 and 1 that belong together, directly or through others.
struct Component {
    std::vector<size_t> regions;
    int64_t length = 0; ///< bp, of all
    Part part = Part::Train;
};
/// Deals regions of two organisms so that what is alike is never divided, as Basenji and Enformer were trained (Kelley 2020,
/// https://doi.org/10.1371/journal.pcbi.1008050): regions are joined where more than `least` bp of them align, directly or
/// through others, and whole components are dealt, from the largest on, each to the part that lacks most of its fraction and has
/// room for it; among equally large ones the seed decides. `pieces`: the target is organism 0, the query organism 1. Regions of
/// an organism do not overlap. Throws Error when a fraction is none, or both leave nothing.
std::vector<Component> splitByHomology(
    std::vector<Region>&, const std::vector<genome::AlignedPiece>& pieces, const HomologyRules& = {});

/// Aligned bp between the parts, [part of organism 0][part of organism 1]: what lies off the diagonal leaks.
std::array<std::array<double, parts>, parts> alignedBetweenParts(
    const std::vector<Region>&, const std::vector<genome::AlignedPiece>& pieces);

} // namespace data
