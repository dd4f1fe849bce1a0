#pragma once
#include "core/models/model.h"
#include "core/tracks/formats/format.h"
#include "views/document/sessionstate.h"

/// Where new things go among the lanes. All edit a state in place (inside Session::change).

/// A file becomes a lane of its own at the bottom, or joins the lane of the prediction that it measures.
void addFile(SessionState&, const QString& path, tracks::Format);
/// The reference's letters and, for a first genome, nothing else.
void setGenome(SessionState&, const QString& path);

/// A predicted track is drawn over its measured partner; without one it gets a lane of its own. Its name tells what is masked.
void addPrediction(SessionState&, const QString& model, const models::Head&, int track, models::Use = models::Use::Both);
void removePrediction(SessionState&, const PredictionSource&);
bool showsPrediction(const SessionState&, const PredictionSource&);
/// Takes a model and all its predictions away.
void removeModel(SessionState&, const QString& model);

/// A lane of `b` taken from `a` (or of their ratio), below the lower of the two; it combines their first layers, or the first two
/// layers of one lane. Returns its id.
int addFormula(SessionState&, const LaneSpec& a, const LaneSpec& b, FormulaSource::Operation);
/// Lanes become translucent layers of the topmost one, each in a colour of its own. For lanes of values.
void overlayLanes(SessionState&, const QVector<int>& ids);
/// Each layer of a lane becomes an opaque lane again; the first stays where it was.
void separateLayers(SessionState&, int id);

/// Whether a file name tells that it measures this track: it contains the track's identifier ("ENCFF136DBS", "CNhs10752+") with
/// the strand spelled as +, plus, fwd or -, minus, rev.
bool measures(const QString& fileName, const models::OutputTrack&);
