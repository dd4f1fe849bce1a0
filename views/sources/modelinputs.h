#pragma once
#include "views/document/sessionstate.h"
#include "views/sources/computedtrack.h"

/// Which tracks of a session serve as the inputs of its models.

/// The choices that are made for one model.
QVector<InputChoice> choicesOf(const QVector<InputChoice>&, const QString& model);
/// The tracks that a choice reads: its values and their coverage, where there are any.
QVector<Source> sourcesOf(const InputChoice&);
/// The models for which a track was chosen.
QStringList modelsReading(const QVector<InputChoice>&, const Source&);

/// Tracks in the order of a model's inputs.
struct GivenInputs {
    bool complete = false; ///< false: a track is still being opened, or there is a problem
    std::vector<models::InputSignal> inputs;
    QString problem; ///< of a track, one sentence
};
GivenInputs givenInputs(const models::ModelSpec&, const QVector<InputChoice>& ofModel, const TrackLookup&);
