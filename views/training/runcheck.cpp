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
void RunCheck::start(const QString& title, const QString& command, Done done)
{
    const auto work = [folder = m_folder, command, process = m_process](const Monitor& monitor) {
        const QString file = folder->filePath(QStringLiteral("run.json"));
        const RunProcess::Answer answer = process.ask({ command, file, QStringLiteral("--json") }, monitor);
        if (answer.out.trimmed().isEmpty())
            throw Error(answer.err.trimmed().toStdString());
        return answer.out;
    };
    const auto over = [this](const QString& why) {
        m_folder.reset();
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
    m_folder = std::make_shared<QTemporaryDir>();
    try {
        base::writeJson(m_folder->filePath(QStringLiteral("run.json")).toStdString(), toJson(config));
    } catch (const Error& problem) {
        m_folder.reset();
        return Q_EMIT failed(QString::fromStdString(problem.what()));
    }
    start(tr("Checking the files of a run"), QStringLiteral("check"), [this](const QByteArray& answer) {
        const std::vector<train::Complaint> found = RunAnswers::complaints(answer);
        Q_EMIT complained(found);
        if (std::any_of(found.begin(), found.end(), [](const train::Complaint& complaint) { return complaint.fatal; }))
            m_folder.reset();
        else
            askEstimate();
    });
}

void RunCheck::askEstimate()
{
    start(tr("Estimating what a run takes"), QStringLiteral("estimate"), [this](const QByteArray& answer) {
        const train::Estimate estimate = RunAnswers::estimate(answer);
        m_folder.reset();
        Q_EMIT estimated(estimate);
    });
}
