#pragma once
#include "views/runs/runreport.h"

#include <filesystem>

/// Reads one run folder again and again, each time only what changed. On one thread at a time.
class RunReader
{
public:
    explicit RunReader(const QString& folder);
    /// A half-written or vanished folder throws nothing: the report tells.
    RunReport read();
    /// This window started process `pid` in it.
    void launched(qint64 pid);

private:
    void readConfig();
    void readHistory();
    void readHeldOut();

    train::RunFolder m_run;
    RunReport m_report;
    train::RunHistory m_history;
    std::optional<std::filesystem::file_time_type> m_configTime, m_heldOutTime;
    qint64 m_pid = 0;
};
