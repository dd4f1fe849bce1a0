#pragma once
#include "views/document/sessionstate.h"

/// Lanes that answer "what if": a prediction with edits beside the one without.

/// The predictions without edits that these lanes show, top to bottom, each once.
QVector<Source> editablePredictions(const SessionState&, const QVector<int>& lanes);
/// Two lanes for each of these predictions: the altered one drawn over the reference, and altered − reference. They stand below
/// the lowest lane that shows one of the predictions. Called within Session::change.
void addWhatIf(SessionState&, const QVector<Source>& predictions, const std::vector<models::Edit>& edits);
/// The edits as part of a name: shortened when long.
QString titleOf(const std::vector<models::Edit>& edits);
