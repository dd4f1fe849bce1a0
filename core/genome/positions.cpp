#include "core/genome/positions.h"

#include "core/base/text.h"
#include "core/genome/lines.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <vector>

namespace genome
{

namespace
{

/// A number whose unit may still be unknown.
struct Number {
    double value = 0;
    std::optional<double> unit; ///< bp
    bool isFraction = false;
};

std::optional<double> unitOf(std::string_view text)
{
    std::string unit = base::lower(text);
    for (const std::string_view end : { "bp", "b" })
        if (unit.ends_with(end)) {
            unit.resize(unit.size() - end.size());
            break;
        }
    return unit.empty() ? std::optional(1.0)
        : unit == "k"   ? std::optional(1e3)
        : unit == "m"   ? std::optional(1e6)
        : unit == "g"   ? std::optional(1e9)
                        : std::nullopt;
}

std::optional<Number> parseNumber(std::string_view text)
{
    text = trimmed(text);
    const size_t unitAt = std::min(text.find_first_not_of("0123456789., "), text.size());
    std::string_view figures = trimmed(text.substr(0, unitAt)), unit = text.substr(unitAt);
    Number number;
    if (!unit.empty() && !(number.unit = unitOf(unit)))
        return std::nullopt;
    std::string digits;
    for (size_t i = 0; i < figures.size(); ++i) {
        if (figures[i] != ',' && figures[i] != ' ') {
            digits += figures[i];
            continue;
        }
        const size_t next = std::min(figures.find_first_of(",. ", i + 1), figures.size());
        if (i == 0 || next - i - 1 != 3 || number.isFraction)
            return std::nullopt;
    }
    number.isFraction = digits.find('.') != std::string::npos;
    const auto value = digits.empty() || !std::isdigit(static_cast<unsigned char>(digits[0])) ? std::nullopt : toNumber(digits);
    if (!value)
        return std::nullopt;
    number.value = *value;
    return number;
}

/// Nothing for a fraction of a base and for what no chromosome reaches.
std::optional<int64_t> inBases(const Number& number, double defaultUnit)
{
    const double unit = number.unit.value_or(defaultUnit), bases = number.value * unit;
    if (bases > 1e15 || (number.isFraction && unit == 1))
        return std::nullopt;
    return std::llround(bases);
}

std::optional<Positions> pair(std::string_view from, std::string_view to, bool secondIsLength)
{
    const auto first = parseNumber(from), second = parseNumber(to);
    if (!first || !second)
        return std::nullopt;
    // "1.5-2M": a fraction shares the unit that follows.
    const auto a = inBases(*first, first->isFraction ? second->unit.value_or(1) : 1), b = inBases(*second, 1);
    if (!a || !b)
        return std::nullopt;
    return Positions { *a, *b, secondIsLength };
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n\f\v";
    const size_t from = text.find_first_not_of(blanks);
    return from == std::string_view::npos ? std::string_view() : text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

std::optional<Positions> parsePositions(std::string_view text)
{
    text = trimmed(text);
    for (const std::string_view separator : { "..", "-", "+", ":" })
        if (const size_t at = text.find(separator); at != std::string_view::npos)
            return pair(text.substr(0, at), text.substr(at + separator.size()), separator == "+");
    std::vector<std::string_view> words;
    splitBlanks(text, words);
    if (words.size() == 2)
        return pair(words[0], words[1], false);
    const auto only = parseNumber(text);
    const auto first = only ? inBases(*only, 1) : std::nullopt;
    return first ? std::optional(Positions { *first, std::nullopt, false }) : std::nullopt;
}

std::string normalised(std::string_view text)
{
    struct Spelling {
        std::string_view typed, meant;
    };
    static constexpr Spelling spellings[] = { { "\u00A0", " " }, { "\u2007", " " }, { "\u2008", " " }, { "\u2009", " " },
        { "\u200A", " " }, { "\u202F", " " }, { "\u3000", " " }, { "\u200B", "" }, { "\u2060", "" }, { "\uFEFF", "" },
        { "\u2010", "-" }, { "\u2011", "-" }, { "\u2012", "-" }, { "\u2013", "-" }, { "\u2014", "-" }, { "\u2015", "-" },
        { "\u2212", "-" }, { "\uFE58", "-" }, { "\uFE63", "-" }, { "\uFF0D", "-" }, { "\u2026", ".." }, { "\uFF1A", ":" },
        { "\uFF0C", "," }, { "\t", " " }, { "\n", " " }, { "\r", " " } };
    std::string plain;
    for (size_t i = 0; i < text.size();) {
        const auto rest = text.substr(i);
        const auto known
            = std::ranges::find_if(spellings, [rest](const Spelling& spelling) { return rest.starts_with(spelling.typed); });
        const std::string_view letter = known == std::end(spellings) ? rest.substr(0, 1) : known->meant;
        i += known == std::end(spellings) ? 1 : known->typed.size();
        if (letter != " " || (!plain.empty() && plain.back() != ' '))
            plain += letter;
    }
    return std::string(trimmed(plain));
}

} // namespace genome
