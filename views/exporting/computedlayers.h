#pragma once
#include "views/document/sessionstate.h"

#include <QStringList>

/// A layer whose values are no file's, for choosing: a prediction, altered or masked or neither, or what a formula makes.
struct ComputedLayer {
    QString label; ///< no other has it
    Source source;
};
/// Those of a session, top to bottom.
QVector<ComputedLayer> computedLayers(const SessionState&);

/// The same texts; those that came before get a number behind them: "CAGE", "CAGE (2)".
QStringList toldApart(const QStringList&);
