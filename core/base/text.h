#pragma once
#include <string>
#include <string_view>

namespace base
{

/// The text with its ASCII letters in one case; other bytes (UTF-8) stay.
std::string lower(std::string_view);
std::string upper(std::string_view);
/// The same without a copy, for text as long as a chromosome.
void makeUpper(std::string&);

} // namespace base
