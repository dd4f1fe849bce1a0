#pragma once
#include "views/geometry/scale.h"

#include <QString>

#include <vector>

/// A tick of the ruler; positions are 1-based as people read them.
struct RulerTick {
    int64_t position = 0;
    double x = 0; ///< middle of the base
    QString label; ///< empty for a minor tick
};

/// Ticks at 1, 2 or 5 times a power of ten, so far apart that labels `labelRoom` px wide (gap included) cannot touch.
std::vector<RulerTick> rulerTicks(const Scale&, double labelRoom);
