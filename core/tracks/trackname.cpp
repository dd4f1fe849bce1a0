#include "core/tracks/trackname.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <regex>
#include <string_view>
#include <utility>
#include <vector>

namespace tracks
{

namespace
{

/// Parts of lower-case words that tell an assay, or let it be guessed.
struct Spelling {
    const char* assay;
    bool vague;
    std::vector<std::string_view> parts;
};
const std::array spellings {
    Spelling { "ATAC", false, { "atac", "accessib", "faire" } },
    Spelling { "DNase", false, { "dnase", "dhs" } },
    Spelling { "mCH", false, { "mch", "chmeth", "noncg", "noncpg" } },
    Spelling { "mCG", false, { "mcg", "cgmeth", "cpg" } },
    Spelling { "RNA", false, { "rna", "expression" } },
    Spelling { "CAGE", false, { "cage" } },
    Spelling { "PRO", false, { "procap", "groseq", "proseq" } },
    Spelling { "mCG", true, { "methyl", "wgbs", "bisulf", "5mc" } },
    Spelling { "ATAC", true, { "chromatin" } },
};
constexpr std::array<std::string_view, 4> plusWords { "plus", "fwd", "forward", "pos" },
    minusWords { "minus", "rev", "reverse", "neg" };
constexpr std::array<std::string_view, 10> idleWords { "open", "simulated", "signal", "track", "bigwig", "bw", "seq", "fc",
    "simuliert", "offenes" };
constexpr std::string_view minusSign = "−";

using base::lower;

bool isOneOf(std::string_view word, const auto& words)
{
    return std::ranges::find(words, word) != words.end();
}

std::vector<std::string> split(const std::string& text, std::string_view separators)
{
    std::vector<std::string> words;
    for (size_t from = 0; (from = text.find_first_not_of(separators, from)) != std::string::npos;) {
        const size_t to = std::min(text.find_first_of(separators, from), text.size());
        words.push_back(text.substr(from, to - from));
        from = to;
    }
    return words;
}

bool isAccession(const std::string& word)
{
    static const std::regex pattern("(ENCFF|ENCSR|CNhs|GS[EM]|[SED]R[RXS])[0-9A-Z]{3,}", std::regex::icase);
    return std::regex_match(word, pattern);
}

bool isHistone(const std::string& word)
{
    static const std::regex pattern("h[234][a-z]?k[0-9]+(ac|me[123]?|ub)", std::regex::icase);
    return std::regex_match(word, pattern);
}

const Spelling* spellingOf(const std::string& word)
{
    std::string low = lower(word);
    std::erase(low, '-');
    const auto found = std::ranges::find_if(spellings, [&](const Spelling& spelling) {
        return std::ranges::any_of(spelling.parts, [&](std::string_view part) { return low.find(part) != std::string::npos; });
    });
    return found == spellings.end() ? nullptr : &*found;
}

/// What the words of a name have told so far.
class Reading
{
public:
    void take(std::string word, const std::string& next, bool last);
    TrackName result();

private:
    bool tellsStrand(const std::string& word);
    bool tells(const std::string& word);
    std::string untold(const std::string& word);
    void takeAssay(const std::string& assay, bool vague);

    TrackName m_name;
    bool m_plus = false, m_minus = false, m_taken = false;
};

void Reading::takeAssay(const std::string& assay, bool vague)
{
    if (!m_name.assay.empty() && (vague || !m_name.vague))
        return;
    m_name.assay = assay;
    m_name.vague = vague;
}

bool Reading::tellsStrand(const std::string& word)
{
    const std::string low = lower(word);
    const auto ends = [&](std::string_view sign) { // "CAGEfwd"
        return low == sign || (low.ends_with(sign) && spellingOf(low.substr(0, low.size() - sign.size())) != nullptr);
    };
    const bool plus = std::ranges::any_of(plusWords, ends), minus = std::ranges::any_of(minusWords, ends);
    m_plus |= plus;
    m_minus |= minus;
    return isOneOf(low, plusWords) || isOneOf(low, minusWords);
}

/// Whether a word tells of the assay, or says nothing.
bool Reading::tells(const std::string& word)
{
    const std::string low = lower(word);
    const bool coverage = low == "cov" || low == "depth" || low.find("coverage") != std::string::npos;
    m_name.coverage |= coverage;
    if (isHistone(word)) {
        takeAssay(word, false);
        return true;
    }
    const Spelling* spelling = spellingOf(word);
    if (spelling)
        takeAssay(spelling->assay, spelling->vague);
    return spelling || coverage || isOneOf(low, idleWords);
}

/// What remains of "K562-RNA-seq" when its parts were heard: "K562".
std::string Reading::untold(const std::string& word)
{
    const std::vector<std::string> parts = split(word, "-");
    const bool known = std::ranges::any_of(parts, [](const std::string& part) { return isHistone(part) || spellingOf(part); });
    if (parts.size() < 2 || !known)
        return tells(word) ? std::string() : word;
    std::string rest;
    for (const std::string& part : parts)
        if (!tells(part))
            rest += (rest.empty() ? "" : "-") + part;
    return rest;
}

/// Of a name's words, one after the other.
void Reading::take(std::string word, const std::string& next, bool last)
{
    if (std::exchange(m_taken, false))
        return;
    if (const std::string low = lower(word); (low == "cg" || low == "ch") && lower(next).starts_with("meth")) {
        takeAssay(low == "cg" ? "mCG" : "mCH", false);
        m_taken = true;
        return;
    }
    const bool plus = word.ends_with('+'), minus = word.ends_with('-') || word.ends_with(minusSign);
    if (plus || minus) {
        const std::string stem = word.substr(0, word.size() - (word.ends_with(minusSign) ? minusSign.size() : 1));
        if (stem.empty() || last || isAccession(stem) || isHistone(stem) || spellingOf(stem)) {
            (plus ? m_plus : m_minus) = true;
            word = stem;
        }
    }
    if (word.empty() || tellsStrand(word))
        return;
    if (const std::string rest = untold(word); !rest.empty())
        m_name.sample += (m_name.sample.empty() ? "" : " ") + rest;
}

TrackName Reading::result()
{
    if (m_plus != m_minus)
        m_name.strand = m_plus ? genome::Strand::Plus : genome::Strand::Minus;
    return std::move(m_name);
}

} // namespace

TrackName TrackName::read(const std::string& name)
{
    const std::vector<std::string> words = split(name, " \t\n\r._()[],/:");
    Reading reading;
    for (size_t i = 0; i < words.size(); ++i)
        reading.take(words[i], i + 1 < words.size() ? words[i + 1] : std::string(), i + 1 == words.size());
    return reading.result();
}

} // namespace tracks
