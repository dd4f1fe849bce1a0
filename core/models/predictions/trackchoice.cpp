#include "core/models/predictions/trackchoice.h"

#include "core/base/text.h"
#include "core/genome/lines.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace models
{

namespace
{

std::string_view trimmed(std::string_view text)
{
    const size_t from = text.find_first_not_of(' ');
    return from == std::string_view::npos ? std::string_view() : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

/// "7" or "0-9": numbers inside the head, or nothing.
std::vector<int> numbered(std::string_view term, size_t count)
{
    const size_t dash = term.find('-');
    const auto from = genome::toInteger(term.substr(0, dash));
    const auto to = dash == std::string_view::npos ? from : genome::toInteger(term.substr(dash + 1));
    std::vector<int> found;
    if (from && to && *from >= 0 && *to < int64_t(count))
        for (int64_t i = *from; i <= *to; ++i)
            found.push_back(int(i));
    return found;
}

template <typename Fits>
std::vector<int> fitting(const Head& head, Fits fits)
{
    std::vector<int> found;
    for (size_t i = 0; i < head.tracks.size(); ++i)
        if (fits(head.tracks[i]))
            found.push_back(int(i));
    return found;
}

/// The most exact meaning wins: number, identifier, assay, part of a description.
std::vector<int> meaningOf(const Head& head, std::string_view term)
{
    const std::string wanted = base::lower(term);
    std::vector<int> found = numbered(term, head.tracks.size());
    if (found.empty())
        found = fitting(head, [&](const OutputTrack& track) { return base::lower(track.name) == wanted; });
    if (found.empty())
        found = fitting(head, [&](const OutputTrack& track) { return base::lower(track.assay) == wanted; });
    if (found.empty())
        found = fitting(
            head, [&](const OutputTrack& track) { return base::lower(track.description).find(wanted) != std::string::npos; });
    return found;
}

} // namespace

std::vector<int> chooseTracks(const Head& head, const std::string& list, std::vector<std::string>& unknown)
{
    std::vector<int> chosen;
    for (std::string_view rest = list; !rest.empty();) {
        const size_t comma = std::min(rest.find(','), rest.size());
        const std::string_view term = trimmed(rest.substr(0, comma));
        rest.remove_prefix(std::min(rest.size(), comma + 1));
        if (term.empty())
            continue;
        const std::vector<int> found = meaningOf(head, term);
        if (found.empty())
            unknown.emplace_back(term);
        for (const int track : found)
            if (std::ranges::find(chosen, track) == chosen.end())
                chosen.push_back(track);
    }
    return chosen;
}

} // namespace models
