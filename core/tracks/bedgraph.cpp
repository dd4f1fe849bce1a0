#include "core/tracks/bedgraph.h"

#include "core/genome/bedline.h"
#include "core/tracks/binning.h"
#include "core/tracks/datalines.h"

#include <algorithm>
#include <fmt/format.h>

namespace tracks
{

BedGraph::Record parseBedGraphLine(const std::vector<std::string_view>& fields, const std::string& place)
{
    std::string chrom;
    genome::Feature feature;
    genome::parseBedLine({ fields.begin(), fields.begin() + std::ptrdiff_t(std::min<size_t>(3, fields.size())) },
        genome::BedDialect::Bed, place, chrom, feature);
    if (fields.size() < 4)
        throw Error(fmt::format("{}a bedGraph line needs chromosome, start, end and value; this one has no value.", place));
    const auto value = genome::toNumber(fields[3]);
    if (!value)
        throw Error(fmt::format("{}the value “{}” is not a number.", place, fields[3].substr(0, 40)));
    return { feature.start, feature.end, float(*value) };
}

BedGraph::BedGraph(const std::filesystem::path& path, const Monitor& monitor)
{
    m_path = path;
    DataLines lines(path, monitor);
    std::vector<std::string_view> fields;
    while (lines.next(fields)) {
        const Record record = parseBedGraphLine(fields, lines.place());
        Chromosome& chrom = m_chromosomes[std::string(fields[0])];
        chrom.records.push_back(record);
        chrom.longest = std::max(chrom.longest, record.end - record.start);
    }
    if (m_chromosomes.empty())
        throw Error(fmt::format(
            "{} holds no values: only comments and header lines; check that it was written completely.", path.string()));
    for (auto& [name, chrom] : m_chromosomes)
        std::stable_sort(
            chrom.records.begin(), chrom.records.end(), [](const Record& a, const Record& b) { return a.start < b.start; });
    m_name = lines.trackName().empty() ? plainName(path) : lines.trackName();
}

std::vector<std::string> BedGraph::chromosomes() const
{
    std::vector<std::string> names;
    for (const auto& [name, chrom] : m_chromosomes)
        names.push_back(name);
    std::sort(names.begin(), names.end());
    return names;
}

size_t BedGraph::bytes() const
{
    size_t bytes = 0;
    for (const auto& [name, chromosome] : m_chromosomes)
        bytes += chromosome.records.capacity() * sizeof(Record);
    return bytes;
}

Slice BedGraph::read(const Interval& where, int bins, const Monitor& monitor) const
{
    const auto name = ownName(where.chrom);
    const auto chrom = name ? m_chromosomes.find(*name) : m_chromosomes.end();
    if (chrom == m_chromosomes.end() || where.empty())
        return emptySignal(where, bins);
    const auto& records = chrom->second.records;
    Binning binning(where, bins);
    const auto first = std::lower_bound(records.begin(), records.end(), where.start - chrom->second.longest,
        [](const Record& record, int64_t start) { return record.start < start; });
    for (auto record = first; record != records.end() && record->start < where.end; ++record) {
        if ((record - first) % 65536 == 0)
            monitor.report(double(record->start - where.start) / double(where.length()));
        binning.add(record->start, record->end, double(record->value));
    }
    return binning.signal();
}

} // namespace tracks
