#include "core/tracks/formats/bigbed.h"

#include "core/genome/annotation/bedline.h"
#include "core/genome/lines.h"
#include "core/tracks/arctrack.h"
#include "core/tracks/binning.h"
#include "core/tracks/featuretrack.h"
#include "core/tracks/formats/bedpe.h"
#include "core/tracks/reading/located.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <sstream>

namespace tracks
{

namespace
{
constexpr int64_t mostCounted = 200'000; // features read one by one to know their density

/// The names of the columns in an autoSql text: "type name; "comment"" lines between parentheses.
std::vector<std::string> columnNames(const std::string& autoSql)
{
    std::vector<std::string> names;
    std::istringstream lines(autoSql.substr(std::min(autoSql.find('('), autoSql.size())));
    for (std::string line; std::getline(lines, line);) {
        const size_t end = line.find(';');
        if (end == std::string::npos)
            continue;
        const size_t start = line.find_last_of(" \t", end);
        names.push_back(
            line.substr(start == std::string::npos ? 0 : start + 1, end - (start == std::string::npos ? 0 : start + 1)));
    }
    return names;
}
} // namespace

BigBed::BigBed(const std::filesystem::path& path)
    : m_file(path)
{
    m_path = path;
    m_name = plainName(path);
    if (m_file.type() != BbiFile::Type::BigBed)
        throw Error(fmt::format("{} is a bigWig, not a bigBed.", path.string()));
    readColumns();
}

void BigBed::readColumns()
{
    const auto names = columnNames(m_file.autoSql());
    const auto has = [&](const char* name) { return std::find(names.begin(), names.end(), name) != names.end(); };
    m_bedColumns = size_t(std::clamp(m_file.definedFields(), 3, 12));
    m_arcs = has("sourceChrom") && has("targetChrom") && names.size() >= 18;
    m_peaks = has("signalValue") && has("peak");
    for (const char* symbol : { "geneName", "geneSymbol", "name2" })
        if (const auto at = std::find(names.begin(), names.end(), symbol); at != names.end() && m_symbolColumn == 0)
            m_symbolColumn = size_t(at - names.begin());
    if (m_arcs)
        m_kind = Kind::Arcs;
    else if (m_bedColumns == 12)
        m_kind = Kind::Genes;
}

std::vector<std::string> BigBed::chromosomes() const
{
    std::vector<std::string> names;
    for (const auto& chrom : m_file.chromosomes())
        names.push_back(chrom.name);
    return names;
}

void BigBed::forEach(const BbiFile::Chromosome& chrom, const Interval& where, const std::vector<BbiFile::BlockSpan>& blocks,
    const Monitor& monitor, const UseEntry& use) const
{
    constexpr size_t head = 12;
    m_file.read(blocks, monitor, [&](std::string_view block) {
        for (size_t at = 0; at < block.size();) {
            if (block.size() - at < head + 1)
                m_file.damaged("a block of features ends inside a feature");
            const auto id = numberAt<uint32_t>(block, at);
            const int64_t start = numberAt<uint32_t>(block, at + 4), end = numberAt<uint32_t>(block, at + 8);
            const size_t stop = block.find('\0', at + head);
            if (stop == std::string_view::npos)
                m_file.damaged("a block of features ends inside a feature");
            const std::string_view rest = block.substr(at + head, stop - at - head);
            at = stop + 1;
            if (id == chrom.id && start < where.end && (end > where.start || (start == end && start == where.start)))
                use(start, end, rest);
        }
    });
}

genome::Feature BigBed::feature(const std::string& chrom, int64_t start, int64_t end, std::string_view rest) const
{
    const std::string startText = std::to_string(start), endText = std::to_string(end);
    std::vector<std::string_view> columns;
    if (!rest.empty())
        genome::splitTabs(rest, columns);
    std::vector<std::string_view> fields { chrom, startText, endText };
    fields.insert(fields.end(), columns.begin(), columns.end());
    const std::string symbol(m_symbolColumn > 0 && m_symbolColumn < fields.size() ? fields[m_symbolColumn] : std::string_view());
    if (!m_peaks)
        fields.resize(std::min(fields.size(), m_bedColumns));
    genome::Feature feature;
    std::string name;
    const auto dialect = m_peaks ? genome::BedDialect::NarrowPeak : genome::BedDialect::Bed;
    located(
        [&] {
            return fmt::format("{}, feature at {}: ", m_path.string(), toText({ chrom, start, end }));
        },
        [&] { genome::parseBedLine(fields, dialect, {}, name, feature); });
    if (!symbol.empty() && symbol != "none" && symbol != ".") {
        feature.id = feature.name;
        feature.name = symbol;
    }
    return feature;
}

Slice BigBed::read(const Interval& where, int bins, const Monitor& monitor) const
{
    m_file.requireUnchanged();
    const auto name = ownName(where.chrom);
    const auto* chrom = name ? m_file.find(*name) : nullptr;
    if (m_arcs)
        return chrom ? readArcs(*chrom, where, monitor) : Slice(Arcs { where, {} });
    Features features { where, {} };
    if (!chrom)
        return features;
    const auto blocks = m_file.find(BbiFile::Raw, *chrom, where.start, where.end, monitor);
    if (int64_t(blocks.size()) * m_file.entriesPerBlock() > mostCounted && !m_file.zooms().empty())
        return depth(*chrom, where, bins, monitor);
    std::vector<std::pair<int64_t, int64_t>> spans;
    forEach(
        *chrom, where, blocks, monitor, [&](int64_t start, int64_t end, std::string_view) { spans.emplace_back(start, end); });
    if (spans.size() > mostFeaturesPerBin * size_t(std::max(bins, 1))) {
        Binning binning(where, bins);
        for (const auto& [start, end] : spans)
            binning.count(start, end);
        return binning.density();
    }
    forEach(*chrom, where, blocks, monitor, [&](int64_t start, int64_t end, std::string_view rest) {
        features.items.push_back(feature(chrom->name, start, end, rest));
    });
    return features;
}

Slice BigBed::readArcs(const BbiFile::Chromosome& chrom, const Interval& where, const Monitor& monitor) const
{
    Arcs arcs { where, {} };
    const auto blocks = m_file.find(BbiFile::Raw, chrom, where.start, where.end, monitor);
    forEach(chrom, where, blocks, monitor, [&](int64_t start, int64_t end, std::string_view rest) {
        const std::string line = fmt::format("{}\t{}\t{}\t{}", chrom.name, start, end, rest);
        std::vector<std::string_view> fields;
        genome::splitTabs(line, fields);
        located(
            [&] {
                return fmt::format("{}, arc at {}: ", m_path.string(), toText({ chrom.name, start, end }));
            },
            [&] { arcs.items.push_back(renamed(parseInteractLine(fields), chrom.name, where.chrom)); });
    });
    return arcs;
}

Signal BigBed::depth(const BbiFile::Chromosome& chrom, const Interval& where, int bins, const Monitor& monitor) const
{
    const double binSize = double(where.length()) / std::max(bins, 1);
    int level = 0;
    for (size_t i = 1; i < m_file.zooms().size() && double(m_file.zooms()[i].reduction) <= binSize; ++i)
        level = int(i);
    Binning binning(where, bins);
    m_file.read(m_file.find(level, chrom, where.start, where.end, monitor), monitor, [&](std::string_view block) {
        for (size_t at = 0; at + 32 <= block.size(); at += 32)
            if (numberAt<uint32_t>(block, at) == chrom.id)
                binning.addSummary(numberAt<uint32_t>(block, at + 4), numberAt<uint32_t>(block, at + 8),
                    numberAt<uint32_t>(block, at + 12), numberAt<float>(block, at + 24), numberAt<float>(block, at + 16),
                    numberAt<float>(block, at + 20));
    });
    Signal signal = binning.signal(m_file.zooms()[size_t(level)].reduction);
    signal.function = "features covering a base";
    return signal;
}

} // namespace tracks
