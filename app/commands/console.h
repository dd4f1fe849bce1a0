#pragma once
#include "core/base/monitor.h"

#include <memory>
#include <string>

/// The terminal as a command sees it: progress on one line of stderr (when stderr is a terminal or --progress was given, erased
/// afterwards), notes on stderr, and Ctrl-C or SIGTERM, which stop the running
/// command.
class Console
{
public:
    /// Blocks SIGINT and SIGTERM in all threads made from now on and waits for them in one of its own: make it first in main. A
    /// second one ends the program at once.
    Console();
    ~Console();

    void alwaysShowProgress() { m_alwaysShow = true; }
    Monitor monitor() const;
    /// A sentence on stderr.
    void note(const std::string& sentence) const;
    void erase() const;

private:
    struct Line;
    std::unique_ptr<Line> m_line;
    std::stop_source m_stop;
    bool m_alwaysShow = false;
};
