#include "views/exporting/predictionwork.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace
{

struct WorkText {
    Q_DECLARE_TR_FUNCTIONS(PredictionWork)
};

/// The prediction that has the same windows: of the first track of its head, without edits.
Source windowsOf(PredictionSource prediction)
{
    prediction.track = 0;
    prediction.edits.clear();
    return prediction;
}

/// How many windows of `length` bp, from the start of each chromosome, lie over the loci (PredictionStore).
int64_t windowsOver(const Loci& loci, int64_t length)
{
    int64_t windows = 0;
    for (const Interval& where : loci)
        windows += (where.end + length - 1) / length - where.start / length;
    return windows;
}

/// What a window takes; NaN where it is not known.
double secondsOf(const OpenModel& model)
{
    const double flops = model.predictor ? model.predictor->cost(1).flops : 0;
    return flops > 0 && model.matrixRate > 0 ? flops / model.matrixRate : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

PredictionWork predictionWork(
    const QVector<Source>& sources, const Loci& loci, const std::function<OpenModel(const QString& path)>& modelAt)
{
    QSet<Source> all, computed;
    for (const Source& source : sources)
        insertWithOperands(all, source);
    for (const Source& source : std::as_const(all))
        if (const auto* prediction = source.as<PredictionSource>())
            computed.insert(windowsOf(*prediction));
    PredictionWork work;
    for (const Source& source : std::as_const(computed)) {
        const OpenModel model = modelAt(source.model());
        if (!model.spec || model.spec->outputLength <= 0)
            continue;
        const int64_t windows = windowsOver(loci, model.spec->outputLength);
        work.windows += windows;
        work.seconds += double(windows) * secondsOf(model);
    }
    return work;
}

QString warningOf(const PredictionWork& work)
{
    constexpr double patience = 60; // seconds that need no question
    constexpr int64_t few = 32; // windows: a lane computes as many for a view
    const QString windows = QString::fromStdString(withCommas(work.windows));
    if (std::isnan(work.seconds))
        return work.windows <= few
            ? QString()
            : WorkText::tr("Up to %1 windows must be predicted first, and how long this takes is not known.").arg(windows);
    if (work.seconds <= patience)
        return {};
    const double minutes = work.seconds / 60, hours = minutes / 60;
    const QString time = hours < 2 ? WorkText::tr("%1 min").arg(std::llround(minutes))
        : hours < 48               ? WorkText::tr("%1 h").arg(std::llround(hours))
                                   : WorkText::tr("%1 days").arg(std::llround(hours / 24));
    return WorkText::tr("Up to %1 windows must be predicted first: about %2 on this machine.").arg(windows, time);
}
