#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace base
{

/// One entry of a zip archive.
struct ZipMember {
    std::string_view name; ///< points into the archive
    std::span<const std::byte> content; ///< as it lies in the archive
    bool stored = true; ///< neither compressed nor encrypted: `content` is the file itself
};

/// Where the entries of a mapped zip archive lie (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, ZIP64 included),
/// for reading stored ones where they stand. Every member is checked against the archive; checksums are not. Throws Error naming
/// `path`.
std::vector<ZipMember> zipMembers(std::span<const std::byte> archive, const std::filesystem::path& path);

} // namespace base
