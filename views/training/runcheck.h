#pragma once
#include "views/jobs/jobs.h"
#include "views/runs/runanswers.h"
#include "views/runs/runprocess.h"

class QTemporaryDir;

/// Asks the command line, in the background, what is wrong with the files of a run, and what it will take on this machine.
class RunCheck : public QObject
{
    Q_OBJECT

public:
    RunCheck(Jobs& jobs, const RunProcess& process, QObject* parent = nullptr);
    /// Nothing while an earlier question is under way.
    void ask(const train::RunConfig&);
    bool busy() const { return m_folder != nullptr; }

Q_SIGNALS:
    void complained(const std::vector<train::Complaint>&); ///< also when there is nothing to complain about
    void estimated(const train::Estimate&); ///< after that, when none was fatal
    void failed(const QString& why);

private:
    void askEstimate();
    template <typename Done>
    void start(const QString& title, const QString& command, Done done);

    Jobs& m_jobs;
    RunProcess m_process;
    std::shared_ptr<QTemporaryDir> m_folder; ///< where run.json lies while somebody reads it
};
