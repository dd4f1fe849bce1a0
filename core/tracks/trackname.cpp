#include "core/tracks/trackname.h"

#include "core/base/text.h"
#include "core/tracks/namewords.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace tracks
{

namespace
{

using genome::Strand;

enum class Meaning { Sample, Assay, Strand, Coverage, Idle };

/// What stands between two hyphens of a word.
struct NamePart {
    size_t word = 0; ///< number of its word
    std::string text, low; ///< as it was written, without a sign at the end of the word; in lower case
    std::string sign; ///< that ends the word
    Meaning meaning = Meaning::Sample;
    SpelledAssay assay; ///< where it means one
    std::optional<StrandWord> strand;
    bool coverage = false;
};
using NameWord = std::span<NamePart>;

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

std::vector<NamePart> partsOf(const std::string& name)
{
    std::vector<NamePart> parts;
    const std::vector<std::string> words = split(name, " \t\n\r._()[],/:");
    for (size_t i = 0; i < words.size(); ++i) {
        std::string word = words[i], sign;
        for (const std::string_view known : { "+", "-", "−" })
            if (sign.empty() && word.ends_with(known)) {
                sign = known;
                word.erase(word.size() - known.size());
            }
        std::vector<std::string> texts = split(word, "-");
        if (texts.empty()) // a sign alone
            texts.emplace_back();
        for (const std::string& text : texts) {
            NamePart& part = parts.emplace_back();
            part.word = i;
            part.text = text;
            part.low = base::lower(text);
        }
        parts.back().sign = sign;
    }
    return parts;
}

/// Tells what the first of some parts means, or the first ones that spell an assay together. Returns how many were understood.
size_t understand(std::span<NamePart> parts)
{
    NamePart& first = parts[0];
    if (first.low.empty() || isAccession(first.low))
        return 1;
    if (isHistone(first.low)) {
        first.meaning = Meaning::Assay;
        first.assay.assay = first.text;
        return 1;
    }
    std::string joined = first.low;
    constexpr size_t most = 4; // "poly A plus RNA"
    for (const NamePart& part : parts.subspan(1, std::min(most, parts.size()) - 1))
        joined += "-" + part.low;
    if (const auto spelled = spelledAssay(joined)) {
        const bool known = !spelled->assay.empty();
        for (NamePart& part : parts.first(spelled->words)) {
            part.meaning = known ? Meaning::Assay : Meaning::Sample;
            part.assay = *spelled;
            part.coverage = known && tellsCoverage(part.low);
        }
        if (known)
            parts[spelled->words - 1].strand = strandWord(spelled->rest); // "CAGEfwd"
        return spelled->words;
    }
    first.coverage = tellsCoverage(first.low);
    if (const auto strand = strandWord(first.low); strand && strand->begin == 0) {
        first.meaning = Meaning::Strand;
        first.strand = strand;
    } else if (first.coverage || isIdle(first.low)) {
        first.meaning = first.coverage ? Meaning::Coverage : Meaning::Idle;
    }
    return 1;
}

std::vector<NameWord> wordsOf(std::vector<NamePart>& parts)
{
    std::vector<NameWord> words;
    for (size_t begin = 0, end = 0; begin < parts.size(); begin = end) {
        while (end < parts.size() && parts[end].word == parts[begin].word)
            ++end;
        words.push_back(NameWord(parts).subspan(begin, end - begin));
    }
    return words;
}

bool means(const NamePart& part, Meaning meaning)
{
    return part.meaning == meaning;
}

/// Whether a part of the sample stands in a word.
bool holdsSample(NameWord word)
{
    return std::ranges::any_of(word, [](const NamePart& part) { return means(part, Meaning::Sample) && !part.text.empty(); });
}

/// Whether a word without an assay tells a strand: "K562-plus", "plus-strand", "K562-plus-rep1", but not "rev-erb" nor
/// "plus-minus".
bool endsWithStrand(NameWord word)
{
    const auto isWord = [](const NamePart& part) { return means(part, Meaning::Strand); };
    const auto at = std::ranges::find_if(word, isWord);
    if (at == word.end() || at->strand->sorting || std::ranges::count_if(word, isWord) > 1)
        return false;
    const auto next = std::next(at);
    return next == word.end() || isStrandWord(next->low) || isReplicate(next->low);
}

/// Puts together what the parts of a name mean.
class Reading
{
public:
    explicit Reading(const std::string& name)
        : m_parts(partsOf(name))
    {
        for (size_t at = 0; at < m_parts.size();)
            at += understand(std::span(m_parts).subspan(at));
        m_words = wordsOf(m_parts);
    }
    TrackName result();

private:
    void chooseAssay();
    bool isTakenApart(NameWord) const;
    bool endsName(const NamePart&) const;
    /// Takes a strand at its word; not where it may speak of cells (`sorting`) and the assay knows no strands.
    bool hears(Strand, bool sorting);
    std::string left(const NamePart&);
    std::string left(NameWord);

    std::vector<NamePart> m_parts;
    std::vector<NameWord> m_words;
    TrackName m_name;
    bool m_plus = false, m_minus = false;
};

void Reading::chooseAssay()
{
    int best = 0;
    for (const NameWord word : m_words)
        for (const NamePart& part : word) {
            const int rank = !means(part, Meaning::Assay) ? 0 : part.assay.vague ? 1 : holdsSample(word) ? 2 : 3;
            if (rank == 0 || rank < best)
                continue;
            best = rank;
            m_name.assay = part.assay.assay;
            m_name.vague = part.assay.vague;
        }
}

/// Whether the parts of a word speak for themselves; else the whole belongs to the sample.
bool Reading::isTakenApart(NameWord word) const
{
    if (word.size() == 1)
        return true;
    if (!std::ranges::any_of(word, [](const NamePart& part) { return means(part, Meaning::Assay); }))
        return endsWithStrand(word) || std::ranges::all_of(word, [](const NamePart& part) { return means(part, Meaning::Idle); });
    return !holdsSample(word) || std::ranges::any_of(word, [&](const NamePart& part) {
        return means(part, Meaning::Assay) && (part.assay.vague || part.assay.assay == m_name.assay);
    });
}

/// Whether nothing but replicates and idle words come after a part.
bool Reading::endsName(const NamePart& part) const
{
    return std::all_of(m_parts.begin() + (&part - m_parts.data()) + 1, m_parts.end(),
        [](const NamePart& later) { return means(later, Meaning::Idle) || isReplicate(later.low); });
}

bool Reading::hears(Strand strand, bool sorting)
{
    const std::string& assay = m_name.assay;
    if (sorting && !(assay.empty() || assay == "RNA" || assay == "CAGE" || assay == "PRO"))
        return false;
    (strand == Strand::Plus ? m_plus : m_minus) = true;
    return true;
}

/// What a part leaves to the sample when it was heard.
std::string Reading::left(const NamePart& part)
{
    m_name.coverage |= part.coverage;
    std::string rest;
    if (means(part, Meaning::Sample))
        rest = part.text;
    else if (part.strand) {
        const bool heard = hears(part.strand->strand, part.strand->sorting);
        if (means(part, Meaning::Strand))
            rest = heard ? part.strand->number : part.text;
    }
    if (part.sign.empty())
        return rest;
    const bool certain = rest.empty() || isAccession(part.low), possible = endsName(part) && !isSurfaceMarker(part.low);
    if (!((certain || possible) && hears(part.sign == "+" ? Strand::Plus : Strand::Minus, !certain)))
        rest += part.sign;
    return rest;
}

std::string Reading::left(NameWord word)
{
    std::string text;
    const auto add = [&](const std::string& rest) { text += rest.empty() || text.empty() ? rest : "-" + rest; };
    if (!isTakenApart(word)) {
        for (const NamePart& part : word)
            add(part.text);
        NamePart& whole = word.back();
        whole.text = text;
        whole.meaning = Meaning::Sample;
        whole.coverage = false;
        return left(whole);
    }
    for (const NamePart& part : word)
        add(left(part));
    return text;
}

TrackName Reading::result()
{
    chooseAssay();
    for (const NameWord word : m_words)
        if (const std::string rest = left(word); !rest.empty())
            m_name.sample += (m_name.sample.empty() ? "" : " ") + rest;
    if (m_plus != m_minus)
        m_name.strand = m_plus ? Strand::Plus : Strand::Minus;
    return std::move(m_name);
}

} // namespace

TrackName TrackName::read(const std::string& name)
{
    return Reading(name).result();
}

} // namespace tracks
