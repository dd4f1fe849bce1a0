#pragma once
#include "core/interpret/attentionmap.h"

#include <filesystem>

namespace interpret
{

/// How attention is written; decided by the name before anything is computed.
enum class AttentionFormat { Table, BigWig, Bed, Bedpe, Interact, Safetensors };
/// By extension: .tsv, .bw/.bigwig, .bed, .bedpe, .interact, .safetensors. Throws Error.
AttentionFormat attentionFormat(const std::filesystem::path&);

/// .safetensors: one tensor "attention" [positions, positions] (query, key), float32; metadata: region (1-based), chrom, start,
/// end, bin_size, model, combination, notes.
void writeAttentionMap(const std::filesystem::path&, const AttentionMap&);

/// .bw: what the promoter looks at, one value per bin; bins outside the chromosome are cut.
void writeAttentionRow(const std::filesystem::path&, const AttentionMap&, const Promoter&, const Monitor&);

/// .tsv: one line per arc of attentionArcs: chrom, start, end of the element (0-based, half-open), gene, tss (1-based), distance
/// (bp from the TSS to the middle of the element, negative to the left), weight, times_uniform (weight over what the part of the
/// element inside the window would get if the promoter looked everywhere alike). Notes above, behind '#'.
void writeAttentionTable(const std::filesystem::path&, const AttentionMap&, const Promoter&, const std::vector<tracks::Arc>&);

/// .bed, .bedpe, .interact: see core/tracks/writing/linkfile.
void writeAttentionLinks(const std::filesystem::path&, AttentionFormat, const AttentionMap&, const Promoter&,
    const std::vector<tracks::Arc>&, std::optional<uint32_t> colour = std::nullopt);

} // namespace interpret
