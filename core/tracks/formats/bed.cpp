#include "core/tracks/formats/bed.h"

#include "core/genome/annotation/annotation.h"
#include "core/genome/annotation/bedline.h"
#include "core/tracks/featuretrack.h"
#include "core/tracks/formats/table.h"
#include "core/tracks/reading/datalines.h"

namespace tracks
{

std::shared_ptr<Track> openBed(const std::filesystem::path& path, Format format, const Monitor& monitor)
{
    DataLines lines(path, monitor);
    const auto dialect = rowOf(format).dialect;
    genome::FeatureStore store;
    std::string chrom;
    genome::Feature feature;
    bool blocks = false;
    lines.forEach([&](const auto& fields) {
        genome::parseBedLine(fields, dialect, {}, chrom, feature);
        blocks = blocks || !feature.blocks.empty();
        store.add(chrom, feature);
    });
    store.seal();
    const Kind kind = blocks || dialect == genome::BedDialect::GeneTable ? Kind::Genes : Kind::Features;
    const std::string name = lines.trackName().empty() ? plainName(path) : lines.trackName();
    return std::make_shared<FeatureTrack>(path, name, describe(format), kind, std::move(store));
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
