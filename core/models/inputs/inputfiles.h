#pragma once
#include "core/models/inputs/inputs.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace models
{

/// Which file serves as which input of a model: "ATAC"; "mCG.coverage" for reads over each cytosine of a fraction; "mCG.percent"
/// for a fraction whose values run from 0 to 100. A table of methylation (bedMethyl …) needs neither, and one that tells CG and
/// CH apart serves as both.
using InputFiles = std::vector<std::pair<std::string, std::filesystem::path>>;

/// Opens files, each once, and gives their tracks in the order of spec.inputs, as InputReader takes them; inputs without a file
/// stay empty. Throws Error: an input that `spec` does not have (its inputs are named), one given twice, coverage without values,
/// a file that is no track of this genome.
std::vector<InputSignal> openInputs(const ModelSpec& spec, const InputFiles&, const genome::Genome&, const Monitor&);

/// A track that answers to the genome's names. Throws Error when it has none of its chromosomes.
std::shared_ptr<const tracks::Track> openOn(const std::filesystem::path&, const genome::Genome&, const Monitor&);

} // namespace models
