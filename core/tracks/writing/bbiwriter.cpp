#include "core/tracks/writing/bbiwriter.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <ostream>
#include <zlib.h>

namespace tracks
{

namespace
{
constexpr size_t childrenPerNode = 256;
constexpr size_t summariesPerBlock = 1024;
constexpr uint64_t leafBytes = 32, innerBytes = 24;
} // namespace

void BbiBlocks::add(const std::string& block, uint32_t chrom, int64_t start, int64_t end)
{
    std::string packed(::compressBound(uLong(block.size())), '\0');
    uLongf size = uLongf(packed.size());
    if (::compress(
            reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(block.data()), uLong(block.size()))
        != Z_OK)
        throw Error("A block of values could not be compressed: there is too little memory.");
    m_packed.append(packed, 0, size);
    m_leaves.push_back({ chrom, chrom, start, end, 0, size });
}

void BbiBlocks::flush(std::ostream& out)
{
    auto offset = uint64_t(out.tellp());
    for (; m_flushed < m_leaves.size(); offset += m_leaves[m_flushed++].size)
        m_leaves[m_flushed].offset = offset;
    out.write(m_packed.data(), std::streamsize(m_packed.size()));
    m_packed.clear();
}

std::vector<std::vector<BbiBlocks::Node>> BbiBlocks::levels() const
{
    std::vector<std::vector<Node>> levels { m_leaves };
    while (levels.back().size() > childrenPerNode) {
        const auto& below = levels.back();
        std::vector<Node> above;
        for (size_t i = 0; i < below.size(); i += childrenPerNode) {
            const size_t last = std::min(below.size(), i + childrenPerNode) - 1;
            Node node { below[i].firstChrom, below[last].lastChrom, below[i].start, below[last].end, 0, last - i + 1 };
            for (size_t j = i; j <= last; ++j)
                if (below[j].lastChrom == node.lastChrom)
                    node.end = std::max(node.end, below[j].end);
            above.push_back(node);
        }
        levels.push_back(std::move(above));
    }
    return levels;
}

uint64_t BbiBlocks::writeIndex(std::ostream& out, uint32_t entriesPerBlock) const
{
    const auto levels = this->levels();
    const auto offset = uint64_t(out.tellp());
    const Node root = m_leaves.empty()
        ? Node {}
        : Node { m_leaves.front().firstChrom, m_leaves.back().lastChrom, m_leaves.front().start, m_leaves.back().end, 0, 0 };
    std::string bytes;
    append(bytes, uint32_t(0x2468ACE0)), append(bytes, uint32_t(childrenPerNode)), append(bytes, uint64_t(m_leaves.size()));
    append(bytes, root.firstChrom), append(bytes, uint32_t(root.start)), append(bytes, root.lastChrom),
        append(bytes, uint32_t(root.end));
    append(bytes, offset), append(bytes, entriesPerBlock), append(bytes, uint32_t(0));
    for (size_t level = levels.size(); level-- > 0;) {
        const auto& items = levels[level];
        const uint64_t itemBytes = level == 0 ? leafBytes : innerBytes;
        // The nodes of the level below follow this whole level.
        uint64_t child
            = offset + bytes.size() + 4 * ((items.size() + childrenPerNode - 1) / childrenPerNode) + itemBytes * items.size();
        for (size_t i = 0; i < std::max<size_t>(items.size(), 1); ++i) {
            if (i % childrenPerNode == 0) {
                append(bytes, uint8_t(level == 0)), append(bytes, uint8_t(0));
                append(bytes, uint16_t(std::min(childrenPerNode, items.size() - i)));
            }
            if (items.empty())
                break;
            append(bytes, items[i].firstChrom), append(bytes, uint32_t(items[i].start)), append(bytes, items[i].lastChrom),
                append(bytes, uint32_t(items[i].end));
            append(bytes, level == 0 ? items[i].offset : child);
            if (level == 0)
                append(bytes, items[i].size);
            child += 4 + (level == 1 ? leafBytes : innerBytes) * items[i].size;
        }
    }
    out.write(bytes.data(), std::streamsize(bytes.size()));
    return offset;
}

ZoomLevel::ZoomLevel(int64_t reduction, ZoomLevel* coarser)
    : m_reduction(reduction)
    , m_coarser(coarser)
{
}

void ZoomLevel::add(uint32_t chrom, const Summary& summary)
{
    m_chrom = chrom;
    for (int64_t at = summary.start; at < summary.end;) {
        const int64_t cell = at / m_reduction, to = std::min(summary.end, (cell + 1) * m_reduction);
        if (cell != m_cell)
            closeCell();
        const bool first = m_cell < 0;
        const double fraction = double(to - at) / double(summary.end - summary.start);
        m_cell = cell;
        m_open.start = first ? at : m_open.start;
        m_open.end = to;
        m_open.covered += std::llround(double(summary.covered) * fraction);
        m_open.min = first ? summary.min : std::min(m_open.min, summary.min);
        m_open.max = first ? summary.max : std::max(m_open.max, summary.max);
        m_open.sum += summary.sum * fraction;
        m_open.sumSquares += summary.sumSquares * fraction;
        at = to;
    }
}

void ZoomLevel::closeCell()
{
    if (m_cell < 0)
        return;
    if (m_block.empty())
        m_blockStart = m_open.start;
    m_blockEnd = m_open.end;
    append(m_block, m_chrom), append(m_block, uint32_t(m_open.start)), append(m_block, uint32_t(m_open.end)),
        append(m_block, uint32_t(m_open.covered));
    append(m_block, m_open.min), append(m_block, m_open.max), append(m_block, float(m_open.sum)),
        append(m_block, float(m_open.sumSquares));
    ++m_count;
    if (m_coarser)
        m_coarser->add(m_chrom, m_open);
    m_open = {};
    m_cell = -1;
    if (m_block.size() >= 32 * summariesPerBlock)
        closeBlock();
}

void ZoomLevel::closeBlock()
{
    if (!m_block.empty())
        m_blocks.add(m_block, m_chrom, m_blockStart, m_blockEnd);
    m_block.clear();
}

void ZoomLevel::endChromosome()
{
    closeCell();
    closeBlock();
    if (m_coarser)
        m_coarser->endChromosome();
}

void ZoomLevel::write(std::ostream& out, uint64_t& dataOffset, uint64_t& indexOffset)
{
    dataOffset = uint64_t(out.tellp());
    out.write(reinterpret_cast<const char*>(&m_count), sizeof m_count);
    m_blocks.flush(out);
    indexOffset = m_blocks.writeIndex(out, summariesPerBlock);
}

} // namespace tracks
