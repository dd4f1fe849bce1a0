#include "views/runs/runreader.h"

#include "core/base/error.h"
#include "views/runs/runprocess.h"

#include <QFile>

namespace fs = std::filesystem;

namespace
{

constexpr qint64 tailBytes = 32 * 1024;
constexpr qsizetype tailLines = 200;

/// The last lines of a text file that somebody may be writing. A line that was drawn over and over is what it was in the end.
QStringList tailOf(const fs::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const bool cut = file.seek(std::max<qint64>(0, file.size() - tailBytes)) && file.pos() > 0;
    QStringList lines;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const QStringList drawn = line.split(u'\r', Qt::SkipEmptyParts);
        lines << (drawn.isEmpty() ? QString() : drawn.last());
    }
    if (cut)
        lines.removeFirst();
    while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
        lines.removeLast();
    return lines.mid(std::max<qsizetype>(0, lines.size() - tailLines));
}

/// When the file was written last; nothing when it is not there.
std::optional<fs::file_time_type> timeOf(const fs::path& path)
{
    std::error_code missing;
    const auto time = fs::last_write_time(path, missing);
    return missing ? std::nullopt : std::optional(time);
}

} // namespace

RunReader::RunReader(const QString& folder)
    : m_run(folder.toStdString())
{
    m_report.folder = folder;
    m_report.name = QString::fromStdString(m_run.name());
}

void RunReader::launched(qint64 pid)
{
    m_pid = pid;
    m_report.silent = true;
}

RunReport RunReader::read()
{
    std::error_code ignored;
    m_report.problem.clear();
    if (!fs::is_directory(m_run.path(), ignored)) {
        m_report.problem = RunReport::tr("%1 is not there any more: it was moved or deleted, or its disk is not mounted.")
                               .arg(m_report.folder);
        return m_report;
    }
    // Before the history: an end that was written meanwhile is then seen at the next look, instead of no owner and no end.
    m_report.launched = m_pid > 0 && RunProcess::lives(m_pid);
    m_report.owner = m_run.owner();
    readConfig();
    readHistory();
    readHeldOut();
    m_report.stopAsked = m_run.stopAsked();
    m_report.hasBest = fs::exists(m_run.best(), ignored);
    m_report.canResume = m_run.begun();
    m_report.log = tailOf(m_run.log());
    const QStringList words = tailOf(RunProcess::outputOf(m_run));
    m_report.lastWords = words.isEmpty() ? QString() : words.last().trimmed();
    return m_report;
}

void RunReader::readConfig()
{
    const auto time = timeOf(m_run.config());
    if (time == m_configTime)
        return;
    m_configTime = time;
    try {
        m_report.config = std::make_shared<train::RunConfig>(train::RunConfig::read(m_run.config()));
    } catch (const Error&) {
        m_report.config.reset(); // half-written, or of another version
    }
}

void RunReader::readHistory()
{
    try {
        if (!m_history.follow(m_run.metrics()))
            return;
        m_report.silent = false;
        m_report.history = std::make_shared<train::RunHistory>(m_history);
    } catch (const Error& problem) {
        m_report.problem = QString::fromStdString(problem.what());
    }
}

void RunReader::readHeldOut()
{
    const auto time = timeOf(m_run.scatter());
    if (time == m_heldOutTime)
        return;
    m_heldOutTime = time;
    try {
        m_report.heldOut = time ? std::make_shared<train::HeldOut>(train::HeldOut::read(m_run.scatter())) : nullptr;
    } catch (const Error&) {
        m_report.heldOut.reset();
    }
}
