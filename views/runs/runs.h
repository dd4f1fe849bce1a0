#pragma once
#include "views/jobs/jobs.h"
#include "views/runs/runprocess.h"
#include "views/runs/runreader.h"

#include <QVector>

class QSettings;

/// The training runs of this user, newest first: folders that are looked at once a second, in the background. Remembered in the
/// settings, so that runs are found again after the window was closed.
class Runs : public QObject
{
    Q_OBJECT

public:
    Runs(Jobs& jobs, QSettings& settings, const RunProcess& process = RunProcess(), QObject* parent = nullptr);

    int count() const { return int(m_runs.size()); }
    const RunReport& at(int row) const { return m_runs[row]->report; }
    int rowOf(const QString& folder) const; ///< -1: not among them
    const RunProcess& process() const { return m_process; }

    /// Adds a run folder on top; one that is there already stays where it is. Returns its row.
    int add(const QString& folder);
    /// The folder itself stays untouched.
    void remove(int row);
    /// Starts the process of a run, or lets it go on from its last checkpoint where there is one. Throws Error.
    void start(int row);
    /// Asks it to write a checkpoint and end. Throws Error.
    void pause(int row);
    /// Looks at all of them now.
    void look();

    /// "Training 42 %" of the runs under way; empty when there are none.
    QString progressText() const;

Q_SIGNALS:
    void adding(int row); ///< it is not there yet
    void added(int row);
    void removing(int row); ///< it is still there
    void removed(int row);
    void changed(int row);
    void ended(const QString& sentence); ///< a run that was seen under way is not any more

private:
    struct Run {
        std::shared_ptr<RunReader> reader;
        RunReport report;
        bool busy = false; ///< being looked at
        bool seen = false; ///< the report is of this folder
        qint64 started = 0; ///< process to tell the reader of
    };
    void look(const std::shared_ptr<Run>&);
    void accept(const std::shared_ptr<Run>&, const RunReport&);
    void remember();

    Jobs& m_jobs;
    QSettings& m_settings;
    RunProcess m_process;
    QVector<std::shared_ptr<Run>> m_runs;
};
