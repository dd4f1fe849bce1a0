#pragma once
#include "core/genome/annotation/featurestore.h"
#include "core/genome/lines.h"

namespace genome
{

/// Adds the transcripts of a GTF file (Ensembl, GENCODE, NCBI, UCSC, StringTie). Transcripts are built from exon, CDS, UTR and
/// codon lines even where no line declares them. Genes without transcripts and lines without transcript are added as they are.
void readGtf(LineReader& reader, FeatureStore& store, const Monitor& monitor);

} // namespace genome
