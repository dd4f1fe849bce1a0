#pragma once
#include "core/train/runconfig.h"

#include <QString>

/// A Slurm job that trains in a run folder, or goes on where an earlier job was ended (https://slurm.schedmd.com/sbatch.html).
/// Two minutes before its time is up it is told to save.
QString jobScript(const train::RunConfig&, const QString& folder, const QString& program);
