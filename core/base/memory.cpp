#include "core/base/memory.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <limits>

namespace base
{

namespace
{

std::string gigabytes(int64_t bytes)
{
    return fmt::format("{:.1f} GB", double(bytes) / 1e9);
}

/// The number of bytes that a file of /proc tells under a name; 0 when it does not.
int64_t fieldOf(const char* path, const char* name)
{
    std::ifstream file(path);
    for (std::string word; file >> word; file.ignore(std::numeric_limits<std::streamsize>::max(), '\n'))
        if (int64_t kilobytes = 0; word == name && file >> kilobytes)
            return kilobytes * 1024;
    return 0;
}

} // namespace

int64_t availableMemory()
{
    return fieldOf("/proc/meminfo", "MemAvailable:");
}

int64_t residentMemory()
{
    return fieldOf("/proc/self/status", "VmRSS:");
}

int64_t peakMemory()
{
    return fieldOf("/proc/self/status", "VmHWM:");
}

std::string memoryComplaint(
    const std::string& doing, int64_t needed, int64_t available, const std::vector<SmallerSetting>& smaller)
{
    const std::string start = fmt::format("There is not enough memory for {}: it takes about {}{}.", doing, gigabytes(needed),
        available > 0 ? fmt::format(", and {} are free", gigabytes(available)) : std::string());
    const auto fits = std::ranges::find_if(
        smaller, [](const SmallerSetting& setting) { return setting.available == 0 || setting.bytes <= setting.available; });
    if (fits == smaller.end())
        return start + " No smaller setting fits this machine: close other programs.";
    return fmt::format("{} Use {}, which takes about {}.", start, fits->name, gigabytes(fits->bytes));
}

} // namespace base
