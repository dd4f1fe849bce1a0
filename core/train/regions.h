#pragma once
#include "core/data/split.h"
#include "core/genome/genome.h"
#include "core/train/runconfig.h"

#include <memory>
#include <vector>

namespace train
{

/// The regions of all organisms, dealt to training, validation and test as their SplitRule says. Without any rule chromosomes
/// serve: the shortest two of those that hold at least 1 % of the genome, the longer of both for validation; with fewer than
/// three such chromosomes the last stretches of a million bp, at least a tenth of the genome for each. Throws Error (a chromosome
/// that is not there, nothing left to train on, an alignment without a second organism) and Cancelled.
std::vector<data::Region> dealtRegions(
    const std::vector<Organism>&, const std::vector<std::shared_ptr<const genome::Genome>>&, const Monitor& = {});

} // namespace train
