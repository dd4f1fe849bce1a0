#pragma once
#include "views/geometry/laneview.h"

#include <filesystem>

/// Visible values of all signal lanes as a table: chrom, start, end (0-based), one column per layer by its lane's window function
/// (an envelope's is its mean); features as extra lines are not part of it. Empty cells where there is no data. Throws Error when
/// no lane shows values.
void saveValues(const std::filesystem::path&, const Interval& where, const QVector<LaneView>&);
