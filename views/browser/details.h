#pragma once
#include "views/geometry/laneview.h"
#include "views/geometry/scale.h"

#include <QFrame>

/// Everything a lane knows about a position, as rows of "what<tab>value" with an empty row between things: features with their
/// names, loci, strand, score and parts; links with both ends; values with the bin they are of. Empty when there is nothing.
QStringList detailsAt(const LaneView&, const Scale&, double position);

/// Details in a small window beside the pointer that goes away by itself; its text can be copied.
class DetailsPopup : public QFrame
{
    Q_OBJECT

public:
    DetailsPopup(const QString& title, const QStringList& rows, QWidget* parent);
    void showAt(const QPoint& globalPosition);
};
