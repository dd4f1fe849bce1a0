#include "core/base/text.h"

#include <algorithm>

namespace base
{

std::string lower(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return result;
}

std::string upper(std::string_view text)
{
    std::string result(text);
    makeUpper(result);
    return result;
}

void makeUpper(std::string& text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
}

} // namespace base
