#include "views/sources/computedtrack.h"

#include "core/interpret/attentiontrack.h"
#include "core/models/edits/edittext.h"
#include "core/tracks/formula.h"
#include "views/document/attentionlanes.h"

#include <QFileInfo>

namespace
{

/// In the spelling of the genome's chromosomes and of the model's inputs: edits that were written for one model are made for
/// others too. Throws Error as models::parseEdits.
std::vector<models::Edit> respelled(const std::vector<models::Edit>& edits, const models::PredictionStore& store)
{
    return models::parseEdits(models::toText(edits), store.genome(), store.spec());
}

} // namespace

ComputedTrack ComputedTrack::failed(const QString& problem)
{
    ComputedTrack computed;
    computed.problem = problem;
    return computed;
}

ComputedTrack ComputedTrack::opened(std::shared_ptr<const tracks::Track> track)
{
    ComputedTrack computed;
    computed.track = std::move(track);
    return computed;
}

ComputedTrack ComputedTrack::formula(const FormulaSource& source, const TrackLookup& lookup)
{
    if (source.operands.size() != 2)
        return failed(tr("A formula needs two operands."));
    const OpenTrack a = lookup(source.operands[0]), b = lookup(source.operands[1]);
    for (const OpenTrack& operand : { a, b })
        if (!operand.problem.isEmpty())
            return failed(operand.problem);
    if (!a.track || !b.track)
        return {};
    using Operation = tracks::Formula::Operation;
    const bool difference = source.operation == FormulaSource::Operation::Difference;
    try {
        return opened(
            std::make_shared<tracks::Formula>(a.track, b.track, difference ? Operation::Difference : Operation::Log2Ratio));
    } catch (const Error& problem) {
        return failed(QString::fromUtf8(problem.what()));
    }
}

ComputedTrack ComputedTrack::prediction(const PredictionSource& source, const OpenModel& model)
{
    if (!model.problem.isEmpty())
        return failed(model.problem);
    if (!model.store)
        return {};
    const auto& heads = model.store->spec().heads;
    for (size_t head = 0; head < heads.size(); ++head)
        if (QString::fromStdString(heads[head].name) == source.head && source.track < int(heads[head].tracks.size())) {
            const models::PredictionStore::Column column { .head = int(head), .track = source.track, .use = source.use };
            return source.edits.empty() ? opened(models::predictionTrack(model.store, column)) : edited(source, model, column);
        }
    return failed(tr("%1 has no track %2 in a head “%3”.").arg(source.model).arg(source.track).arg(source.head));
}

ComputedTrack ComputedTrack::edited(
    const PredictionSource& source, const OpenModel& model, const models::PredictionStore::Column& reference)
{
    ComputedTrack computed;
    computed.title = tr("Reading edits: %1").arg(QString::fromStdString(models::toText(source.edits)));
    computed.work = [store = model.store, reference, edits = source.edits](const Monitor&) {
        models::PredictionStore::Column column = reference;
        column.haplotype = std::make_shared<models::Haplotype>(respelled(edits, *store), store->genome());
        return std::shared_ptr<const tracks::Track>(models::predictionTrack(store, column));
    };
    return computed;
}

ComputedTrack ComputedTrack::attention(const AttentionSource& source, const OpenModel& model, const TrackLookup& lookup)
{
    if (!model.problem.isEmpty())
        return failed(model.problem);
    if (!model.store)
        return {};
    if (!model.attention)
        return failed(tr("%1 has no attention layers.").arg(QFileInfo(source.model).fileName()));
    const interpret::AttentionRequest request = requestOf(source.focus);
    const interpret::Promoter promoter = promoterOf(source.focus);
    if (source.form == AttentionSource::Form::Map)
        return opened(interpret::attentionTrack(model.attention, request));
    if (source.form == AttentionSource::Form::Row)
        return opened(interpret::attentionRowTrack(model.attention, request, promoter));
    if (source.elements.empty())
        return opened(interpret::attentionArcTrack(model.attention, request, promoter));
    const OpenTrack elements = lookup(source.elements.front());
    if (!elements.problem.isEmpty())
        return failed(elements.problem);
    if (!elements.track)
        return {};
    ComputedTrack computed;
    computed.title = tr("Reading elements of %1").arg(QFileInfo(source.elements.front().path()).fileName());
    computed.work = [store = model.attention, request, promoter, track = elements.track](const Monitor& monitor) {
        return std::shared_ptr<const tracks::Track>(interpret::attentionArcTrack(
            store, request, promoter, interpret::elementsOf(*track, store->window(request), monitor)));
    };
    return computed;
}
