#include "core/genome/chromnames.h"

#include "core/base/text.h"
#include "core/genome/lines.h"

#include <algorithm>
#include <fmt/format.h>

namespace genome
{

namespace
{

/// A run of accession numbers for chromosomes 1 … autosomes, X and Y. The version after the dot tells assemblies apart, not
/// chromosomes.
struct Accessions {
    std::string_view prefix;
    int64_t first;
    int autosomes;
};
constexpr Accessions knownAccessions[] = {
    { "NC_", 1, 22 }, // RefSeq, human
    { "NC_", 67, 19 }, // RefSeq, mouse
    { "CM", 663, 22 }, // GenBank, human
    { "CM", 994, 19 }, // GenBank, mouse
};
constexpr std::string_view mitochondria[] = { "NC_012920", "NC_005089", "J01415", "AY172335" }; // human, mouse; RefSeq, GenBank

std::string chromosomeOf(std::string_view accession)
{
    const size_t dot = std::min(accession.find('.'), accession.size());
    if (dot < accession.size() && accession.find_first_not_of("0123456789", dot + 1) != std::string_view::npos)
        return {};
    accession = accession.substr(0, dot);
    if (std::ranges::find(mitochondria, accession) != std::end(mitochondria))
        return "MT";
    for (const auto& [prefix, first, autosomes] : knownAccessions) {
        if (!accession.starts_with(prefix) || accession.size() != prefix.size() + 6)
            continue;
        const auto number = toInteger(accession.substr(prefix.size()));
        if (!number || *number < first || *number > first + autosomes + 1)
            continue;
        const int64_t chromosome = *number - first + 1;
        return chromosome <= autosomes ? std::to_string(chromosome) : chromosome == autosomes + 1 ? "X" : "Y";
    }
    return {};
}

/// Upper case, without "chr", by the rules that need no table.
std::string plain(const std::string& name)
{
    std::string text = base::upper(name);
    if (auto chromosome = chromosomeOf(text); !chromosome.empty())
        return chromosome;
    if (text.size() > 3 && text.starts_with("CHR"))
        text.erase(0, 3);
    return text == "M" ? "MT" : text;
}

/// The table of UCSC's database (alias, chromosome, sources) ends its lines with who uses the alias.
bool isSource(std::string_view text)
{
    for (const auto source : { "ensembl", "refseq", "genbank", "ucsc", "assembly", "ncbi" })
        if (text.find(source) != std::string_view::npos)
            return true;
    return false;
}

} // namespace

std::string ChromNames::canonical(const std::string& name) const
{
    const std::string key = plain(name);
    const auto it = m_table.find(key);
    return it == m_table.end() ? key : it->second;
}

void ChromNames::addTable(const std::filesystem::path& path)
{
    LineReader reader(path);
    std::string line;
    std::vector<std::string_view> fields;
    while (reader.next(line)) {
        if (line.empty() || line[0] == '#')
            continue;
        splitTabs(line, fields);
        if (fields.size() == 3 && isSource(fields[2]))
            fields.pop_back();
        std::erase(fields, "");
        if (fields.size() < 2)
            throw Error(
                fmt::format("{}a table of aliases has two or more names separated by tabs in every line.", reader.location()));
        std::string key = canonical(std::string(fields[0]));
        for (const auto field : fields)
            if (const auto known = m_table.find(plain(std::string(field))); known != m_table.end())
                key = known->second;
        for (const auto field : fields)
            m_table[plain(std::string(field))] = key;
    }
}

std::optional<std::string> ChromNames::match(const std::string& wanted, const std::vector<std::string>& available) const
{
    if (std::ranges::find(available, wanted) != available.end())
        return wanted;
    const std::string key = canonical(wanted);
    const auto found = std::ranges::find_if(available, [&](const std::string& name) { return canonical(name) == key; });
    return found == available.end() ? std::nullopt : std::optional(*found);
}

} // namespace genome
