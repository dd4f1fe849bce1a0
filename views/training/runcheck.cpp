#include "views/training/runcheck.h"

#include "core/base/error.h"
#include "core/base/json.h"

#include <QTemporaryDir>

#include <algorithm>

RunCheck::RunCheck(Jobs& jobs, const RunProcess& process, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_process(process)
{
}

template <typename Done>
void RunCheck::start(const QString& title, const QString& command, const train::RunConfig& config, Done done)
{
    const auto work = [config, command, process = m_process](const Monitor& monitor) {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("run.json"));
        base::writeJson(file.toStdString(), toJson(config));
        const RunProcess::Answer answer = process.ask({ command, file, QStringLiteral("--json") }, monitor);
        if (answer.out.trimmed().isEmpty())
            throw Error(answer.err.trimmed().toStdString());
        return answer.out;
    };
    const auto over = [this](const QString& why) {
        m_busy = false;
        Q_EMIT failed(why);
    };
    Job* job = m_jobs.start(Jobs::Pool::Files, this, title, work, [done, over](const QByteArray& answer) {
        try {
            done(answer);
        } catch (const Error& problem) {
            over(QString::fromStdString(problem.what()));
        }
    });
    connect(job, &Job::failed, this, over);
    connect(job, &Job::cancelled, this, [over] { over(tr("The check was stopped.")); });
}

void RunCheck::ask(const train::RunConfig& config)
{
    if (busy())
        return;
    m_busy = true;
    start(tr("Checking the files of a run"), QStringLiteral("check"), config, [this, config](const QByteArray& answer) {
        const std::vector<train::Complaint> found = RunAnswers::complaints(answer);
        Q_EMIT complained(found);
        if (std::any_of(found.begin(), found.end(), [](const train::Complaint& complaint) { return complaint.fatal; }))
            m_busy = false;
        else
            askEstimate(config);
    });
}

void RunCheck::askEstimate(const train::RunConfig& config)
{
    start(tr("Estimating what a run takes"), QStringLiteral("estimate"), config, [this](const QByteArray& answer) {
        const train::Estimate estimate = RunAnswers::estimate(answer);
        m_busy = false;
        Q_EMIT estimated(estimate);
    });
}
