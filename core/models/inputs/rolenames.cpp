#include "core/models/inputs/rolenames.h"

#include <algorithm>
#include <array>
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

bool hasAny(const std::string& text, const std::vector<const char*>& parts)
{
    return std::ranges::any_of(parts, [&](const char* part) { return text.find(part) != std::string::npos; });
}

/// Names of one assay; parts of words, and whole words where blanks stand.
struct Assay {
    std::vector<const char*> names, vague;
};
const std::array<Assay, 3> assays { Assay { { "atac", "dnase", "accessib", "dhs", "faire" }, {} },
    Assay { { "mcg", "cgmeth", " cg meth", "mcpg", "cpg" }, { "methyl", "wgbs", "bisulf", " 5mc " } },
    Assay { { "mch", "chmeth", " ch meth", "noncg", "non cg" }, {} } };

bool isCoverage(const std::string& text)
{
    return hasAny(text, { " cov", "coverage", " depth" });
}

/// How well a track's name fits an input's: 0 not at all.
int fit(const std::string& input, const std::string& track)
{
    if (track.find(input) != std::string::npos)
        return 3;
    for (const Assay& assay : assays) {
        if (!hasAny(input, assay.names) && !hasAny(input, assay.vague))
            continue;
        if (hasAny(track, assay.names))
            return 2;
        const bool another = std::ranges::any_of(assays, [&](const Assay& other) { return hasAny(track, other.names); });
        if (hasAny(track, assay.vague) && !another)
            return 1;
    }
    return 0;
}

} // namespace

std::vector<NamedRole> rolesByName(const std::vector<InputTrack>& inputs, const std::vector<std::string>& trackNames)
{
    std::vector<std::string> tracks;
    for (const std::string& name : trackNames)
        tracks.push_back(words(name));
    std::vector<NamedRole> roles(inputs.size());
    std::vector<bool> taken(tracks.size(), false);
    for (int least = 3; least > 0; --least) // the best fits first, whichever input they are of
        for (size_t i = 0; i < inputs.size(); ++i)
            for (size_t track = 0; track < tracks.size(); ++track) {
                const bool coverage = isCoverage(tracks[track]);
                int& place = coverage ? roles[i].coverage : roles[i].values;
                if (taken[track] || place >= 0 || (coverage && inputs[i].summary != InputTrack::Summary::Fraction)
                    || fit(words(inputs[i].name), tracks[track]) < least)
                    continue;
                place = int(track);
                taken[track] = true;
            }
    for (NamedRole& role : roles)
        if (role.values < 0)
            role.coverage = -1;
    return roles;
}

} // namespace models
