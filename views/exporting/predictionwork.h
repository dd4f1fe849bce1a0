#pragma once
#include "views/document/history.h"
#include "views/document/source.h"
#include "views/sources/openmodels.h"

#include <functional>

/// What networks must compute before sources are known over some loci: windows that each of them predicts, and for how long.
struct PredictionWork {
    int64_t windows = 0;
    double seconds = 0; ///< on this machine; NaN: not known
};

/// A formula of predictions needs those of its operands. Predictions of one head of one model come out of the same windows, and
/// edits touch few of them: they are counted once. `modelAt` tells of the file of a model whether it is open.
PredictionWork predictionWork(const QVector<Source>&, const Loci&, const std::function<OpenModel(const QString& path)>& modelAt);

/// What the user should know before it is begun; empty where it is soon done.
QString warningOf(const PredictionWork&);
