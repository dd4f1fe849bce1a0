#pragma once
#include "core/base/file.h"
#include "core/base/monitor.h"

#include <cstring>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tracks
{

/// The numbers that reader and writer of the container agree on.
namespace bbi
{
constexpr uint32_t bigWigMagic = 0x888FFC26, bigBedMagic = 0x8789F2EB;
constexpr uint64_t headerBytes = 64, zoomBytes = 24; ///< of the file's header, and of one zoom level's
} // namespace bbi

/// The container of bigWig and bigBed: header, chromosome tree, R-tree indexes, compressed blocks
/// (Kent et al., Bioinformatics 26:2204, 2010, supplementary tables 5–17). Reading only, little-endian only.
///
/// Read here and not by libBigWig, which trusts every count and offset of the file: each one is checked against the file before
/// it is used, so that a damaged file gives an Error. Reads are positional: safe from several threads at once.
class BbiFile
{
public:
    enum class Type { BigWig, BigBed };
    struct Chromosome {
        std::string name;
        uint32_t id = 0;
        int64_t length = 0;
    };
    struct Zoom {
        int64_t reduction = 0; ///< bp summarised by one record
        uint64_t indexOffset = 0;
    };
    /// One compressed block in the file.
    struct BlockSpan {
        uint64_t offset = 0, size = 0;
    };
    static constexpr int Raw = -1; ///< level of the file's own records; levels 0… are zooms()

    /// Throws Error when the file is no bigWig or bigBed, is cut short or damaged.
    explicit BbiFile(const std::filesystem::path&);
    ~BbiFile();
    BbiFile(const BbiFile&) = delete;
    BbiFile& operator=(const BbiFile&) = delete;

    Type type() const { return m_type; }
    /// All sequences, in the order of their ids.
    const std::vector<Chromosome>& chromosomes() const { return m_chromosomes; }
    /// Null when the file has no such sequence.
    const Chromosome* find(const std::string& name) const;
    const std::vector<Zoom>& zooms() const { return m_zooms; } ///< by increasing reduction
    int definedFields() const { return m_definedFields; } ///< bigBed: how many columns are plain BED
    const std::string& autoSql() const { return m_autoSql; } ///< bigBed: the names of the columns; may be empty
    int64_t entriesPerBlock() const { return m_entriesPerBlock; } ///< at most, of the raw level

    /// Throws Error when the file on disk is no longer the one that was opened.
    void requireUnchanged() const;
    /// Blocks of a level that may hold records of [start, end), in file order; stops after `most`.
    std::vector<BlockSpan> find(
        int level, const Chromosome&, int64_t start, int64_t end, const Monitor&, size_t most = SIZE_MAX) const;
    /// Gives each block, decompressed, to `use`.
    void read(const std::vector<BlockSpan>&, const Monitor&, const std::function<void(std::string_view block)>& use) const;

    /// Throws the Error "PATH is damaged: WHAT; …".
    [[noreturn]] void damaged(const std::string& what) const;

private:
    std::string bytes(uint64_t offset, uint64_t size) const;
    void readHeader();
    void readZooms(int count);
    void readChromosomes(uint64_t offset);
    void checkIndex(uint64_t offset);
    std::string_view inflated(std::string_view packed, std::string& buffer) const;

    std::filesystem::path m_path;
    int m_file = -1;
    base::FileStamp m_stamp;
    Type m_type = Type::BigWig;
    std::vector<Chromosome> m_chromosomes;
    std::unordered_map<std::string, size_t> m_byName;
    std::vector<Zoom> m_zooms;
    uint64_t m_indexOffset = 0;
    uint32_t m_blockBytes = 0; ///< largest decompressed block; 0: blocks are not compressed
    int m_definedFields = 0;
    int64_t m_entriesPerBlock = 0;
    std::string m_autoSql;
};

/// A little-endian number at `offset`; the caller has checked the length.
template <typename T>
T numberAt(std::string_view bytes, size_t offset)
{
    T value {};
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

} // namespace tracks
