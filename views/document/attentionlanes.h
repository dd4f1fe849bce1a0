#pragma once
#include "core/interpret/attentionstore.h"
#include "core/interpret/promoter.h"
#include "views/document/sessionstate.h"

/// Lanes of attention in a session. All edit a state in place (inside Session::change).

/// The lane whose first layer shows attention of this model in this form, or null.
LaneSpec* attentionLane(SessionState&, const QString& model, AttentionSource::Form);
const LaneSpec* attentionLane(const SessionState&, const QString& model, AttentionSource::Form);
/// What the first layer of a lane shows; null for another kind of source.
const AttentionSource* attentionOf(const LaneSpec&);

/// Shows the map of the window around a position, in the model's map lane or a new one at the bottom.
void showAttentionMap(
    SessionState&, const QString& model, const std::string& chrom, int64_t centre, const models::AttentionChoice&);
/// Shows what a promoter looks at as arcs, to `elements` (a file of peaks; nothing: the model's bins), in the model's lane of
/// arcs or a new one above the map; a map that is shown moves to the same window.
void showAttentionArcs(SessionState&, const QString& model, const interpret::Promoter&, const models::AttentionChoice&,
    const std::optional<Source>& elements);
/// Combines layers and heads otherwise in all lanes of attention of this model.
void setAttentionChoice(SessionState&, const QString& model, const models::AttentionChoice&);

interpret::AttentionRequest requestOf(const AttentionFocus&);
interpret::Promoter promoterOf(const AttentionFocus&);
