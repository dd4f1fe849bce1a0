#pragma once
#include "views/document/source.h"
#include "views/sources/openmodels.h"

#include <QCoreApplication>
#include <functional>

/// A track that is being opened (neither set), is open (`track`) or could not be (`problem`: one sentence).
struct OpenTrack {
    std::shared_ptr<const tracks::Track> track;
    QString problem;
};
/// Tracks that are open so far.
using TrackLookup = std::function<OpenTrack(const Source&)>;

/// What comes of a source that is computed from other tracks or by a model: itself open or failed, nothing as long as something
/// it needs is not open, or `work` that remains to be done in the background.
struct ComputedTrack : OpenTrack {
    Q_DECLARE_TR_FUNCTIONS(ComputedTrack)

public:
    std::function<std::shared_ptr<const tracks::Track>(const Monitor&)> work = {};
    QString title = {}; ///< of the work

    /// A sentence of one of its operands is the formula's.
    static ComputedTrack formula(const FormulaSource&, const TrackLookup&);
    /// One with edits looks at the genome first, which is work.
    static ComputedTrack prediction(const PredictionSource&, const OpenModel&);
    /// Map, row or arcs; arcs to the elements of another track read those first, which is work.
    static ComputedTrack attention(const AttentionSource&, const OpenModel&, const TrackLookup&);

private:
    static ComputedTrack edited(const PredictionSource&, const OpenModel&, const models::PredictionStore::Column&);
    static ComputedTrack failed(const QString& problem);
    static ComputedTrack opened(std::shared_ptr<const tracks::Track> track);
};
