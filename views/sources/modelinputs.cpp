#include "views/sources/modelinputs.h"

#include <algorithm>

QVector<InputChoice> choicesOf(const QVector<InputChoice>& choices, const QString& model)
{
    QVector<InputChoice> found;
    std::copy_if(choices.begin(), choices.end(), std::back_inserter(found),
        [&](const InputChoice& choice) { return choice.model == model; });
    return found;
}

QVector<Source> sourcesOf(const InputChoice& choice)
{
    QVector<Source> sources;
    for (const auto& source : { choice.track, choice.coverage })
        if (source)
            sources << *source;
    return sources;
}

QStringList modelsReading(const QVector<InputChoice>& choices, const Source& source)
{
    QStringList models;
    for (const InputChoice& choice : choices)
        if (sourcesOf(choice).contains(source) && !models.contains(choice.model))
            models << choice.model;
    return models;
}

GivenInputs givenInputs(const models::ModelSpec& model, const QVector<InputChoice>& ofModel, const TrackLookup& lookup)
{
    GivenInputs given;
    given.inputs.resize(model.inputs.size());
    for (const InputChoice& spec : ofModel) {
        const auto input = std::find_if(model.inputs.begin(), model.inputs.end(),
            [&](const models::InputTrack& each) { return QString::fromStdString(each.name) == spec.input; });
        if (input == model.inputs.end() || !spec.track)
            continue;
        models::InputSignal& signal = given.inputs[size_t(input - model.inputs.begin())];
        signal.percent = spec.percent;
        for (const auto& [source, track] :
            { std::pair(&spec.track, &signal.values), std::pair(&spec.coverage, &signal.coverage) }) {
            if (!*source)
                continue;
            const OpenTrack found = lookup(**source);
            given.problem = found.problem;
            if (!found.track)
                return given;
            *track = found.track;
        }
    }
    given.complete = true;
    return given;
}
