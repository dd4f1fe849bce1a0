#include "core/base/file.h"
#include "core/tracks/formats/bed.h"
#include "core/tracks/formats/bedgraph.h"
#include "core/tracks/formats/bedpe.h"
#include "core/tracks/formats/bigbed.h"
#include "core/tracks/formats/bigwig.h"
#include "core/tracks/formats/tabix.h"

#include <fmt/format.h>

namespace tracks
{

namespace
{
constexpr uintmax_t largestInMemory = 64u << 20; // compressed; above that an index beside the file is used

bool readsByIndex(const std::filesystem::path& path, Format format)
{
    const bool possible = format == Format::Bed || format == Format::NarrowPeak || format == Format::BroadPeak
        || format == Format::GeneTable || format == Format::BedGraph;
    const auto stamp = base::stampOf(path);
    return possible && stamp && stamp->size > largestInMemory && !Tabix::indexOf(path).empty();
}

[[noreturn]] void refuse(const std::filesystem::path& path, Format format)
{
    if (format == Format::Empty)
        throw Error(fmt::format("{} is empty: copy or download it again.", path.string()));
    if (isGenome(format) || format == Format::Checkpoint || (format >= Format::Model && format <= Format::Bundle))
        throw Error(fmt::format("{} is {}, not a track: {}.", path.string(), describe(format), hint(format, path)));
    throw Error(
        fmt::format("{} is {}, which Epiarc does not read as a track: {}.", path.string(), describe(format), hint(format, path)));
}
} // namespace

std::shared_ptr<Track> open(const std::filesystem::path& path, const Monitor& monitor)
{
    base::requireFile(path);
    const Format format = sniff(path);
    if (readsByIndex(path, format))
        return std::make_shared<Tabix>(path, format);
    switch (format) {
    case Format::BigWig:
        return std::make_shared<BigWig>(path);
    case Format::BigBed:
        return std::make_shared<BigBed>(path);
    case Format::BedGraph:
        return std::make_shared<BedGraph>(path, monitor);
    case Format::Bed:
    case Format::NarrowPeak:
    case Format::BroadPeak:
    case Format::GeneTable:
        return openBed(path, format, monitor);
    case Format::Gtf:
    case Format::Gff3:
    case Format::GenePred:
        return openGenes(path, format, monitor);
    case Format::Bedpe:
        return openBedpe(path, monitor);
    case Format::Interact:
        return openInteract(path, monitor);
    default:
        refuse(path, format);
    }
}

} // namespace tracks
