#include "core/base/file.h"
#include "core/tracks/formats/table.h"
#include "core/tracks/reading/tabixfile.h"

#include <fmt/format.h>

namespace tracks
{

namespace
{
constexpr uintmax_t largestInMemory = 64u << 20; // compressed; above that an index beside the file is used

bool readsByIndex(const std::filesystem::path& path)
{
    const auto stamp = base::stampOf(path);
    return stamp && stamp->size > largestInMemory && !TabixFile::indexOf(path).empty();
}

[[noreturn]] void refuse(const std::filesystem::path& path, Format format)
{
    if (format == Format::Empty)
        throw Error(fmt::format("{} is empty: copy or download it again.", path.string()));
    if (rowOf(format).use != Use::Refused)
        throw Error(fmt::format("{} is {}, not a track: {}.", path.string(), describe(format), hint(format, path)));
    throw Error(
        fmt::format("{} is {}, which Epiarc does not read as a track: {}.", path.string(), describe(format), hint(format, path)));
}
} // namespace

std::shared_ptr<Track> open(const std::filesystem::path& path, const Monitor& monitor)
{
    base::requireFile(path);
    return open(path, sniff(path), monitor);
}

std::shared_ptr<Track> open(const std::filesystem::path& path, Format format, const Monitor& monitor)
{
    const FormatRow& row = rowOf(format);
    if (!row.open)
        refuse(path, format);
    return (row.openIndexed && readsByIndex(path) ? row.openIndexed : row.open)(path, format, monitor);
}

} // namespace tracks
