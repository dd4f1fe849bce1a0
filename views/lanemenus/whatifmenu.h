#pragma once
#include "views/session/session.h"

class QMenu;
class QWidget;

/// Asks for edits of these predictions, of one or several models, and shows what they change as new lanes. `where` is the stretch
/// that the user marked; empty: none.
void askWhatIf(Session&, const QVector<Source>& predictions, const Interval& where, QWidget* parent);

/// Entries that delete or shuffle the bases of a stretch, erase inputs over it, or ask: of the predictions in `lanes`. Nothing
/// when no model is open.
void addWhatIfEntries(QMenu&, Session&, const Interval& where, const QVector<int>& lanes, QWidget* parent);
