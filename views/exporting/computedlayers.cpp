#include "views/exporting/computedlayers.h"

QVector<ComputedLayer> computedLayers(const SessionState& state)
{
    QVector<ComputedLayer> found;
    QStringList labels;
    for (const LaneSpec& lane : state.lanes)
        for (const LayerSpec& layer : lane.layers) {
            if (!layer.source.is<PredictionSource>() && !layer.source.is<FormulaSource>())
                continue;
            labels << (lane.name.isEmpty() ? layer.name : lane.name + QStringLiteral(" — ") + layer.name);
            found.append({ {}, layer.source });
        }
    labels = toldApart(labels);
    for (qsizetype i = 0; i < found.size(); ++i)
        found[i].label = labels[i];
    return found;
}

QStringList toldApart(const QStringList& texts)
{
    QStringList apart;
    for (const QString& text : texts) {
        QString own = text;
        for (int number = 2; apart.contains(own); ++number)
            own = QStringLiteral("%1 (%2)").arg(text).arg(number);
        apart << own;
    }
    return apart;
}
