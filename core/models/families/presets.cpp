#include "core/models/families/presets.h"

#include "core/models/families/families.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace models
{

namespace
{

constexpr int64_t usualBin = 128;

InputTrack logCounts(const char* name, const char* description)
{
    return { name, description, InputTrack::Summary::Mean, true };
}

InputTrack methylation(const char* name, const char* description)
{
    InputTrack track { name, description, InputTrack::Summary::Fraction };
    track.absentIsZero = false;
    return track;
}

} // namespace

Head unnamed(const std::string& name, int tracks)
{
    Head head { name, {} };
    for (int i = 0; i < tracks; ++i)
        head.tracks.push_back({ fmt::format("{} {}", name, i), "", "", i });
    return head;
}

ModelSpec sized(const std::string& family, int64_t inputLength, int64_t bins, Json settings, std::vector<Head> heads)
{
    ModelSpec spec;
    spec.family = family;
    spec.inputLength = inputLength;
    spec.outputLength = bins * usualBin;
    spec.binSize = usualBin;
    spec.settings = std::move(settings);
    spec.heads = std::move(heads);
    return spec;
}

ModelSpec withEpigenome(ModelSpec spec)
{
    for (const InputTrack& input : knownInputs())
        if (input.name == "ATAC" || input.name == "mCG" || input.name == "mCH")
            spec.inputs.push_back(input);
    spec.inputBinSize = usualBin;
    return spec;
}

ModelSpec preset(const std::string& name)
{
    for (const Family& family : families())
        for (const Preset& preset : family.presets)
            if (preset.name == name) {
                ModelSpec spec = preset.make();
                spec.name = name;
                return spec;
            }
    throw Error(fmt::format("There is no architecture \"{}\": Epiarc knows {}.", name, fmt::join(presetNames(), ", ")));
}

const std::vector<InputTrack>& knownInputs()
{
    static const std::vector<InputTrack> inputs { logCounts("ATAC", "chromatin accessibility"),
        logCounts("DNase", "chromatin accessibility"), methylation("mCG", "methylated fraction of CG"),
        methylation("mCH", "methylated fraction of CA, CC, CT"), logCounts("H3K27ac", "active enhancers and promoters"),
        logCounts("H3K4me1", "enhancers"), logCounts("H3K4me3", "promoters"), logCounts("H3K27me3", "Polycomb repression"),
        logCounts("H3K9me3", "heterochromatin"), logCounts("H3K36me3", "transcribed genes"),
        logCounts("CTCF", "insulators and loops") };
    return inputs;
}

std::vector<std::string> presetNames()
{
    std::vector<std::string> names;
    for (const Family& family : families())
        for (const Preset& preset : family.presets)
            names.push_back(preset.name);
    std::ranges::sort(names);
    return names;
}

} // namespace models
