#include "core/tracks/formats/bedgraph.h"

#include "core/genome/annotation/bedline.h"
#include "core/tracks/binning.h"
#include "core/tracks/formats/datalines.h"

#include <algorithm>
#include <cstring>
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
        chrom.reading.push_back(record);
        chrom.longest = std::max(chrom.longest, record.end - record.start);
    }
    if (m_chromosomes.empty())
        throw Error(fmt::format(
            "{} holds no values: only comments and header lines; check that it was written completely.", path.string()));
    std::string bytes;
    for (auto& [name, chrom] : m_chromosomes)
        keep(chrom, bytes);
    m_records = base::Scratch(std::move(bytes));
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

void BedGraph::keep(Chromosome& chrom, std::string& bytes)
{
    auto& records = chrom.reading;
    std::stable_sort(records.begin(), records.end(), [](const Record& a, const Record& b) { return a.start < b.start; });
    chrom.first = bytes.size() / sizeof(Record);
    chrom.count = records.size();
    for (size_t i = 0; i < records.size(); i += stride)
        chrom.starts.push_back(records[i].start);
    bytes.append(reinterpret_cast<const char*>(records.data()), records.size() * sizeof(Record));
    std::vector<Record>().swap(records);
}

std::vector<BedGraph::Record> BedGraph::records(size_t first, size_t count) const
{
    const std::string bytes = m_records.read(first * sizeof(Record), count * sizeof(Record));
    std::vector<Record> found(count);
    std::memcpy(found.data(), bytes.data(), bytes.size());
    return found;
}

Slice BedGraph::read(const Interval& where, int bins, const Monitor& monitor) const
{
    const auto name = ownName(where.chrom);
    const auto it = name ? m_chromosomes.find(*name) : m_chromosomes.end();
    if (it == m_chromosomes.end() || where.empty())
        return emptySignal(where, bins);
    const Chromosome& chrom = it->second;
    Binning binning(where, bins);
    const auto after = std::lower_bound(chrom.starts.begin(), chrom.starts.end(), where.start - chrom.longest);
    for (size_t at = size_t(std::max<std::ptrdiff_t>(0, after - chrom.starts.begin() - 1)) * stride; at < chrom.count;
         at += stride) {
        if (chrom.starts[at / stride] >= where.end)
            break;
        monitor.report(0);
        for (const Record& record : records(chrom.first + at, std::min(stride, chrom.count - at)))
            if (record.start < where.end && record.end > where.start)
                binning.add(record.start, record.end, double(record.value));
    }
    return binning.signal();
}

} // namespace tracks
