#pragma once
#include <QString>
#include <QVector>

class QMimeData;

/// Lanes on their way from one panel to another.
QString lanesMimeType();
QMimeData* lanesToDrag(const QVector<int>& lanes);
/// Empty when something else is dragged.
QVector<int> draggedLanes(const QMimeData&);
