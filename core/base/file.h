#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

namespace base
{

/// Size and modification time: tells whether a file changed while it was open.
struct FileStamp {
    uintmax_t size = 0;
    std::filesystem::file_time_type time;
    bool operator==(const FileStamp&) const = default;
};

/// Throws Error when the file is missing, a folder, unreadable or empty ("X is empty (0 bytes): …").
void requireFile(const std::filesystem::path&);
std::optional<FileStamp> stampOf(const std::filesystem::path&);

/// The whole file. Throws Error.
std::string readFile(const std::filesystem::path&);
/// The first bytes (fewer when the file is shorter). Throws Error when it cannot be opened.
std::string readHead(const std::filesystem::path&, size_t bytes);

/// Puts a finished file, or a finished folder with all that lies in it, in the place of `path`. What is written reaches the disk
/// before the name does, and then the name (fsync of files and folders), so that a power cut leaves the old or the new, never
/// neither. Throws std::filesystem::filesystem_error.
void putInPlace(const std::filesystem::path& finished, const std::filesystem::path& path);
/// Writes to "PATH.part" and puts it in the place of PATH, which is whole or untouched. Throws Error (full disk, no permission).
void writeAtomically(const std::filesystem::path&, const std::function<void(std::ostream&)>& write);
void writeAtomically(const std::filesystem::path&, const std::string& content);
/// For writers of libraries that want a path of their own: `write` is given the temporary path.
void writeVia(const std::filesystem::path&, const std::function<void(const std::filesystem::path& temporary)>& write);

/// A folder of this user for derived files (indexes of read-only folders): $XDG_CACHE_HOME/epiarc. Created.
std::filesystem::path cacheFolder();

} // namespace base
