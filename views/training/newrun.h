#pragma once
#include "core/train/run/runfolder.h"
#include "core/train/runconfig.h"

#include <QString>

/// The files that a run begins with. They are written and looked for on a worker thread.

/// The folder itself, when a run lies in it already; else nothing.
QString takenBy(const QString& folder);

/// Where the script for a cluster lies.
std::filesystem::path scriptOf(const train::RunFolder&);

/// Writes run.json, and a script beside it where there is one. False, and nothing is written, when a run lies in the folder
/// already. Throws Error and std::filesystem::filesystem_error.
bool writeRun(const train::RunConfig&, const QString& folder, const QString& script);
