#include "views/sources/modelroles.h"

#include <algorithm>

QVector<InputChoice> rolesOf(const QVector<InputChoice>& roles, const QString& model)
{
    QVector<InputChoice> found;
    std::copy_if(
        roles.begin(), roles.end(), std::back_inserter(found), [&](const InputChoice& role) { return role.model == model; });
    return found;
}

QVector<Source> sourcesOf(const InputChoice& role)
{
    QVector<Source> sources;
    for (const auto& source : { role.track, role.coverage })
        if (source)
            sources << *source;
    return sources;
}

QStringList modelsReading(const QVector<InputChoice>& roles, const Source& source)
{
    QStringList models;
    for (const InputChoice& role : roles)
        if (sourcesOf(role).contains(source) && !models.contains(role.model))
            models << role.model;
    return models;
}

GivenRoles givenRoles(const models::ModelSpec& model, const QVector<InputChoice>& ofModel, const TrackLookup& lookup)
{
    GivenRoles given;
    given.roles.resize(model.inputs.size());
    for (const InputChoice& spec : ofModel) {
        const auto input = std::find_if(model.inputs.begin(), model.inputs.end(),
            [&](const models::InputTrack& each) { return QString::fromStdString(each.name) == spec.input; });
        if (input == model.inputs.end() || !spec.track)
            continue;
        models::InputSignal& role = given.roles[size_t(input - model.inputs.begin())];
        role.percent = spec.percent;
        for (const auto& [source, track] : { std::pair(&spec.track, &role.values), std::pair(&spec.coverage, &role.coverage) }) {
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
