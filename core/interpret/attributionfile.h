#pragma once
#include "core/interpret/contributions.h"

#include <filesystem>

namespace interpret
{

/// How an attribution is written; decided by the name before anything is computed.
enum class AttributionFormat { Table, BigWig, Safetensors };
/// By extension: .tsv, .bw/.bigwig, .safetensors. Throws Error.
AttributionFormat attributionFormat(const std::filesystem::path&);

/// Table: notes behind '#', then chrom, start, end (0-based, half-open), input ("sequence" or the name of an input of the model),
/// value (the letter, or the bin's value; nan where missing), attribution: a line per base, then one per bin of each input; what
/// lies outside the chromosome is left out. BigWig: of the letters, one value per base. Safetensors: tensors "sequence" [bases]
/// and "epigenome" [inputs, bins] over the whole window; metadata: region (1-based), chrom, start, end, bin_size, inputs (JSON
/// list), model, notes. Throws Error.
void writeAttribution(const std::filesystem::path&, AttributionFormat, const Contributions&, const models::ModelSpec&,
    int64_t chromLength, const std::vector<std::string>& notes, const Monitor&);

} // namespace interpret
