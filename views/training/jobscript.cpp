#include "views/training/jobscript.h"

#include <QFileInfo>
#include <QStringList>

namespace
{

QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

} // namespace

QString jobScript(const train::RunConfig& config, const QString& folder, const QString& program)
{
    const QString train = QStringLiteral("srun %1 train").arg(quoted(program));
    QString jobName = QFileInfo(folder).fileName();
    QStringList lines { QStringLiteral("#!/bin/bash"), QStringLiteral("#SBATCH --job-name=%1").arg(jobName.replace(u' ', u'_')),
        QStringLiteral("#SBATCH --output=slurm-%j.txt"), QStringLiteral("#SBATCH --ntasks=1"),
        QStringLiteral("#SBATCH --cpus-per-task=%1").arg(config.machine.threads > 0 ? config.machine.threads : 8),
        QStringLiteral("#SBATCH --time=24:00:00"), QStringLiteral("#SBATCH --signal=TERM@120"),
        QStringLiteral("#SBATCH --open-mode=append") };
    if (config.machine.device != "cpu")
        lines << QStringLiteral("#SBATCH --gpus-per-task=1");
    lines << QString() << QStringLiteral("run=%1").arg(quoted(folder))
          << QStringLiteral("if [ -e \"$run/state.safetensors\" ]; then") << QStringLiteral("  %1 --resume \"$run\"").arg(train)
          << QStringLiteral("else") << QStringLiteral("  %1 \"$run/run.json\"").arg(train) << QStringLiteral("fi");
    return lines.join(u'\n') + u'\n';
}
