#include "views/runs/runs.h"

#include <QDir>
#include <QSettings>
#include <QTimer>

namespace
{

const QString settingsKey = QStringLiteral("training/runs");

QString endSentence(const RunReport& run)
{
    switch (run.state()) {
    case RunState::Finished:
        return Runs::tr("The training run %1 is finished.").arg(run.name);
    case RunState::Paused:
        return Runs::tr("The training run %1 is paused.").arg(run.name);
    default:
        return Runs::tr("The training run %1 has ended: %2").arg(run.name, run.sentence());
    }
}

} // namespace

Runs::Runs(Jobs& jobs, QSettings& settings, const RunProcess& process, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_settings(settings)
    , m_process(process)
{
    const QStringList folders = settings.value(settingsKey).toStringList();
    for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder)
        add(*folder);
    auto* clock = new QTimer(this);
    connect(clock, &QTimer::timeout, this, qOverload<>(&Runs::look));
    clock->start(1000);
}

int Runs::rowOf(const QString& folder) const
{
    const QString wanted = QDir::cleanPath(QDir(folder).absolutePath());
    for (int row = 0; row < count(); ++row)
        if (at(row).folder == wanted)
            return row;
    return -1;
}

int Runs::add(const QString& folder)
{
    if (const int known = rowOf(folder); known >= 0)
        return known;
    const auto run = std::make_shared<Run>();
    run->report.folder = QDir::cleanPath(QDir(folder).absolutePath());
    run->report.name = QDir(run->report.folder).dirName();
    run->reader = std::make_shared<RunReader>(run->report.folder);
    Q_EMIT adding(0);
    m_runs.prepend(run);
    remember();
    Q_EMIT added(0);
    look(run);
    return 0;
}

void Runs::remove(int row)
{
    Q_EMIT removing(row);
    m_runs.removeAt(row);
    remember();
    Q_EMIT removed(row);
}

void Runs::start(int row)
{
    const std::shared_ptr<Run> run = m_runs[row];
    run->started = m_process.start(train::RunFolder(run->report.folder.toStdString()), run->report.canResume);
    look(run);
}

void Runs::pause(int row)
{
    train::RunFolder(at(row).folder.toStdString()).askToStop();
    look(m_runs[row]);
}

void Runs::look()
{
    for (const auto& run : std::as_const(m_runs))
        look(run);
}

void Runs::look(const std::shared_ptr<Run>& run)
{
    if (std::exchange(run->busy, true))
        return;
    const auto work = [reader = run->reader, started = std::exchange(run->started, 0)](const Monitor&) {
        if (started > 0)
            reader->launched(started);
        return reader->read();
    };
    Job* job = Job::start(
        m_jobs.threads(Jobs::Pool::Files), this, {}, work, [this, run](const RunReport& report) { accept(run, report); });
    const auto failed = [this, run](const QString& why) {
        RunReport report = run->report;
        report.problem = why;
        accept(run, report);
    };
    connect(job, &Job::failed, this, failed);
}

void Runs::accept(const std::shared_ptr<Run>& run, const RunReport& report)
{
    run->busy = false;
    const bool wasActive = run->seen && run->report.isActive();
    run->report = report;
    run->seen = true;
    const auto row = int(m_runs.indexOf(run));
    if (row < 0)
        return;
    Q_EMIT changed(row);
    if (wasActive && !report.isActive())
        Q_EMIT ended(endSentence(report));
    if (run->started > 0)
        look(run);
}

void Runs::remember()
{
    QStringList folders;
    for (const auto& run : std::as_const(m_runs))
        folders << run->report.folder;
    m_settings.setValue(settingsKey, folders);
}

QString Runs::progressText() const
{
    double done = 0, all = 0;
    for (const auto& run : m_runs)
        if (run->report.isActive() && run->report.steps() > 0) {
            done += double(run->report.now()->step);
            all += double(run->report.steps());
        }
    return all > 0 ? tr("Training %1 %").arg(int(100 * done / all)) : QString();
}
