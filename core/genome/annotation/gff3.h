#pragma once
#include "core/genome/annotation/featurestore.h"
#include "core/genome/lines.h"

namespace genome
{

/// Adds the features of a GFF3 file (Ensembl, GENCODE, NCBI, model organism databases). Lines are joined by ID and Parent in any
/// order. A feature with exons, coding or untranslated parts becomes a transcript, named after its gene; genes that such
/// transcripts stand for are not added again, nor are introns and the like inside a transcript. Lines that share an ID become one
/// feature with blocks. Lines that describe the sequence itself (chromosome, region, contig) are left out where the file has
/// others.
/// "##FASTA" or a line with '>' ends the features.
void readGff3(LineReader& reader, FeatureStore& store, const Monitor& monitor);

} // namespace genome
