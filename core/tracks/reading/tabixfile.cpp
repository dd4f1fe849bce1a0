#include "core/tracks/reading/tabixfile.h"

#include "core/base/error.h"
#include "core/genome/annotation/bedline.h"
#include "core/tracks/reading/located.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <functional>
#include <htslib/bgzf.h>
#include <htslib/hts.h>
#include <htslib/kstring.h>
#include <htslib/tbx.h>

namespace tracks
{

struct TabixFile::Handle {
    htsFile* file = nullptr;
    tbx_t* index = nullptr;

    explicit Handle(const std::filesystem::path& path)
        : file(hts_open(path.c_str(), "r"))
        , index(file ? tbx_index_load2(path.c_str(), indexOf(path).c_str()) : nullptr)
    {
        if (file && index)
            return;
        close();
        throw Error(
            fmt::format("{} cannot be read through its index: make the index again (tabix -f -p bed FILE).", path.string()));
    }
    ~Handle() { close(); }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

private:
    void close()
    {
        if (index)
            tbx_destroy(index);
        if (file)
            hts_close(file);
    }
};

TabixFile::TabixFile(const std::filesystem::path& path)
    : m_path(path)
{
    m_stamp = base::stampOf(path).value_or(base::FileStamp {});
    auto handle = borrow();
    BGZF* packed = hts_get_bgzfp(handle->file);
    if (!packed || bgzf_check_EOF(packed) == 0)
        throw Error(fmt::format("{} is cut short: the end mark of bgzip is missing; copy or download it again.", path.string()));
    int count = 0;
    const char** names = tbx_seqnames(handle->index, &count);
    m_chromosomes.assign(names, names + count);
    std::free(names);
    m_idle.push_back(std::move(handle));
    if (m_chromosomes.empty())
        throw Error(
            fmt::format("{} has an index without any sequence: make the index again (tabix -f -p bed FILE).", path.string()));
}

TabixFile::~TabixFile() = default;

std::filesystem::path TabixFile::indexOf(const std::filesystem::path& path)
{
    for (const char* extension : { ".tbi", ".csi" }) {
        std::filesystem::path index = path;
        index += extension;
        if (std::filesystem::exists(index))
            return index;
    }
    return {};
}

std::unique_ptr<TabixFile::Handle> TabixFile::borrow() const
{
    {
        const std::scoped_lock lock(m_lock);
        if (!m_idle.empty()) {
            auto handle = std::move(m_idle.back());
            m_idle.pop_back();
            return handle;
        }
    }
    return std::make_unique<Handle>(m_path);
}

void TabixFile::forEachLine(const Interval& own, const Monitor& monitor, const UseLine& use) const
{
    if (base::stampOf(m_path) != m_stamp)
        throw Error(fmt::format("{} changed on disk since it was opened: reopen it.", m_path.string()));
    auto handle = borrow();
    const int chrom = tbx_name2id(handle->index, own.chrom.c_str());
    if (chrom < 0 || own.end <= std::max<int64_t>(own.start, 0))
        return;
    const std::unique_ptr<hts_itr_t, void (*)(hts_itr_t*)> found(
        tbx_itr_queryi(handle->index, chrom, std::max<int64_t>(own.start, 0), own.end), hts_itr_destroy);
    kstring_t line = KS_INITIALIZE;
    const std::unique_ptr<kstring_t, void (*)(kstring_t*)> freed(&line, ks_free);
    const auto location = [&] { return fmt::format("{}, {}: ", m_path.string(), toText(own)); };
    std::vector<std::string_view> fields;
    int got = -1;
    for (int64_t count = 0; found && (got = tbx_itr_next(handle->file, handle->index, found.get(), &line)) >= 0; ++count) {
        if (count % 4096 == 0)
            monitor.report(0, "reading");
        genome::splitBedFields({ line.s, line.l }, fields);
        located(location, [&] { use(fields); });
    }
    if (!found || got < -1)
        throw Error(
            fmt::format("{} is damaged, or its index belongs to another file: make the index again (tabix -f -p bed FILE).",
                m_path.string()));
    const std::scoped_lock lock(m_lock);
    m_idle.push_back(std::move(handle));
}

} // namespace tracks
