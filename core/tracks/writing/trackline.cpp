#include "core/tracks/writing/trackline.h"

#include <algorithm>

namespace tracks
{

std::string column(std::string text)
{
    std::ranges::replace_if(
        text, [](char letter) { return letter == '\t' || letter == '\n' || letter == '\r'; }, ' ');
    return text.empty() ? "." : text;
}

std::string quoted(const std::string& text)
{
    std::string inside = column(text);
    std::ranges::replace(inside, '"', '\'');
    return '"' + inside + '"';
}

} // namespace tracks
