#pragma once
#include "views/session/session.h"

#include <QStringList>

/// Commands of IGV's batch scripts that change lanes. A track is named by its name or its file, whatever the case; "%20" stands
/// for a blank. Without a name a command is for all lanes.

/// Throws Error with a sentence about its words; the caller knows file and line.
using LaneCommand = void (*)(Session&, const QStringList& words);
/// By its verb in lower case; null when there is none.
LaneCommand laneCommand(const QString& verb);

/// "200,0,0", "#c80000", "c80000" or the name of a colour. Throws Error.
QColor batchColour(const QString&);
