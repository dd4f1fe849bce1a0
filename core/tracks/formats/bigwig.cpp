#include "core/tracks/formats/bigwig.h"

#include "core/tracks/binning.h"

#include <cmath>
#include <fmt/format.h>

namespace tracks
{

namespace
{
constexpr size_t fewBlocks = 4; // up to here the file's own records cost no more than a zoom level
constexpr size_t sectionHeader = 24, summaryBytes = 32;
} // namespace

BigWig::BigWig(const std::filesystem::path& path)
    : m_file(path)
{
    m_path = path;
    m_name = plainName(path);
    if (m_file.type() != BbiFile::Type::BigWig)
        throw Error(fmt::format("{} is a bigBed, not a bigWig.", path.string()));
}

std::vector<std::string> BigWig::chromosomes() const
{
    std::vector<std::string> names;
    for (const auto& chrom : m_file.chromosomes())
        names.push_back(chrom.name);
    return names;
}

Slice BigWig::read(const Interval& where, int bins, const Monitor& monitor) const
{
    m_file.requireUnchanged();
    const auto name = ownName(where.chrom);
    const auto* chrom = name ? m_file.find(*name) : nullptr;
    if (!chrom || where.empty())
        return emptySignal(where, bins);
    return readLevel(where, bins, levelFor(*chrom, where, bins, monitor), monitor);
}

int BigWig::levelFor(const BbiFile::Chromosome& chrom, const Interval& where, int bins, const Monitor& monitor) const
{
    const double binSize = double(where.length()) / std::max(bins, 1);
    int level = BbiFile::Raw;
    for (size_t i = 0; i < m_file.zooms().size() && double(m_file.zooms()[i].reduction) <= binSize; ++i)
        level = int(i);
    if (level != BbiFile::Raw
        && m_file.find(BbiFile::Raw, chrom, where.start, where.end, monitor, fewBlocks + 1).size() <= fewBlocks)
        return BbiFile::Raw;
    return level;
}

Signal BigWig::readLevel(const Interval& where, int bins, int level, const Monitor& monitor) const
{
    const auto name = ownName(where.chrom);
    const auto* chrom = name ? m_file.find(*name) : nullptr;
    if (!chrom || where.empty())
        return emptySignal(where, bins);
    Binning binning(where, bins);
    bool sound = true;
    m_file.read(m_file.find(level, *chrom, where.start, where.end, monitor), monitor, [&](std::string_view block) {
        if (level == BbiFile::Raw)
            addRecords(block, chrom->id, binning);
        else
            sound = addSummaries(block, chrom->id, binning) && sound;
    });
    // A NaN among the records spoils the sums of every zoom level above it, but not the records around it.
    if (!sound)
        return readLevel(where, bins, BbiFile::Raw, monitor);
    return binning.signal(level == BbiFile::Raw ? 0 : m_file.zooms()[size_t(level)].reduction);
}

void BigWig::addRecords(std::string_view block, uint32_t chrom, Binning& binning) const
{
    enum { BedGraph = 1, VariableStep = 2, FixedStep = 3 };
    if (block.size() < sectionHeader)
        m_file.damaged("a block of values is shorter than its header");
    const int type = uint8_t(block[20]);
    const size_t count = numberAt<uint16_t>(block, 22);
    const size_t itemBytes = type == BedGraph ? 12 : type == VariableStep ? 8 : 4;
    if (type < BedGraph || type > FixedStep)
        m_file.damaged(fmt::format("a block of values has the unknown type {}", type));
    if (block.size() - sectionHeader < count * itemBytes)
        m_file.damaged("a block of values ends before its last value");
    if (numberAt<uint32_t>(block, 0) != chrom)
        return;
    const int64_t first = numberAt<uint32_t>(block, 4), step = numberAt<uint32_t>(block, 12),
                  span = numberAt<uint32_t>(block, 16);
    for (size_t i = 0, at = sectionHeader; i < count; ++i, at += itemBytes) {
        int64_t start = first + int64_t(i) * step, end = start + span;
        if (type != FixedStep)
            start = numberAt<uint32_t>(block, at);
        if (type == VariableStep)
            end = start + span;
        if (type == BedGraph)
            end = numberAt<uint32_t>(block, at + 4);
        binning.add(start, end, numberAt<float>(block, at + itemBytes - 4));
    }
}

bool BigWig::addSummaries(std::string_view block, uint32_t chrom, Binning& binning) const
{
    if (block.size() % summaryBytes != 0)
        m_file.damaged("a zoom level ends inside a record");
    for (size_t at = 0; at < block.size(); at += summaryBytes) {
        if (numberAt<uint32_t>(block, at) != chrom)
            continue;
        const auto start = numberAt<uint32_t>(block, at + 4), end = numberAt<uint32_t>(block, at + 8),
                   covered = numberAt<uint32_t>(block, at + 12);
        const auto min = numberAt<float>(block, at + 16), max = numberAt<float>(block, at + 20),
                   sum = numberAt<float>(block, at + 24);
        const bool infinite = std::isinf(min) || std::isinf(max);
        if (std::isnan(min) || std::isnan(max) || (std::isnan(sum) && !infinite))
            return false;
        binning.addSummary(start, end, covered, sum, min, max);
    }
    return true;
}

} // namespace tracks
