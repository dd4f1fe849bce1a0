#include "views/training/newrun.h"

#include "core/base/file.h"
#include "core/base/json.h"

#include <QFileInfo>

QString takenBy(const QString& folder)
{
    return QFileInfo::exists(folder + QStringLiteral("/run.json")) ? folder : QString();
}

std::filesystem::path scriptOf(const train::RunFolder& run)
{
    return run.path() / "job.sh";
}

bool writeRun(const train::RunConfig& config, const QString& folder, const QString& script)
{
    if (!takenBy(folder).isEmpty())
        return false;
    const train::RunFolder run(folder.toStdString());
    std::filesystem::create_directories(run.path());
    if (!script.isEmpty())
        base::writeAtomically(scriptOf(run), script.toStdString());
    base::writeJson(run.config(), toJson(config));
    return true;
}
