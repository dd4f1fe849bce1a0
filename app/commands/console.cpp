#include "app/commands/console.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <fmt/format.h>
#include <mutex>
#include <thread>
#include <unistd.h>

struct Console::Line {
    std::mutex lock;
    std::chrono::steady_clock::time_point last;
    bool shown = false;
};

Console::Console()
    : m_line(std::make_unique<Line>())
{
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    sigaddset(&interrupt, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &interrupt, nullptr);
    std::thread([interrupt, stop = m_stop]() mutable {
        int signal = 0;
        sigwait(&interrupt, &signal);
        stop.request_stop();
        sigwait(&interrupt, &signal);
        _exit(130);
    }).detach();
}

Console::~Console()
{
    erase();
}

Monitor Console::monitor() const
{
    if (!m_alwaysShow && !isatty(STDERR_FILENO))
        return { m_stop.get_token(), {} };
    return { m_stop.get_token(), [line = m_line.get()](double fraction, std::string_view stage) {
                const auto now = std::chrono::steady_clock::now();
                const std::lock_guard hold(line->lock);
                if (now - line->last < std::chrono::milliseconds(100))
                    return;
                line->last = now;
                line->shown = true;
                fmt::print(stderr, "\r\033[K{:3.0f} % {}", 100 * fraction, stage);
                std::fflush(stderr);
            } };
}

void Console::note(const std::string& sentence) const
{
    erase();
    fmt::print(stderr, "{}\n", sentence);
}

void Console::erase() const
{
    const std::lock_guard hold(m_line->lock);
    if (m_line->shown)
        fmt::print(stderr, "\r\033[K");
    m_line->shown = false;
}
