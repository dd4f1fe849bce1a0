#include "core/base/file.h"

#include "core/base/error.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace fs = std::filesystem;

namespace base
{

namespace
{

/// Waits until what was written to a file or folder is on the disk, where the file system knows of such.
void sync(const fs::path& path)
{
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = handle >= 0 && ::fsync(handle) == 0;
    const int problem = errno;
    if (handle >= 0)
        ::close(handle);
    if (!synced && problem != EINVAL && problem != ENOTSUP && problem != EACCES)
        throw fs::filesystem_error("fsync", path, std::error_code(problem, std::generic_category()));
}

void syncAll(const fs::path& path)
{
    if (fs::is_directory(path))
        for (const auto& entry : fs::directory_iterator(path))
            syncAll(entry.path());
    sync(path);
}

} // namespace

void requireFile(const fs::path& path)
{
    std::error_code problem;
    const auto status = fs::status(path, problem);
    if (!fs::exists(status))
        throw Error(fmt::format("{} does not exist: check the path, or find where the file was moved.", path.string()));
    if (fs::is_directory(status))
        throw Error(fmt::format("{} is a folder, not a file.", path.string()));
    if (::access(path.c_str(), R_OK) != 0)
        throw Error(fmt::format("{} cannot be read: {}.", path.string(), std::strerror(errno)));
    if (fs::is_regular_file(status) && fs::file_size(path, problem) == 0)
        throw Error(fmt::format("{} is empty (0 bytes): copy or download it again.", path.string()));
}

std::optional<FileStamp> stampOf(const fs::path& path)
{
    std::error_code sizeProblem, timeProblem;
    const FileStamp stamp { fs::file_size(path, sizeProblem), fs::last_write_time(path, timeProblem) };
    if (sizeProblem || timeProblem)
        return std::nullopt;
    return stamp;
}

std::string readFile(const fs::path& path)
{
    requireFile(path);
    std::ifstream in(path, std::ios::binary);
    std::ostringstream content;
    content << in.rdbuf();
    if (!in)
        throw Error(fmt::format("{} could not be read to its end.", path.string()));
    return content.str();
}

std::string readHead(const fs::path& path, size_t bytes)
{
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw Error(fmt::format("{} cannot be opened: {}.", path.string(), std::strerror(errno)));
    std::string head(bytes, '\0');
    in.read(head.data(), std::streamsize(bytes));
    head.resize(size_t(in.gcount()));
    return head;
}

void putInPlace(const fs::path& finished, const fs::path& path)
{
    syncAll(finished);
    fs::rename(finished, path);
    sync(path.has_parent_path() ? path.parent_path() : fs::path("."));
}

void writeVia(const fs::path& path, const std::function<void(const fs::path&)>& write)
{
    fs::path temporary = path;
    temporary += ".part";
    std::error_code ignored;
    try {
        write(temporary);
        putInPlace(temporary, path);
    } catch (const fs::filesystem_error& problem) {
        fs::remove(temporary, ignored);
        throw Error(fmt::format("{} could not be written: {}.", path.string(), problem.code().message()));
    } catch (...) {
        fs::remove(temporary, ignored);
        throw;
    }
}

void writeAtomically(const fs::path& path, const std::function<void(std::ostream&)>& write)
{
    writeVia(path, [&](const fs::path& temporary) {
        std::ofstream out(temporary, std::ios::binary);
        if (!out)
            throw Error(fmt::format("{} cannot be written: {}.", path.string(), std::strerror(errno)));
        write(out);
        out.flush();
        if (!out)
            throw Error(fmt::format("{} could not be written whole: is the disk full?", path.string()));
    });
}

void writeAtomically(const fs::path& path, const std::string& content)
{
    writeAtomically(path, [&](std::ostream& out) { out.write(content.data(), std::streamsize(content.size())); });
}

fs::path cacheFolder()
{
    fs::path folder;
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache)
        folder = cache;
    else if (const char* home = std::getenv("HOME"); home && *home)
        folder = fs::path(home) / ".cache";
    else
        folder = fs::temp_directory_path();
    folder /= "epiarc";
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem)
        throw Error(fmt::format(
            "{} cannot be created: {}. Set XDG_CACHE_HOME to a folder that can be written.", folder.string(), problem.message()));
    return folder;
}

} // namespace base
