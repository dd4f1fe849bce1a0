#include "core/tracks/formats/bed.h"

#include "core/genome/annotation/bedline.h"
#include "core/genome/lines.h"
#include "core/tracks/featuretrack.h"
#include "core/tracks/formats/table.h"
#include "core/tracks/reading/datalines.h"

namespace tracks
{

namespace
{
/// Columns 7 and 8 of BED lie in the feature; those of peaks are scores.
bool hasThickPart(const std::vector<std::string_view>& f)
{
    const auto start = genome::toInteger(f[1]), end = genome::toInteger(f[2]), thickStart = genome::toInteger(f[6]),
               thickEnd = genome::toInteger(f[7]);
    return thickStart && thickEnd && *thickStart <= *thickEnd
        && (*thickStart == *thickEnd || (*thickStart >= *start && *thickEnd <= *end));
}

bool isPeak(const TextLine& line, const char* name)
{
    const std::vector<std::string_view>& f = line.fields;
    return f.size() >= 9 && hasInterval(line) && isStrand(f[5]) && isNumber(f[6]) && isNumber(f[7]) && isNumber(f[8])
        && (!hasThickPart(f) || line.extension == name);
}
} // namespace

bool isBed(const TextLine& line)
{
    return hasInterval(line);
}

bool isNarrowPeak(const TextLine& line)
{
    return line.fields.size() == 10 && isPeak(line, ".narrowpeak") && isWhole(line.fields[9]);
}

bool isBroadPeak(const TextLine& line)
{
    return line.fields.size() == 9 && isPeak(line, ".broadpeak");
}

bool isGeneTable(const TextLine& line)
{
    const std::vector<std::string_view>& f = line.fields;
    return hasInterval(line) && f.size() == 5 && (f[3] == "+" || f[3] == "-") && !isNumber(f[4]);
}

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

} // namespace tracks
