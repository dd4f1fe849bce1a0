#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace base
{

/// Bytes that programs may still take of this machine's memory (MemAvailable of /proc/meminfo); 0 where that is not known.
int64_t availableMemory();
/// What this process has in memory now, and had at most since it began (VmRSS and VmHWM of /proc/self/status); 0 where that is
/// not known.
int64_t residentMemory();
int64_t peakMemory();

/// Another way to do the same.
struct SmallerSetting {
    std::string name; ///< "bfloat16 (--dtype bf16)"
    int64_t bytes = 0; ///< what it takes
    int64_t available = 0; ///< where it would run; 0: not known
};

/// What to say when `doing` needs more than there is, as finished sentences; `available` 0: not known. Names the first setting
/// that fits, or says that none does.
std::string memoryComplaint(
    const std::string& doing, int64_t needed, int64_t available, const std::vector<SmallerSetting>& smaller);

} // namespace base
