#include "core/models/edits/edittext.h"

#include "core/genome/annotation/locus.h"
#include "core/genome/lines.h"
#include "core/genome/positions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>

namespace models
{

namespace
{

using Kind = Edit::Kind;

struct Verb {
    std::string_view word;
    Kind kind;
    std::string_view example;
};
constexpr std::array verbs {
    Verb { "delete", Kind::Delete, "delete chr1:1,000-1,500" },
    Verb { "insert", Kind::Insert, "insert chr1:1,000 ACGT" },
    Verb { "shuffle", Kind::Shuffle, "shuffle chr1:1,000-1,500 seed 7" },
    Verb { "erase", Kind::Erase, "erase ATAC chr1:1,000-1,500" },
    Verb { "scale", Kind::Scale, "scale ATAC 0.5 chr1:1,000-1,500" },
};
constexpr std::string_view substitution = "chr1:1,000 A>G";
constexpr std::string_view separators = " :";

std::string changedCase(std::string_view text, int (*change)(int))
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [change](unsigned char letter) { return char(change(letter)); });
    return result;
}

bool same(std::string_view a, std::string_view b)
{
    return changedCase(a, std::tolower) == changedCase(b, std::tolower);
}

/// Without separators at its ends.
std::string_view trimmed(std::string_view text)
{
    const size_t from = text.find_first_not_of(separators);
    return from == std::string_view::npos ? std::string_view() : text.substr(from, text.find_last_not_of(separators) - from + 1);
}

/// Takes everything before the next separator off the front.
std::string_view takeWord(std::string_view& text)
{
    const size_t end = std::min(text.find_first_of(separators), text.size());
    const std::string_view word = text.substr(0, end);
    text = trimmed(text.substr(end));
    return word;
}

/// Takes bases off the end.
std::string takeBases(std::string_view& text)
{
    size_t from = text.size();
    while (from > 0 && std::isalpha(static_cast<unsigned char>(text[from - 1])))
        --from;
    const std::string bases = changedCase(text.substr(from), std::toupper);
    text = text.substr(0, from);
    return bases;
}

/// Reads one edit; `typed` is for messages.
class Reading
{
public:
    Reading(const std::string& typed, const genome::Genome& genome, const ModelSpec& spec)
        : m_typed(genome::normalised(typed))
        , m_genome(genome)
        , m_spec(spec)
    {
    }

    Edit edit() const
    {
        if (m_typed.empty())
            throw Error(fmt::format("Nothing was typed: write an edit such as {} or {}.", substitution, verbs[0].example));
        std::string_view rest = trimmed(m_typed);
        const std::string_view first = takeWord(rest);
        const auto verb = std::ranges::find_if(verbs, [first](const Verb& each) { return same(first, each.word); });
        Edit edit = verb == verbs.end() ? substituted() : read(*verb, rest);
        checkEdit(edit, m_genome, m_spec);
        return edit;
    }

private:
    Edit read(const Verb& verb, std::string_view rest) const
    {
        Edit edit { verb.kind, {} };
        if (verb.kind == Kind::Insert)
            edit.bases = takeBases(rest);
        if (verb.kind == Kind::Shuffle)
            edit.seed = takeSeed(rest);
        if (edit.ofSignals())
            edit.input = takeInput(rest, verb);
        if (verb.kind == Kind::Scale)
            edit.factor = takeFactor(rest, verb);
        edit.where = locus(rest, verb.example);
        if (verb.kind == Kind::Insert) {
            if (edit.bases.empty() || edit.where.length() != 1)
                refuse(verb.example);
            edit.where.end = edit.where.start;
        }
        return edit;
    }

