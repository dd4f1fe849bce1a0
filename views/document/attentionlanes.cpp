#include "views/document/attentionlanes.h"

#include "views/look/palette.h"

#include <QCoreApplication>

namespace
{

using Form = AttentionSource::Form;

QString attentionText(const char* what)
{
    return QCoreApplication::translate("Attention", what);
}

LaneSpec laneOf(const SessionState& state, const Source& source, double height)
{
    LaneSpec lane;
    lane.id = state.freeId();
    lane.height = height;
    lane.layers = { { source, {}, okabeIto(1) } };
    return lane;
}

} // namespace

const LaneSpec* attentionLane(const SessionState& state, const QString& model, AttentionSource::Form form)
{
    for (const LaneSpec& lane : state.lanes)
        if (const auto* shown = attentionOf(lane); shown && shown->form == form && shown->model == model)
            return &lane;
    return nullptr;
}

LaneSpec* attentionLane(SessionState& state, const QString& model, AttentionSource::Form form)
{
    const LaneSpec* found = attentionLane(std::as_const(state), model, form);
    return found ? state.lane(found->id) : nullptr;
}

const AttentionSource* attentionOf(const LaneSpec& lane)
{
    return lane.layers.isEmpty() ? nullptr : lane.layers.first().source.as<AttentionSource>();
}

void showAttentionMap(
    SessionState& state, const QString& model, const std::string& chrom, int64_t centre, const models::AttentionChoice& choice)
{
    const AttentionSource source { Form::Map, model, { QString::fromStdString(chrom), centre, choice } };
    if (LaneSpec* lane = attentionLane(state, model, Form::Map)) {
        lane->layers.first().source = source;
        return;
    }
    constexpr double tall = 320, percentile = 99.5;
    LaneSpec lane = laneOf(state, source, tall);
    lane.name = attentionText(QT_TRANSLATE_NOOP("Attention", "Attention map"));
    lane.layers.first().colour = okabeIto(0);
    lane.scale.range = ValueScale::Range::Percentile; // a few hot columns would leave the rest blank
    lane.scale.percentile = percentile;
    state.lanes.append(lane);
}

void showAttentionArcs(SessionState& state, const QString& model, const interpret::Promoter& promoter,
    const models::AttentionChoice& choice, const std::optional<Source>& elements)
{
    AttentionSource source { Form::Arcs, model,
        { QString::fromStdString(promoter.tss.chrom), promoter.tss.centre(), choice, QString::fromStdString(promoter.gene),
            promoter.tss, QLatin1Char(char(promoter.strand)) } };
    if (elements)
        source.elements = { *elements };
    const QString name = attentionText(QT_TRANSLATE_NOOP("Attention", "Attention of %1")).arg(source.focus.gene);
    const LaneSpec* map = attentionLane(std::as_const(state), model, Form::Map);
    if (map)
        showAttentionMap(state, model, promoter.tss.chrom, promoter.tss.centre(), choice);
    if (LaneSpec* lane = attentionLane(state, model, Form::Arcs)) {
        lane->layers.first().source = source;
        lane->name = name;
        return;
    }
    constexpr double height = 110;
    constexpr int most = 50;
    LaneSpec lane = laneOf(state, source, height);
    lane.name = name;
    lane.arcs.most = most;
    lane.arcs.height = ArcChoice::Height::Score;
    qsizetype at = state.lanes.size();
    for (qsizetype i = 0; map && i < state.lanes.size(); ++i)
        if (state.lanes[i].id == map->id)
            at = i;
    state.lanes.insert(at, lane);
}

void setAttentionChoice(SessionState& state, const QString& model, const models::AttentionChoice& choice)
{
    for (LaneSpec& lane : state.lanes)
        for (LayerSpec& layer : lane.layers)
            if (auto* source = std::get_if<AttentionSource>(&layer.source); source && source->model == model)
                source->focus.choice = choice;
}

interpret::AttentionRequest requestOf(const AttentionFocus& focus)
{
    return { focus.chrom.toStdString(), focus.centre, focus.choice };
}

interpret::Promoter promoterOf(const AttentionFocus& focus)
{
    return { focus.gene.toStdString(), focus.tss, genome::Strand(focus.strand.toLatin1()) };
}
