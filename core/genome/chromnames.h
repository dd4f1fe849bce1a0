#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace genome
{

/// Knows that `chr1`, `1` and `NC_000001.11` are one chromosome.
///
/// Rules built in: with and without "chr", in any case; M, MT, chrM; roman numerals are not touched; RefSeq and GenBank
/// accessions of the human (GRCh37, GRCh38) and mouse (GRCm38, GRCm39) primary assemblies. A UCSC chromAlias table adds to them.
class ChromNames
{
public:
    ChromNames() = default;
    /// UCSC chromAlias.txt (either form): tab-separated names of one sequence a line, '#' header. Throws Error with file and
    /// line.
    void addTable(const std::filesystem::path&);

    /// The name under which `wanted` stands among `available`, or nothing.
    std::optional<std::string> match(const std::string& wanted, const std::vector<std::string>& available) const;

private:
    /// One spelling for all names of a sequence.
    std::string canonical(const std::string& name) const;
    std::map<std::string, std::string> m_table;
};

} // namespace genome
