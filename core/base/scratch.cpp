#include "core/base/scratch.h"

#include "core/base/error.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <utility>

namespace base
{

/// -1 when there is no room for one.
static int openNameless()
{
    const char* wanted = std::getenv("TMPDIR");
    for (const char* folder : { wanted ? wanted : "", "/var/tmp", "/tmp" }) {
        if (*folder == '\0')
            continue;
        if (const int file = ::open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600); file >= 0)
            return file;
        // Some file systems know no nameless files.
        std::string name = std::string(folder) + "/epiarc-XXXXXX";
        if (const int file = ::mkostemp(name.data(), O_CLOEXEC); file >= 0) {
            ::unlink(name.c_str());
            return file;
        }
    }
    return -1;
}

static bool writeAll(int file, const std::string& bytes)
{
    for (size_t done = 0; done < bytes.size();) {
        const ssize_t wrote = ::pwrite(file, bytes.data() + done, bytes.size() - done, off_t(done));
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return false;
        done += size_t(wrote);
    }
    return true;
}

Scratch::Scratch(std::string bytes, size_t few)
    : m_bytes(std::move(bytes))
    , m_size(m_bytes.size())
{
    m_bytes.shrink_to_fit();
    if (m_size <= few)
        return;
    m_file = openNameless();
    if (m_file >= 0 && writeAll(m_file, m_bytes)) {
        std::string().swap(m_bytes);
    } else if (m_file >= 0) {
        ::close(m_file);
        m_file = -1;
    }
}

Scratch::~Scratch()
{
    if (m_file >= 0)
        ::close(m_file);
}

Scratch::Scratch(Scratch&& other) noexcept
    : m_bytes(std::move(other.m_bytes))
    , m_size(std::exchange(other.m_size, 0))
    , m_file(std::exchange(other.m_file, -1))
{
}

Scratch& Scratch::operator=(Scratch&& other) noexcept
{
    std::swap(m_bytes, other.m_bytes);
    std::swap(m_size, other.m_size);
    std::swap(m_file, other.m_file);
    return *this;
}

std::string Scratch::read(size_t offset, size_t count) const
{
    if (m_file < 0)
        return m_bytes.substr(offset, count);
    std::string part(count, '\0');
    for (size_t done = 0; done < count;) {
        const ssize_t got = ::pread(m_file, part.data() + done, count - done, off_t(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            throw Error(fmt::format("A temporary file cannot be read back: {}; check the disk of $TMPDIR or /var/tmp.",
                got < 0 ? std::strerror(errno) : "it is cut short"));
        done += size_t(got);
    }
    return part;
}

} // namespace base
