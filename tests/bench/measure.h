#pragma once
// Clocks and memory of this process, for every benchmark.
#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <string>
#include <time.h>
#include <vector>

namespace bench
{

using Clock = std::chrono::steady_clock;

inline double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

inline double wallMs()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Processor time of this thread: what a frame costs whatever else the machine does.
inline double threadMs()
{
    timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) * 1e-6;
}

inline double quantile(std::vector<double> times, double fraction)
{
    std::sort(times.begin(), times.end());
    return times.empty() ? 0 : times[std::min(times.size() - 1, size_t(fraction * double(times.size())))];
}

inline double medianMs(int count, const std::function<void()>& work)
{
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        const double start = wallMs();
        work();
        times.push_back(wallMs() - start);
    }
    return quantile(times, 0.5);
}

/// A line of /proc/self/status in MiB: "VmRSS:" now, "VmHWM:" at most so far.
inline double statusMb(const std::string& key)
{
    std::ifstream status("/proc/self/status");
    double kb = 0;
    for (std::string word; status >> word;)
        if (word == key)
            status >> kb;
    return kb / 1024;
}

} // namespace bench
