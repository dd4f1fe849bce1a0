#pragma once
#include <QStringList>

/// `epiarc figure --session S | FILES… --locus L --out FIG.{svg,pdf,png} [--width-mm W] [--dpi D]`: the same view as the
/// window's, drawn without a display. Returns the exit code: 0 done, 1 failed (one sentence on stderr), 2 wrong usage.
int runFigureCommand(const QStringList& arguments);
