#pragma once
#include "views/lanes/lane.h"

/// What a lane is, for the tool tip over its name: files, format, resolution shown, group, problem.
QString laneTip(const Session&, const Lane&, const LaneView&);
