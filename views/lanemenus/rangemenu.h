#pragma once
#include "views/session/session.h"

class QPoint;
class QWidget;

/// What can be done with a range the user has just drawn: zoom, highlight, bookmark, another panel, copy it or its sequence, ask
/// what if (of predictions among `lanes`, those in sight). `said` gets a line for the status bar.
void showRangeMenu(Session&, const Interval&, const QVector<int>& lanes, const QPoint& globalPosition, QWidget* parent,
    const std::function<void(const QString&)>& said);

/// Puts the sequence of an interval (of the shown strand) on the clipboard, as FASTA.
void copySequence(Session&, const Interval&, QObject* owner, const std::function<void(const QString&)>& said);
