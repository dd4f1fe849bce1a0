#include "core/links/linkexport.h"

#include "core/base/error.h"
#include "core/tracks/writing/linkfile.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace links
{

namespace
{

std::vector<tracks::Arc> arcsOf(const LinkTable& table, const std::string& method)
{
    const size_t column = columnOf(table.methods, method);
    std::vector<tracks::Arc> arcs;
    for (const LinkRow& row : table.rows) {
        tracks::Arc arc { row.tss, row.element, {}, row.scores[column], row.strand, genome::Strand::None, {} };
        arc.name = fmt::format("{}|{}:{}-{}", row.gene, row.element.chrom, row.element.start, row.element.end);
        arcs.push_back(std::move(arc));
    }
    return arcs;
}

} // namespace

LinkFormat linkFormat(const std::filesystem::path& path)
{
    const std::string extension = path.extension().string();
    if (extension == ".tsv")
        return LinkFormat::Table;
    if (extension == ".bed")
        return LinkFormat::Bed;
    if (extension == ".bedpe")
        return LinkFormat::Bedpe;
    if (extension == ".interact")
        return LinkFormat::Interact;
    throw Error(fmt::format("{} does not say how to write: end the name with .tsv, .bed, .bedpe or .interact.", path.string()));
}

size_t columnOf(const std::vector<std::string>& methods, const std::string& method)
{
    const auto found = std::ranges::find(methods, method);
    if (found == methods.end())
        throw Error(fmt::format("There are no scores by \"{}\": choose --method among {}.", method, fmt::join(methods, ", ")));
    return size_t(found - methods.begin());
}

void writeLinks(const std::filesystem::path& path, LinkFormat format, const LinkTable& table, const std::string& method)
{
    if (format == LinkFormat::Table)
        return write(path, table);
    const std::vector<tracks::Arc> arcs = arcsOf(table, method);
    const tracks::LinkHeader header { method, table.notes, std::nullopt };
    if (format == LinkFormat::Bed)
        tracks::writeBed(path, arcs, header);
    else if (format == LinkFormat::Bedpe)
        tracks::writeBedpe(path, arcs, header);
    else
        tracks::writeInteract(path, arcs, header);
}

} // namespace links
