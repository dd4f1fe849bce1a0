#pragma once
#include "core/base/monitor.h"
#include "core/train/run/runfolder.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QStringList>

/// Training is done by the command line, in a process of its own: as gently as `nice -n 10` and outliving this window.
class RunProcess
{
    Q_DECLARE_TR_FUNCTIONS(RunProcess)

public:
    /// `program`: epiarc-cli; empty: the one beside this program, else on the PATH.
    explicit RunProcess(const QString& program = {});
    const QString& program() const { return m_program; }

    /// Starts or resumes the run of a folder that holds run.json; returns the process. What it writes to its terminal goes to
    /// outputOf(). Throws Error (no such program, folder not writable).
    qint64 start(const train::RunFolder&, bool resume) const;
    static std::filesystem::path outputOf(const train::RunFolder&);
    /// Not when it has ended and nobody has asked for its result yet.
    static bool lives(qint64 pid);

    struct Answer {
        int exitCode = 0;
        QByteArray out, err;
    };
    /// Waits for an answer, e.g. of `check`. Throws Error (no such program, killed) and Cancelled.
    Answer ask(const QStringList& arguments, const Monitor&) const;

private:
    void require() const;
    QString m_program;
};
