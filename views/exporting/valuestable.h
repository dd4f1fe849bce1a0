#pragma once
#include "views/geometry/laneview.h"

#include <filesystem>

/// What all signal lanes show at a scale, as a table: chrom, start, end (0-based, within what is visible), one column per layer
/// by its lane's window function (an envelope's is its mean), smoothed where the lane is. Rows are the columns that are painted
/// of the finest signal. Lines that begin with "#" tell what options do to the values of a lane (notesOf); empty cells are where
/// there is no data; features as extra lines are not part of it. Throws Error when no lane shows values.
void saveValues(const std::filesystem::path&, const Scale&, const QVector<LaneView>&);
