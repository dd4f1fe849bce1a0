#include "core/tracks/formats/tabix.h"

#include "core/genome/annotation/bedline.h"
#include "core/tracks/binning.h"
#include "core/tracks/featuretrack.h"
#include "core/tracks/formats/bedgraph.h"
#include "core/tracks/formats/table.h"

namespace tracks
{

Tabix::Tabix(const std::filesystem::path& path, Format format)
    : m_format(format)
    , m_file(path)
{
    m_path = path;
    m_name = plainName(path);
}

Kind Tabix::kind() const
{
    return rowOf(m_format).kind;
}

Slice Tabix::read(const Interval& where, int bins, const Monitor& monitor) const
{
    const auto name = ownName(where.chrom);
    const Interval own { name.value_or(""), where.start, where.end };
    if (m_format != Format::BedGraph)
        return readFeatures(own, where, bins, monitor);
    if (!name || where.empty())
        return emptySignal(where, bins);
    Binning binning(where, bins);
    m_file.forEachLine(own, monitor, [&](const auto& fields) {
        const Record record = parseBedGraphLine(fields);
        binning.add(record.start, record.end, double(record.value));
    });
    return binning.signal();
}

Slice Tabix::readFeatures(const Interval& own, const Interval& where, int bins, const Monitor& monitor) const
{
    const auto dialect = rowOf(m_format).dialect;
    const size_t most = mostFeaturesPerBin * size_t(std::max(bins, 1));
    Binning binning(where, bins);
    Features features { where, {} };
    size_t count = 0;
    std::string chrom;
    genome::Feature feature;
    m_file.forEachLine(own, monitor, [&](const auto& fields) {
        genome::parseBedLine(fields, dialect, {}, chrom, feature);
        binning.count(feature.start, feature.end);
        if (++count <= most)
            features.items.push_back(std::move(feature));
    });
    return count > most ? Slice(binning.density()) : Slice(std::move(features));
}

} // namespace tracks
