#include "core/genome/assembly.h"

#include "core/base/text.h"

#include <array>

namespace genome
{

namespace
{

struct Assembly {
    const char* name;
    int64_t chr1; ///< bp
    std::array<const char*, 3> otherNames; ///< parts of names, lower case
};
constexpr std::array<Assembly, 6> assemblies { Assembly { "hg38", 248'956'422, { "hg38", "grch38", "hg38" } },
    { "hg19", 249'250'621, { "hg19", "grch37", "hs37d5" } }, { "hs1", 248'387'328, { "hs1", "chm13", "t2t" } },
    { "mm9", 197'195'432, { "mm9", "ncbim37", "mgscv37" } }, { "mm10", 195'471'971, { "mm10", "grcm38", "mm10" } },
    { "mm39", 195'154'279, { "mm39", "grcm39", "mm39" } } };

} // namespace

std::string assemblyNamed(const std::string& name)
{
    const std::string lower = base::lower(name);
    for (const Assembly& assembly : assemblies)
        for (const char* other : assembly.otherNames)
            if (lower.find(other) != std::string::npos)
                return assembly.name;
    return {};
}

std::string assemblyOf(const Genome& genome)
{
    if (const auto first = genome.find("chr1"))
        for (const Assembly& assembly : assemblies)
            if (genome.length(*first) == assembly.chr1)
                return assembly.name;
    return assemblyNamed(genome.name());
}

} // namespace genome
