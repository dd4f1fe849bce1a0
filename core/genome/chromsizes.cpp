#include "core/genome/chromsizes.h"

#include "core/genome/lines.h"

#include <fmt/format.h>

namespace genome
{

static std::vector<Chromosome> readSizes(const std::filesystem::path& path)
{
    LineReader reader(path);
    std::vector<Chromosome> chromosomes;
    std::string line;
    std::vector<std::string_view> fields;
    while (reader.next(line)) {
        splitBlanks(line, fields);
        if (fields.empty() || line[0] == '#')
            continue;
        const auto length = fields.size() == 2 ? toInteger(fields[1]) : std::nullopt;
        if (!length)
            throw Error(fmt::format(
                "{}this is neither FASTA (no '>' begins the file) nor 2bit nor a table of chromosome sizes (name and length in "
                "every line).",
                reader.location()));
        if (*length < 1)
            throw Error(
                fmt::format("{}the length of “{}” is {}; it must be at least 1 bp.", reader.location(), fields[0], *length));
        chromosomes.push_back({ std::string(fields[0]), *length });
    }
    if (chromosomes.empty())
        throw Error(fmt::format("{} is no genome: it holds nothing but blank lines and comments.", path.string()));
    return chromosomes;
}

ChromSizes::ChromSizes(const std::filesystem::path& path)
    : Genome(path, readSizes(path))
{
}

std::string ChromSizes::fetch(const Interval&) const
{
    return {};
}

} // namespace genome
