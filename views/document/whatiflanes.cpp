#include "views/document/whatiflanes.h"

#include "core/models/edits/edittext.h"
#include "views/document/arrange.h"
#include "views/look/palette.h"

#include <QCoreApplication>

namespace
{

QString whatIfText(const char* what)
{
    return QCoreApplication::translate("WhatIf", what);
}

bool isEditable(const Source& source)
{
    const auto* prediction = source.as<PredictionSource>();
    return prediction && prediction->edits.empty();
}

qsizetype layerOf(const LaneSpec& lane, const Source& source)
{
    for (qsizetype i = 0; i < lane.layers.size(); ++i)
        if (lane.layers[i].source == source)
            return i;
    return -1;
}

/// The lane that shows a prediction, as one of it alone.
LaneSpec aloneIn(const SessionState& state, const Source& prediction)
{
    LaneSpec alone;
    alone.layers = { { prediction, {}, okabeIto(0) } };
    for (const LaneSpec& lane : state.lanes) {
        const qsizetype layer = layerOf(lane, prediction);
        if (layer < 0)
            continue;
        alone = lane;
        alone.layers = { lane.layers[layer] };
        if (alone.name.isEmpty())
            alone.name = alone.layers.first().name;
        alone.pinned = false;
        alone.scale.group.clear();
        break;
    }
    return alone;
}

/// Position of the lane below the lowest that shows one of the predictions, and below the pinned ones.
qsizetype positionBelow(const SessionState& state, const QVector<Source>& predictions)
{
    qsizetype below = 0;
    for (qsizetype i = 0; i < state.lanes.size(); ++i)
        for (const Source& prediction : predictions)
            if (state.lanes[i].pinned || layerOf(state.lanes[i], prediction) >= 0)
                below = i + 1;
    return below;
}

} // namespace

QString titleOf(const std::vector<models::Edit>& edits)
{
    constexpr int longest = 60;
    const QString all = QString::fromStdString(models::toText(edits));
    return all.size() <= longest ? all : all.left(longest - 1) + u'…';
}

QVector<Source> editablePredictions(const SessionState& state, const QVector<int>& lanes)
{
    QVector<Source> found;
    for (const LaneSpec& lane : state.lanes)
        for (const LayerSpec& layer : lane.layers)
            if (lanes.contains(lane.id) && isEditable(layer.source) && !found.contains(layer.source))
                found.append(layer.source);
    return found;
}

void addWhatIf(SessionState& state, const QVector<Source>& predictions, const std::vector<models::Edit>& edits)
{
    const QColor vermilion = okabeIto(1), blue = okabeIto(0);
    qsizetype position = positionBelow(state, predictions);
    for (const Source& prediction : predictions) {
        LaneSpec reference = aloneIn(state, prediction);
        reference.id = state.freeId();
        LaneSpec altered = reference;
        altered.name = whatIfText(QT_TRANSLATE_NOOP("WhatIf", "%1 with %2")).arg(reference.name, titleOf(edits));
        LayerSpec& layer = altered.layers.first();
        std::get<PredictionSource>(layer.source).edits = edits;
        layer.name = whatIfText(QT_TRANSLATE_NOOP("WhatIf", "altered"));
        layer.colour = vermilion; // opaque, and so a line over the other

        LaneSpec both = altered;
        both.layers.prepend(reference.layers.first());
        both.layers.first().name = whatIfText(QT_TRANSLATE_NOOP("WhatIf", "reference"));
        both.layers.first().colour = blue;
        state.lanes.insert(position, both);
        LaneSpec& difference = *state.lane(addFormula(state, altered, reference, FormulaSource::Operation::Difference));
        difference.name = whatIfText(QT_TRANSLATE_NOOP("WhatIf", "Altered − reference: %1")).arg(altered.name);
        difference.layers.first().name = whatIfText(QT_TRANSLATE_NOOP("WhatIf", "altered − reference"));
        difference.layers.first().colour = vermilion;
        difference.layers.first().below = blue;
        position += 2;
    }
}
