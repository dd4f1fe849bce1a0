#pragma once
#include "core/base/monitor.h"

#include <memory>
#include <string>

/// The terminal as a command sees it: progress on one line of stderr (when stderr is a terminal or --progress was given, erased
/// afterwards), notes on stderr, and Ctrl-C, which stops the running command.
class Console
{
public:
    /// Blocks SIGINT in all threads made from now on and waits for it in one of its own: make it first in main. A second Ctrl-C
    /// ends the program at once.
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
