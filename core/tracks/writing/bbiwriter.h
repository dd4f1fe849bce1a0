#pragma once
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace tracks
{

/// What the writer of a bigWig needs of the container (see BbiFile): blocks with their index, and zoom levels.

/// Compressed blocks that follow each other in the file, with the R-tree that finds them.
class BbiBlocks
{
public:
    /// Compresses a block that describes [start, end) of a chromosome. Blocks come in the order of the genome.
    void add(const std::string& block, uint32_t chrom, int64_t start, int64_t end);
    size_t size() const { return m_leaves.size(); }
    /// Writes what was added since the last call.
    void flush(std::ostream&);
    /// Writes the index; call after the last flush. Returns its offset.
    uint64_t writeIndex(std::ostream&, uint32_t entriesPerBlock) const;

private:
    struct Node {
        uint32_t firstChrom = 0, lastChrom = 0;
        int64_t start = 0, end = 0;
        uint64_t offset = 0, size = 0; ///< size of a leaf's block; of an inner node the number of its children
    };
    /// The items of the tree, from the leaves up to those of the root.
    std::vector<std::vector<Node>> levels() const;

    std::vector<Node> m_leaves;
    std::string m_packed;
    size_t m_flushed = 0; ///< leaves whose offset in the file is known
};

/// Values summarised on a grid of `reduction` bp.
class ZoomLevel
{
public:
    struct Summary {
        int64_t start = 0, end = 0; ///< bp
        int64_t covered = 0; ///< bases that have data
        float min = 0, max = 0;
        double sum = 0, sumSquares = 0;
    };

    /// `coarser` (may be null) is fed with every finished summary; its reduction is a multiple of this one's.
    ZoomLevel(int64_t reduction, ZoomLevel* coarser);
    int64_t reduction() const { return m_reduction; }
    void add(uint32_t chrom, const Summary&);
    /// Closes the last cell of a chromosome, here and in the coarser levels.
    void endChromosome();
    /// Writes blocks and index. Call once after the last chromosome.
    void write(std::ostream&, uint64_t& dataOffset, uint64_t& indexOffset);

private:
    void closeCell();
    void closeBlock();

    int64_t m_reduction;
    ZoomLevel* m_coarser;
    uint32_t m_chrom = 0;
    int64_t m_cell = -1; ///< index of the open cell on the grid
    Summary m_open;
    std::string m_block;
    int64_t m_blockStart = 0, m_blockEnd = 0;
    uint32_t m_count = 0;
    BbiBlocks m_blocks;
};

/// Appends the bytes of a number (little-endian).
template <typename T>
void append(std::string& bytes, T number)
{
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

} // namespace tracks
