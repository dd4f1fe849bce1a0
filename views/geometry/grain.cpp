#include "views/geometry/grain.h"

#include "views/document/laneoptions.h"

#include <QCoreApplication>

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Painters)
};

/// Whether a column shows no more than one value of the file, or one bin of the model.
bool isOriginal(const tracks::Signal& signal, const Scale& scale)
{
    const int64_t grain = signal.resolution > 0 ? signal.resolution : std::max<int64_t>(1, signal.shortestRecord);
    return signal.function == "mean" && signal.members == 1 && columnSize(signal, scale) <= 1.01 * double(grain);
}

QString sizeText(const tracks::Signal& signal, const Scale& scale)
{
    const double bp = std::max(columnSize(signal, scale), double(signal.resolution));
    return QString::fromStdString(lengthText(std::max<int64_t>(1, std::llround(bp))));
}

/// "mean, min–max", from the most telling to the shortest.
QStringList functionTexts(const LaneView& lane, const tracks::Signal& signal)
{
    if (signal.function != "mean")
        return { QString::fromStdString(signal.function).remove(QStringLiteral(" per bin")) };
    switch (lane.shown()) {
    case WindowFunction::Max:
        return { Words::tr("max") };
    case WindowFunction::Min:
        return { Words::tr("min") };
    case WindowFunction::Envelope:
        if (lane.style == SignalStyle::HeatMap)
            return { Words::tr("extreme") };
        if (signal.members > 1)
            return { Words::tr("mean ± SD of %1 models").arg(signal.members), Words::tr("mean ± SD"), Words::tr("mean") };
        return { Words::tr("mean, min–max"), Words::tr("mean") };
    case WindowFunction::Mean:
        break;
    }
    return { Words::tr("mean") };
}

/// Of values as they are, before the lane's options change them.
QStringList plainTexts(const LaneView& lane, const Scale& scale)
{
    QStringList sizes, texts;
    const tracks::Signal* first = nullptr;
    bool original = true, bins = true;
    for (const LayerView& layer : lane.layers) {
        const tracks::Signal* signal = layer.signal();
        if (!signal || signal->mean.empty())
            continue;
        first = first ? first : signal;
        original &= isOriginal(*signal, scale);
        bins &= signal->resolution > 0;
        if (const QString size = sizeText(*signal, scale); !sizes.contains(size))
            sizes << size;
    }
    if (!first)
        return {};
    const QString size = sizes.join(QStringLiteral(" / "));
    if (original)
        return bins ? QStringList { Words::tr("bins of %1").arg(size), size }
                    : QStringList { Words::tr("values as in the file"), Words::tr("as in the file") };
    for (const QString& function : functionTexts(lane, *first))
        texts << Words::tr("%1 per %2").arg(function, size);
    return texts << Words::tr("per %1").arg(size) << size;
}

} // namespace

QStringList notesOf(const LaneOptions& lane, const tracks::Signal& signal, const Scale& scale)
{
    LaneOptions drawn = lane;
    drawn.smoothing = lane.smoothingIn(scale.interval(), columnSize(signal, scale));
    return notesOf(drawn);
}

QStringList notesOf(const LaneView& lane, const Scale& scale)
{
    QStringList notes;
    for (const LayerView& layer : lane.layers)
        if (layer.signal())
            notes << notesOf(lane, *layer.signal(), scale);
    notes.removeDuplicates();
    return notes;
}

QStringList grainTexts(const LaneView& lane, const Scale& scale)
{
    const QStringList plain = plainTexts(lane, scale), notes = notesOf(lane, scale);
    if (plain.isEmpty() || notes.isEmpty())
        return plain;
    const QString changed = notes.join(QStringLiteral(", "));
    QStringList texts;
    for (const QString& text : plain)
        texts << text + QStringLiteral(", ") + changed;
    return texts << changed;
}
