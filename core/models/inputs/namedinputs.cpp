#include "core/models/inputs/namedinputs.h"

#include "core/tracks/trackname.h"

#include <algorithm>
#include <cctype>

namespace models
{

namespace
{

/// Lower-case letters and digits in words, a blank around each: " l5 it atac 1 ".
std::string words(const std::string& name)
{
    std::string text = " ";
    for (const unsigned char letter : name)
        if (std::isalnum(letter))
            text += char(std::tolower(letter));
        else if (text.back() != ' ')
            text += ' ';
    return text.back() == ' ' ? text : text + ' ';
}

/// Measurements of one kind serve each other's inputs.
std::string kindOf(const tracks::TrackName& name)
{
    return name.assay == "DNase" ? "ATAC" : name.assay;
}

struct Named {
    std::string words;
    tracks::TrackName told;
    std::vector<std::string> assays; ///< that the file tells apart

    explicit Named(const NamedTrack& track)
        : words(models::words(track.name))
        , told(tracks::TrackName::read(track.name))
        , assays(track.assays)
    {
    }
    bool holds(const std::string& assay) const { return std::ranges::find(assays, assay) != assays.end(); }
};

/// How well a track's name fits an input's: 0 not at all.
int fit(const Named& input, const Named& track)
{
    if (track.words.find(input.words) != std::string::npos)
        return 3;
    const std::string wanted = kindOf(input.told);
    const bool read = wanted == "ATAC" || wanted == "mCG" || wanted == "mCH"; // others have no second spelling
    if (read && kindOf(track.told) == wanted)
        return track.told.vague ? 1 : 2;
    return track.holds(wanted) ? 1 : 0;
}

} // namespace

std::vector<NamedInput> inputsByName(const std::vector<InputTrack>& inputs, const std::vector<NamedTrack>& given)
{
    const std::vector<Named> tracks(given.begin(), given.end());
    std::vector<Named> wanted;
    for (const InputTrack& input : inputs)
        wanted.emplace_back(NamedTrack { input.name });
    std::vector<NamedInput> found(inputs.size());
    std::vector<bool> taken(tracks.size(), false);
    for (int least = 3; least > 0; --least) // the best fits first, whichever input they are of
        for (size_t i = 0; i < inputs.size(); ++i)
            for (size_t track = 0; track < tracks.size(); ++track) {
                const bool coverage = tracks[track].told.coverage;
                int& chosen = coverage ? found[i].coverage : found[i].values;
                if (taken[track] || chosen >= 0 || (coverage && inputs[i].summary != InputTrack::Summary::Fraction)
                    || fit(wanted[i], tracks[track]) < least)
                    continue;
                chosen = int(track);
                taken[track] = tracks[track].assays.empty();
            }
    for (NamedInput& input : found)
        if (input.values < 0)
            input.coverage = -1;
    return found;
}

} // namespace models
