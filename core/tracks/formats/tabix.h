#pragma once
#include "core/base/file.h"
#include "core/tracks/formats/format.h"
#include "core/tracks/track.h"

#include <mutex>

namespace tracks
{

/// A bgzip file of BED-like lines or bedGraph with its tabix index (.tbi or .csi beside it), of which only the wanted region is
/// read: for files too large for memory. Throws Error when the file changed or vanished since it was opened.
class Tabix : public Track
{
public:
    /// format: a BED dialect or BedGraph. Throws Error when the index is missing or does not fit.
    Tabix(const std::filesystem::path&, Format);
    ~Tabix() override;

    /// The index beside a file, or an empty path.
    static std::filesystem::path indexOf(const std::filesystem::path&);

    Kind kind() const override;
    std::string format() const override { return describe(m_format) + " (tabix)"; }
    std::vector<std::string> chromosomes() const override { return m_chromosomes; }
    Slice read(const Interval&, int bins, const Monitor&) const override;

private:
    struct Handle;
    using Lines = std::function<void(const std::vector<std::string_view>& fields)>;
    std::unique_ptr<Handle> borrow() const;
    void forEachLine(const Interval&, const Monitor&, const Lines&) const;
    Slice readFeatures(const Interval& own, const Interval& where, int bins, const Monitor&) const;

    Format m_format;
    base::FileStamp m_stamp;
    std::vector<std::string> m_chromosomes;
    mutable std::mutex m_lock;
    mutable std::vector<std::unique_ptr<Handle>> m_idle; ///< a handle belongs to one thread at a time
};

} // namespace tracks
