#include "views/browser/lanetip.h"

namespace
{

/// Where the drawn values come from: "mean of the file's own records".
QString resolutionText(const tracks::Signal& signal, const Source& source)
{
    const QString function = QString::fromStdString(signal.function),
                  size = QString::fromStdString(lengthText(signal.resolution));
    if (source.is<PredictionSource>())
        return signal.members > 1
            ? QObject::tr("mean of %1 models, in bins of %2; the paler range: a standard deviation between them")
                  .arg(signal.members)
                  .arg(size)
            : QObject::tr("%1 of the model's bins of %2").arg(function, size);
    return signal.resolution > 0 ? QObject::tr("%1, from the file's zoom level of %2").arg(function, size)
                                 : QObject::tr("%1 of the file's own records").arg(function);
}

} // namespace

QString laneTip(const Session& session, const Lane& lane, const LaneView& view)
{
    QStringList lines { view.name };
    for (qsizetype i = 0; i < view.layers.size() && i < lane.spec().layers.size(); ++i) {
        const Source& source = lane.spec().layers[i].source;
        const auto track = session.sources().opened(source).track;
        if (!source.path().isEmpty())
            lines << (track ? QString::fromStdString(track->format()) + QStringLiteral(": ") : QString()) + source.path();
        const tracks::Slice* slice = view.layers[i].slice.get();
        if (const auto* signal = slice ? std::get_if<tracks::Signal>(slice) : nullptr)
            lines << resolutionText(*signal, source);
        if (!view.layers[i].problem.isEmpty())
            lines << view.layers[i].problem;
    }
    if (!view.scale.group.isEmpty())
        lines << QObject::tr("Shares its range with group %1").arg(view.scale.group);
    return lines.join(u'\n');
}
