#include "core/tracks/namewords.h"

#include <algorithm>
#include <array>
#include <regex>
#include <vector>

namespace tracks
{

namespace
{

/// How an assay is spelled.
struct Spelling {
    const char* assay;
    bool vague;
    std::regex pattern;

    /// What it is spelled by begins anywhere in the first word; '-?' stands where words may be parted.
    Spelling(const char* assay, bool vague, const std::string& spelled)
        : assay(assay)
        , vague(vague)
        , pattern("[^-]*?(?:" + spelled + ")")
    {
    }
};

/// The first that fits is meant.
const std::vector<Spelling>& spellings()
{
    static const std::vector<Spelling> table {
        { "", false,
            R"([eu]rna[lt]|\b(?:s[hig]|g|cr)rnas?[0-9]*\b|\brnai\b|\brna-?p(?:ol(?!y-?a)|ii)|mcherry|hmc|hydroxymethyl|)"
            R"((?:mono|di|tri)methyl|cpg-?island)" },
        { "ATAC", false, "atac|(?:chromatin-?|dna-?)?accessib|faire" },
        { "DNase", false, "dnase|dhs" },
        { "mCH", false,
            R"(mch(?!ip)|\bch[ghn]?-?meth|\bnon-?cp?g|\bchn-(?:both|merge)|ch[gh]\b|mc[at]\b|)"
            R"((?:dna-?)?methyl(?:ation)?-c(?:h[gh]?|a|t)\b)" },
        { "mCG", false, R"(mcg|\bcg-?meth|cpg|\bcgn-(?:both|merge))" },
        { "RNA", false, R"(\bpoly-?a-?(?:plus|minus)-?rna|rna|expression)" }, // ENCODE's "polyA plus RNA-seq"
        { "CAGE", false, "cage" },
        { "PRO", false, R"((?:\b[a-z]?|[0-9])(?:pro|gro|chro)-?(?:cap(?!tu)|seq))" },
        { "mCG", true, R"((?:dna-?)?methyl|\bmeth\b|wgbs|rrbs|bisulf|\b5-?mc\b|\bem-?seq)" },
        { "ATAC", true, "(?:open|offenes)-?chromatin" },
    };
    return table;
}

struct StrandSpelling {
    std::string_view word;
    genome::Strand strand;
    bool sorting;
};
constexpr std::array strandSpellings { StrandSpelling { "plus", genome::Strand::Plus, false },
    StrandSpelling { "fwd", genome::Strand::Plus, false }, StrandSpelling { "forward", genome::Strand::Plus, false },
    StrandSpelling { "pos", genome::Strand::Plus, true }, StrandSpelling { "minus", genome::Strand::Minus, false },
    StrandSpelling { "rev", genome::Strand::Minus, false }, StrandSpelling { "reverse", genome::Strand::Minus, false },
    StrandSpelling { "neg", genome::Strand::Minus, true } };

constexpr std::array<std::string_view, 2> strandItself { "strand", "strang" };
constexpr std::array<std::string_view, 17> idleWords { "open", "simulated", "signal", "track", "bigwig", "bw", "seq", "chip",
    "fc", "pval", "frac", "fraction", "percent", "strand", "strang", "simuliert", "offenes" };

bool fits(const std::string& word, const std::regex& pattern)
{
    return std::regex_match(word, pattern);
}

} // namespace

std::optional<SpelledAssay> spelledAssay(const std::string& words)
{
    std::smatch found;
    for (const Spelling& spelling : spellings()) {
        if (!std::regex_search(words, found, spelling.pattern, std::regex_constants::match_continuous))
            continue;
        const std::string spelled = found.str(), after = found.suffix();
        return SpelledAssay { spelling.assay, spelling.vague, size_t(1 + std::ranges::count(spelled, '-')),
            after.substr(0, after.find('-')) };
    }
    return std::nullopt;
}

bool isHistone(const std::string& word)
{
    static const std::regex pattern("h[234][a-z]?k[0-9]+(ac|me[123]?|ub1?)");
    return fits(word, pattern);
}

std::optional<StrandWord> strandWord(std::string_view word)
{
    const size_t end = word.find_last_not_of("0123456789") + 1; // 0 where there are only digits
    std::string_view letters = word.substr(0, end);
    for (const std::string_view strand : strandItself)
        if (letters.ends_with(strand))
            letters.remove_suffix(strand.size());
    for (const StrandSpelling& spelling : strandSpellings)
        if (letters.ends_with(spelling.word))
            return StrandWord { spelling.strand, spelling.sorting, letters.size() - spelling.word.size(),
                std::string(word.substr(end)) };
    return std::nullopt;
}

bool isStrandWord(std::string_view word)
{
    return std::ranges::find(strandItself, word) != strandItself.end();
}

bool tellsCoverage(const std::string& word)
{
    static const std::regex pattern(R"((?:\b|mc[gh]|read)(?:covg?|depth)[0-9]*$|coverage)");
    return std::regex_search(word, pattern);
}

bool isIdle(std::string_view word)
{
    return std::ranges::find(idleWords, word) != idleWords.end();
}

bool isReplicate(const std::string& word)
{
    static const std::regex pattern("(r|rep|replicate)[0-9]+");
    return fits(word, pattern);
}

bool isSurfaceMarker(const std::string& word)
{
    static const std::regex pattern("cd[0-9]+[a-z]?");
    return fits(word, pattern);
}

bool isAccession(const std::string& word)
{
    static const std::regex pattern("enc[a-z]{2}[0-9]{3}[a-z]{3}|cnhs[0-9]{4,}|gs[em][0-9]{3,}|[sed]r[rxsp][0-9]{5,}|"
                                    "4dn[a-z]{2}[0-9a-z]{8}");
    return fits(word, pattern);
}

} // namespace tracks
