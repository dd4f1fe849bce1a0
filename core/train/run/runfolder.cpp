#include "core/train/run/runfolder.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace train
{

namespace
{

constexpr auto silence = std::chrono::minutes(15);

fs::path lockFile(const RunFolder& run)
{
    return run.path() / "lock";
}

/// Of a whole file, for an open handle (not for a process), so that who asks does not lift it.
struct ::flock wholeFile(short kind)
{
    struct ::flock lock {
    };
    lock.l_type = kind;
    lock.l_whence = SEEK_SET;
    return lock;
}

/// Whether some process of this machine holds it. Only asks: to take it for a moment would keep out one that begins just then.
bool isLocked(const fs::path& file)
{
    const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return false;
    struct ::flock lock = wholeFile(F_WRLCK);
    const bool held = ::fcntl(handle, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    ::close(handle);
    return held;
}

} // namespace

std::string hostName()
{
    std::array<char, 256> name {};
    ::gethostname(name.data(), name.size() - 1);
    return name.data();
}

std::optional<RunFolder::Owner> RunFolder::owner() const
{
    Owner owner;
    try {
        const Json text = base::readJson(lockFile(*this));
        owner.host = text.at("host").get<std::string>();
        owner.process = text.at("process").get<int>();
    } catch (const std::exception&) {
        return std::nullopt;
    }
    owner.here = owner.host == hostName();
    if (owner.here)
        return isLocked(lockFile(*this)) ? std::optional(owner) : std::nullopt;
    const auto isFresh = [](const fs::path& file) {
        const auto stamp = base::stampOf(file);
        return stamp && fs::file_time_type::clock::now() - stamp->time < silence;
    };
    const bool alive = isFresh(fs::exists(metrics()) ? metrics() : lockFile(*this))
        || std::ranges::any_of(inner(), [&](const RunFolder& run) { return isFresh(run.metrics()); });
    return alive ? std::optional(owner) : std::nullopt;
}

std::vector<RunFolder> RunFolder::inner() const
{
    std::vector<RunFolder> runs;
    std::error_code ignored;
    for (const char* kind : { "baselines", "repeats" })
        for (const auto& entry : fs::directory_iterator(m_path / kind, ignored))
            runs.push_back(within(entry.path()));
    return runs;
}

bool RunFolder::begun() const
{
    std::error_code ignored;
    return fs::exists(state(), ignored)
        || std::ranges::any_of(inner(), [&](const RunFolder& run) { return fs::exists(run.state(), ignored); });
}

void RunFolder::askToStop() const
{
    base::writeAtomically(m_stop, "");
}

bool RunFolder::stopAsked() const
{
    std::error_code ignored;
    return fs::exists(m_stop, ignored);
}

void RunFolder::forgetStop() const
{
    std::error_code ignored;
    fs::remove(m_stop, ignored);
}

RunLock::RunLock(const RunFolder& run)
{
    const fs::path file = lockFile(run);
    m_file = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (m_file < 0)
        throw Error(fmt::format("{} cannot be written: {}.", run.path().string(), std::strerror(errno)));
    struct ::flock lock = wholeFile(F_WRLCK);
    if (::fcntl(m_file, F_OFD_SETLK, &lock) != 0) {
        ::close(m_file);
        throw Error(fmt::format("Another process trains in {}: wait for it, or stop it.", run.path().string()));
    }
    const std::string text = Json { { "host", hostName() }, { "process", int(::getpid()) } }.dump();
    if (::ftruncate(m_file, 0) != 0 || ::pwrite(m_file, text.data(), text.size(), 0) != ssize_t(text.size())) {
        ::close(m_file);
        throw Error(fmt::format("{} could not be written: is the disk full?", file.string()));
    }
}

RunLock::~RunLock()
{
    [[maybe_unused]] const int failed = ::ftruncate(m_file, 0); // an empty lock names no owner
    ::close(m_file);
}

} // namespace train
