#include "views/runs/runprocess.h"

#include "core/base/error.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

namespace
{

QString besideThisProgram()
{
    const QString name = QStringLiteral("epiarc-cli");
    const QString beside = QStandardPaths::findExecutable(name, { QCoreApplication::applicationDirPath() });
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

} // namespace

RunProcess::RunProcess(const QString& program)
    : m_program(program.isEmpty() ? besideThisProgram() : program)
{
}

void RunProcess::require() const
{
    if (m_program.isEmpty())
        throw Error(
            tr("epiarc-cli, which trains, is neither beside this program nor on the PATH: install it there.").toStdString());
}

std::filesystem::path RunProcess::outputOf(const train::RunFolder& run)
{
    return run.path() / "output.txt";
}

qint64 RunProcess::start(const train::RunFolder& run, bool resume) const
{
    require();
    run.forgetStop();
    const QString output = QString::fromStdString(outputOf(run).string());
    QFile empty(output);
    if (!empty.open(QIODevice::WriteOnly | QIODevice::Truncate))
        throw Error(tr("%1 cannot be written: %2.").arg(output, empty.errorString()).toStdString());
    empty.close();
    QProcess process;
    process.setProgram(QStringLiteral("nice"));
    const QString what = QString::fromStdString((resume ? run.path() : run.config()).string());
    QStringList arguments { QStringLiteral("-n"), QStringLiteral("10"), m_program, QStringLiteral("train") };
    if (resume)
        arguments << QStringLiteral("--resume");
    process.setArguments(arguments << what);
    process.setWorkingDirectory(QString::fromStdString(run.path().string()));
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(output, QIODevice::Append);
    process.setStandardErrorFile(output, QIODevice::Append);
    qint64 pid = 0;
    if (!process.startDetached(&pid))
        throw Error(tr("%1 cannot be started: %2.").arg(m_program, process.errorString()).toStdString());
    return pid;
}

/// The state after the name in parentheses, proc(5).
bool RunProcess::lives(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = file.readAll();
    const char state = text.mid(text.lastIndexOf(')') + 2, 1).append(' ').at(0);
    return state != 'Z' && state != 'X';
}

RunProcess::Answer RunProcess::ask(const QStringList& arguments, const Monitor& monitor) const
{
    require();
    QProcess process;
    process.start(m_program, arguments, QIODevice::ReadOnly);
    try {
        while (process.state() != QProcess::NotRunning && !process.waitForFinished(100))
            monitor.report(0);
    } catch (const Cancelled&) {
        process.kill();
        process.waitForFinished();
        throw;
    }
    if (process.error() == QProcess::FailedToStart || process.exitStatus() == QProcess::CrashExit)
        throw Error(tr("%1 %2 failed: %3.").arg(m_program, arguments.value(0), process.errorString()).toStdString());
    return { process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError() };
}
