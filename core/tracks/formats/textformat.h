#pragma once
#include "core/tracks/formats/format.h"

#include <string>
#include <string_view>
#include <vector>

namespace tracks
{

/// Which text format the first part of a file is: by header lines ("##gff-version", "track type=…") and by the columns of the
/// first lines with data. `extension` is that of the file's name without ".gz", lower case (".bed").
Format textFormat(std::string_view head, const std::string& extension);

/// True for a line of column names such as "chrom start end" or "chr1 x1 x2 chr2 y1 y2": no comment, and no numbers where they
/// belong.
bool isColumnNames(const std::vector<std::string_view>& fields);

} // namespace tracks
