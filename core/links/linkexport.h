#pragma once
#include "core/links/linktable.h"

namespace links
{

/// How links are written; decided by the name before anything is computed.
enum class LinkFormat { Table, Bed, Bedpe, Interact };
/// By extension: .tsv, .bed, .bedpe, .interact. Throws Error.
LinkFormat linkFormat(const std::filesystem::path&);

/// Table: all methods (see linktable.h); the others: arcs from the TSS to the element, named "GENE|chrom:start-end" (0-based),
/// with the scores of one method (see core/tracks/writing/linkfile.h). Throws Error, for an unknown method naming those there
/// are.
void writeLinks(const std::filesystem::path&, LinkFormat, const LinkTable&, const std::string& method);

/// The column of a method. Throws Error naming those there are: ask before the scores are computed.
size_t columnOf(const std::vector<std::string>& methods, const std::string& method);

} // namespace links