    Edit substituted() const
    {
        std::string_view rest = m_typed;
        Edit edit { Kind::Substitute, {} };
        edit.bases = takeBases(rest);
        const size_t end = rest.find_last_not_of(" :>") + 1;
        const bool separate = end < rest.size();
        rest = rest.substr(0, end);
        edit.reference = takeBases(rest);
        if (m_typed.find('>') != std::string::npos && !trimmed(rest).empty() && (edit.bases.empty() || edit.reference.empty()))
            throw Error(fmt::format("“{}” lacks {} the >: write an edit such as {}.", m_typed,
                edit.bases.empty() ? "the new base behind" : "the genome's base before", substitution));
        if (!separate || edit.bases.empty() || edit.reference.empty() || trimmed(rest).empty())
            throw Error(fmt::format("“{}” is no edit: write one such as {}, {}, {} or {}.", m_typed, substitution,
                verbs[0].example, verbs[1].example, m_spec.inputs.empty() ? verbs[2].example : verbs[3].example));
        edit.where = locus(rest, substitution);
        const auto bases = int64_t(edit.reference.size());
        if (edit.where.length() == 1)
            edit.where.end = edit.where.start + bases;
        if (edit.where.length() != bases)
            throw Error(fmt::format("{} is {} long, but {} bases are to be replaced: give the position of the first.",
                toText(edit.where), lengthText(edit.where.length()), withCommas(bases)));
        return edit;
    }

    /// In the genome's spelling; positions may lie outside.
    Interval locus(std::string_view text, std::string_view example) const
    {
        const std::string where(trimmed(text));
        if (where.empty())
            refuse(example);
        if (const auto chrom = m_genome.find(where))
            return { *chrom, 0, m_genome.length(*chrom).value_or(0) };
        if (const auto named = genome::parseNamedPositions(where, m_genome)) {
            const auto& [first, second, isLength] = named->positions;
            const Interval interval { named->chrom, first - 1, !second ? first : isLength ? first - 1 + *second : *second };
            if (!interval.empty())
                return interval;
        }
        genome::parseLocus(where, m_genome, {}); // says what is wrong
        refuse(example);
    }

    std::string takeInput(std::string_view& rest, const Verb& verb) const
    {
        std::string found, all = "all";
        std::vector<std::string> names { all };
        for (const InputTrack& input : m_spec.inputs)
            names.push_back(input.name);
        for (const std::string& name : names) {
            const std::string_view behind = rest.substr(std::min(name.size(), rest.size()));
            if (same(rest.substr(0, name.size()), name) && !behind.empty() && separators.find(behind[0]) != std::string::npos
                && name.size() > found.size())
                found = name;
        }
        if (!found.empty()) {
            rest = trimmed(rest.substr(found.size()));
            return found == all ? std::string() : found;
        }
        if (verb.kind == Kind::Erase && genome::parseNamedPositions(std::string(rest), m_genome))
            return {};
        if (rest.empty())
            refuse(verb.example);
        return std::string(takeWord(rest)); // refused as one that does not exist
    }

    double takeFactor(std::string_view& rest, const Verb& verb) const
    {
        std::string_view word = takeWord(rest);
        const std::string typed(word);
        for (const std::string_view sign : { "×", "x" })
            if (word.starts_with(sign))
                word.remove_prefix(sign.size());
        const auto factor = genome::toNumber(word);
        if (!factor)
            throw Error(fmt::format("“{}” is no factor: write a number of 0 or more, as in {}.", typed, verb.example));
        return *factor;
    }

    uint64_t takeSeed(std::string_view& rest) const
    {
        const std::string lower = changedCase(rest, std::tolower);
        const size_t at = lower.rfind("seed");
        if (at == std::string::npos || at == 0 || separators.find(lower[at - 1]) == std::string_view::npos)
            return Edit().seed;
        const std::string_view digits = rest.substr(std::min(lower.find_first_not_of(" :=", at + 4), lower.size()));
        const auto seed = genome::toInteger(digits);
        if (!seed || *seed < 0)
            throw Error(fmt::format("“{}” is no seed: write a whole number, as in {}.", digits, verbs[2].example));
        rest = rest.substr(0, at);
        return uint64_t(*seed);
    }

    [[noreturn]] void refuse(std::string_view example) const
    {
        throw Error(fmt::format("“{}” is not complete: write {}.", m_typed, example));
    }

    std::string m_typed;
    const genome::Genome& m_genome;
    const ModelSpec& m_spec;
};

/// Takes the last word off, and the blank before it.
std::string takeLast(std::string& text)
{
    const size_t blank = text.rfind(' ');
    const std::string word = text.substr(blank + 1);
    text.erase(blank == std::string::npos ? 0 : blank);
    return word;
}

