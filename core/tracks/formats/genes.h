#pragma once
#include "core/tracks/formats/format.h"
#include "core/tracks/reading/columns.h"
#include "core/tracks/track.h"

namespace tracks
{

/// GTF, GFF3 and genePred tables through genome::readAnnotation, as Kind::Genes.
std::shared_ptr<Track> openGenes(const std::filesystem::path&, Format, const Monitor&);

bool isGtf(const TextLine&);
bool isGff3(const TextLine&);
bool isGenePred(const TextLine&);

} // namespace tracks
