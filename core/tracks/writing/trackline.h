#pragma once
#include <string>

namespace tracks
{

/// The text on one line and in one column of a table: tabs and line ends become blanks; "." when it is empty.
std::string column(std::string text);
/// The text between quotation marks, as values of a "track" line stand; those inside become apostrophes.
std::string quoted(const std::string& text);

} // namespace tracks
