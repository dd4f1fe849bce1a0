#pragma once
#include "core/base/file.h"
#include "core/base/interval.h"
#include "core/base/monitor.h"

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace tracks
{

/// A bgzip text with its tabix index (.tbi or .csi beside it), of which only the lines of a region are read. Safe to use from
/// several threads.
class TabixFile
{
public:
    /// Throws Error when the index is missing or does not fit, and when the file is cut short.
    explicit TabixFile(const std::filesystem::path&);
    ~TabixFile();

    /// The index beside a file, or an empty path.
    static std::filesystem::path indexOf(const std::filesystem::path&);

    const std::vector<std::string>& chromosomes() const { return m_chromosomes; }
    using UseLine = std::function<void(const std::vector<std::string_view>& fields)>;
    /// Hands the lines that overlap an interval, as the index has them, to a function; an Error of it begins with the file and
    /// the interval. Throws Error when the file changed or vanished since it was opened or is damaged, and Cancelled.
    void forEachLine(const Interval&, const Monitor&, const UseLine&) const;

private:
    struct Handle;
    std::unique_ptr<Handle> borrow() const;

    std::filesystem::path m_path;
    base::FileStamp m_stamp;
    std::vector<std::string> m_chromosomes;
    mutable std::mutex m_lock;
    mutable std::vector<std::unique_ptr<Handle>> m_idle; ///< a handle belongs to one thread at a time
};

} // namespace tracks
