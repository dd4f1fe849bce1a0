#pragma once
#include "views/jobs/jobs.h"
#include "views/runs/runanswers.h"
#include "views/runs/runprocess.h"

/// Asks the command line, in the background, what is wrong with the files of a run, and what it will take on this machine.
class RunCheck : public QObject
{
    Q_OBJECT

public:
    RunCheck(Jobs& jobs, const RunProcess& process, QObject* parent = nullptr);
    /// Nothing while an earlier question is under way.
    void ask(const train::RunConfig&);
    bool busy() const { return m_busy; }

Q_SIGNALS:
    void complained(const std::vector<train::Complaint>&); ///< also when there is nothing to complain about
    void estimated(const train::Estimate&); ///< after that, when none was fatal
    void failed(const QString& why);

private:
    void askEstimate(const train::RunConfig&);
    template <typename Done>
    void start(const QString& title, const QString& command, const train::RunConfig&, Done done);

    Jobs& m_jobs;
    RunProcess m_process;
    bool m_busy = false;
};
