#include "core/tracks/reading/columns.h"

#include "core/genome/lines.h"

#include <cctype>

namespace tracks
{

std::string_view trimmed(std::string_view text)
{
    const size_t first = text.find_first_not_of(" \r\""), last = text.find_last_not_of(" \r\"");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, last - first + 1);
}

bool isNumber(std::string_view text)
{
    return genome::toNumber(text).has_value();
}

bool isWhole(std::string_view text)
{
    return genome::toInteger(text).has_value();
}

bool isStrand(std::string_view text)
{
    return text == "+" || text == "-" || text == "." || text == "?";
}

bool hasInterval(const TextLine& line)
{
    const std::vector<std::string_view>& f = line.fields;
    return f.size() >= 3 && isWhole(f[1]) && isWhole(f[2])
        && (line.named || *genome::toInteger(f[1]) <= *genome::toInteger(f[2]));
}

bool isColumnNames(const std::vector<std::string_view>& fields)
{
    const auto isWord = [](std::string_view field) {
        const std::string_view text = trimmed(field);
        return !text.empty() && std::isalpha(static_cast<unsigned char>(text[0])) && !isNumber(text);
    };
    return fields.size() >= 3 && isWord(fields[0]) && isWord(fields[1]) && isWord(fields[2]);
}

} // namespace tracks
