#pragma once
#include "core/tracks/formats/format.h"

#include <string>
#include <string_view>

namespace tracks
{

/// Which text format the first part of a file is: by header lines ("##gff-version", "track type=…") and by the columns of the
/// first lines with data. `extension` is that of the file's name without ".gz", lower case (".bed").
Format textFormat(std::string_view head, const std::string& extension);

} // namespace tracks
