#pragma once
#include "views/document/sessionstate.h"
#include "views/sessionfiles/filetable.h"

/// A lane as session files hold it: what the table of lane options lists, and what has a form of its own (scale, arcs, layers).
Json toJson(const LaneSpec&, FileTable&);
/// Throws Error, as a sentence without a beginning and an end, and Json::exception.
LaneSpec laneFrom(const Json&, FileTable&);
