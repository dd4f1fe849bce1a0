#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace genome
{

/// Positions as people write them, after the name of a chromosome; 1-based.
struct Positions {
    int64_t first = 0;
    std::optional<int64_t> second; ///< the last position, or how many bp
    bool secondIsLength = false;
};

/// "1,000-2,000", "1000..2000", "1000 2000", "1000:2000", "1000+500", "1 000 000", "1.5M-2Mb", "1.5-2M"; nothing when the text is
/// none of these. Commas and blanks only count as thousands separators before three digits, so "1,5" is refused and not taken
/// for 15.
std::optional<Positions> parsePositions(std::string_view text);

/// Blanks of any kind become single blanks, dashes of any kind '-', '…' and fullwidth signs their plain forms; ends trimmed.
/// UTF-8.
std::string normalised(std::string_view text);
std::string_view trimmed(std::string_view text);

} // namespace genome
