#pragma once
#include <QStringList>

class Console;

/// `epiarc figure --session S | --spec SPEC | FILES… --locus L --out FIG.{svg,pdf,png} [settings]`: the same lanes as the
/// window's, drawn without a display; with `--regions BED` one figure for each region. Returns the exit code: 0 done, 1 failed
/// (one sentence on stderr), 2 wrong usage, 130 stopped.
int runFigureCommand(const QStringList& arguments, const Console&);
