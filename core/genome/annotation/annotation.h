#pragma once
#include "core/base/monitor.h"
#include "core/genome/annotation/featurestore.h"

#include <filesystem>
#include <string_view>

namespace genome
{

enum class AnnotationFormat { Gtf, Gff3, Bed, GenePred };

/// Reads genes and transcripts of a whole file (plain, gz, bgzip). One Feature per transcript with its exons as blocks and the
/// coding part as thick interval; `name` is the gene symbol where there is one, `id` the transcript identifier. Features of
/// GFF3 that belong to no transcript are kept as they are. BED: 3 to 12 columns, also the common five-column gene tables
/// "chrom start end strand name". genePred and refFlat tables of UCSC (with or without leading bin).
/// Malformed lines throw Error with file and line.
FeatureStore readAnnotation(const std::filesystem::path&, AnnotationFormat, const Monitor&);

} // namespace genome