/// What toText wrote of an interval; one base where only one position is written.
std::optional<Interval> intervalFromText(const std::string& text)
{
    const size_t colon = text.rfind(':');
    if (colon == std::string::npos)
        return std::nullopt;
    std::string digits = text.substr(colon + 1);
    std::erase(digits, ',');
    const size_t dash = digits.find('-');
    const auto first = genome::toInteger(digits.substr(0, dash));
    const auto last = dash == std::string::npos ? first : genome::toInteger(digits.substr(dash + 1));
    return first && last ? std::optional(Interval { text.substr(0, colon), *first - 1, *last }) : std::nullopt;
}

} // namespace

std::string shortened(const std::string& bases)
{
    constexpr size_t most = 24, shown = 10;
    return bases.size() <= most ? bases
                                : fmt::format("{}… ({} bases)", bases.substr(0, shown), withCommas(int64_t(bases.size())));
}

std::string toText(const Edit& edit)
{
    const std::string locus = toText(edit.where), input = edit.input.empty() ? "all" : edit.input;
    switch (edit.kind) {
    case Kind::Delete:
        return "delete " + locus;
    case Kind::Insert:
        return fmt::format("insert {} {}", locus, edit.bases);
    case Kind::Shuffle:
        return "shuffle " + locus + (edit.seed == Edit().seed ? "" : fmt::format(" seed {}", edit.seed));
    case Kind::Erase:
        return fmt::format("erase {} {}", input, locus);
    case Kind::Scale:
        return fmt::format("scale {} {} {}", input, edit.factor, locus);
    case Kind::Substitute:
        break;
    }
    return fmt::format("{}:{} {}>{}", edit.where.chrom, withCommas(edit.where.start + 1), edit.reference, edit.bases);
}

std::string toText(const std::vector<Edit>& edits)
{
    std::string text;
    for (const Edit& edit : edits)
        text += (text.empty() ? "" : "; ") + toText(edit);
    return text;
}

Edit parseEdit(const std::string& text, const genome::Genome& genome, const ModelSpec& spec)
{
    return Reading(text, genome, spec).edit();
}

Edit editFromText(const std::string& text)
{
    const auto verb = std::ranges::find(verbs, std::string_view(text).substr(0, text.find(' ')), &Verb::word);
    Edit edit { verb == verbs.end() ? Kind::Substitute : verb->kind, {} };
    std::string rest = verb == verbs.end() ? text : text.substr(std::min(verb->word.size() + 1, text.size()));
    bool complete = true;
    if (edit.kind == Kind::Insert)
        edit.bases = takeLast(rest);
    if (edit.kind == Kind::Substitute) {
        const std::string exchange = takeLast(rest);
        const size_t arrow = std::min(exchange.find('>'), exchange.size());
        complete = arrow < exchange.size();
        edit.reference = exchange.substr(0, arrow);
        edit.bases = exchange.substr(complete ? arrow + 1 : arrow);
    }
    if (const size_t at = rest.rfind(" seed "); edit.kind == Kind::Shuffle && at != std::string::npos) {
        const auto seed = genome::toInteger(rest.substr(at + 6));
        complete = seed.has_value();
        edit.seed = uint64_t(seed.value_or(0));
        rest.erase(at);
    }
    const auto where = intervalFromText(takeLast(rest));
    edit.where = where.value_or(Interval());
    if (edit.kind == Kind::Insert)
        edit.where.end = edit.where.start;
    if (edit.kind == Kind::Substitute)
        edit.where.end = edit.where.start + int64_t(edit.reference.size());
    if (edit.kind == Kind::Scale) {
        const auto factor = genome::toNumber(takeLast(rest));
        complete = factor.has_value();
        edit.factor = factor.value_or(1);
    }
    complete = complete && where && rest.empty() != edit.ofSignals();
    if (!complete)
        throw Error(fmt::format("“{}” is no edit", text));
    edit.input = rest == "all" ? std::string() : rest;
    return edit;
}

std::vector<Edit> parseEdits(const std::string& text, const genome::Genome& genome, const ModelSpec& spec)
{
    std::vector<Edit> edits;
    for (size_t from = 0; from <= text.size();) {
        const size_t end = std::min(text.find_first_of(";\n", from), text.size());
        const std::string one = text.substr(from, end - from);
        if (!genome::trimmed(one).empty())
            edits.push_back(parseEdit(one, genome, spec));
        from = end + 1;
    }
    return edits;
}

} // namespace models
