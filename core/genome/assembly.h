#pragma once
#include "core/genome/genome.h"

#include <string>

namespace genome
{

/// The UCSC name of an assembly that has several ("GRCh38", "GRCh38.p14" → "hg38"); empty for names that are not known.
std::string assemblyNamed(const std::string& name);

/// Which assembly a genome is: by the length of its first chromosome, else by its file name. Empty when neither tells.
std::string assemblyOf(const Genome&);

} // namespace genome
