#pragma once
#include "core/models/model.h"
#include "core/tracks/format.h"
#include "views/session/sessionstate.h"

/// Where new things find their place among the lanes. All edit a state in place (inside Session::change).

/// A file becomes a lane of its own at the bottom, or joins the lane of the prediction that it measures.
void addFile(SessionState&, const QString& path, tracks::Format);
/// The reference's letters and, for a first genome, nothing else.
void setGenome(SessionState&, const QString& path);

/// A predicted track is drawn over its measured partner; without one it gets a lane of its own.
void addPrediction(SessionState&, const QString& model, const models::Head&, int track);
void removePrediction(SessionState&, const QString& model, const QString& head, int track);
bool showsPrediction(const SessionState&, const QString& model, const QString& head, int track);
/// Takes a model and all its predictions away.
void removeModel(SessionState&, const QString& model);

/// Whether a file name tells that it measures this track: it contains the track's identifier ("ENCFF136DBS", "CNhs10752+") with
/// the strand spelled as +, plus, fwd or -, minus, rev.
bool measures(const QString& fileName, const models::OutputTrack&);
