#pragma once
#include "core/base/monitor.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace base
{

/// Something to be packed: a file, or a text that is not one.
struct ZipEntry {
    std::string name; ///< inside the archive, folders separated by '/', UTF-8
    std::filesystem::path file;
    std::optional<std::string> text = std::nullopt; ///< instead of `file`
};

/// Packs in the given order; what is compressed already is stored as it is. Atomic. Throws Error and Cancelled.
void writeZip(const std::filesystem::path&, const std::vector<ZipEntry>&, const Monitor& = {});

/// Bytes of the files in an archive when they are unpacked. Throws Error.
uintmax_t unpackedSize(const std::filesystem::path& zip);

/// Unpacks into a folder that is made, or empty. Names that lead out of it, links, encrypted or damaged entries and want of space
/// are refused with an Error, and nothing stays behind then, nor after Cancelled. Checksums are verified, times are kept.
void unpackZip(const std::filesystem::path& zip, const std::filesystem::path& folder, const Monitor& = {});

} // namespace base
