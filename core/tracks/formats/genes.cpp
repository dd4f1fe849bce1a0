#include "core/tracks/formats/genes.h"

#include "core/genome/annotation/annotation.h"
#include "core/tracks/featuretrack.h"

namespace tracks
{

namespace
{
using Fields = std::vector<std::string_view>;

bool isGff(const Fields& f)
{
    return f.size() >= 8 && isWhole(f[3]) && isWhole(f[4]) && isStrand(f[6]) && !isWhole(f[2]);
}
} // namespace

bool isGtf(const TextLine& line)
{
    const Fields& f = line.fields;
    const bool quoted = f.size() > 8
        && (f[8].find("gene_id \"") != std::string_view::npos || f[8].find("transcript_id \"") != std::string_view::npos);
    return isGff(f) && (quoted || line.extension == ".gtf");
}

bool isGff3(const TextLine& line)
{
    return isGff(line.fields);
}

bool isGenePred(const TextLine& line)
{
    // name chrom strand txStart txEnd cdsStart cdsEnd exonCount exonStarts exonEnds, with a bin or a gene symbol before them
    const Fields& f = line.fields;
    for (const size_t at : { 2u, 3u })
        if (f.size() >= at + 8 && isStrand(f[at]) && isWhole(f[at + 1]) && isWhole(f[at + 2]) && isWhole(f[at + 3])
            && isWhole(f[at + 4]) && isWhole(f[at + 5]) && f[at + 6].find(',') != std::string_view::npos)
            return true;
    return false;
}

std::shared_ptr<Track> openGenes(const std::filesystem::path& path, Format format, const Monitor& monitor)
{
    const auto annotation = format == Format::Gtf ? genome::AnnotationFormat::Gtf
        : format == Format::Gff3                  ? genome::AnnotationFormat::Gff3
                                                  : genome::AnnotationFormat::GenePred;
    return std::make_shared<FeatureTrack>(
        path, plainName(path), describe(format), Kind::Genes, genome::readAnnotation(path, annotation, monitor));
}

} // namespace tracks
