#include "core/base/mappedfile.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace base
{

MappedFile::MappedFile(const std::filesystem::path& path)
{
    requireFile(path);
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        throw Error(fmt::format("{} cannot be opened: {}.", path.string(), std::strerror(errno)));
    struct stat status {
    };
    void* address = MAP_FAILED;
    if (::fstat(file, &status) == 0 && status.st_size > 0) {
        m_size = size_t(status.st_size);
        // Nobody writes to all of it, so no memory is set aside for copies.
        address = ::mmap(nullptr, m_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE, file, 0);
    }
    const int problem = errno;
    ::close(file);
    if (address == MAP_FAILED)
        throw Error(fmt::format("{} cannot be read: {}.", path.string(), std::strerror(problem)));
    m_address = static_cast<const std::byte*>(address);
}

MappedFile::~MappedFile()
{
    ::munmap(const_cast<std::byte*>(m_address), m_size);
}

} // namespace base
