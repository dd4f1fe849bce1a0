#include "core/models/families/presets.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace models
{

namespace
{

constexpr int64_t bin = 128;

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
    spec.outputLength = bins * bin;
    spec.binSize = bin;
    spec.settings = std::move(settings);
    spec.heads = std::move(heads);
    return spec;
}

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

ModelSpec withEpigenome(ModelSpec spec)
{
    for (const InputTrack& role : inputRoles())
        if (role.name == "ATAC" || role.name == "mCG" || role.name == "mCH")
            spec.inputs.push_back(role);
    spec.inputBinSize = bin;
    return spec;
}

ModelSpec enformer()
{
    return sized("enformer", 196608, 896,
        { { "channels", 1536 }, { "depth", 11 }, { "heads", 8 }, { "key_size", 64 }, { "gamma", "positions" } },
        { unnamed("human", 5313), unnamed("mouse", 1643) });
}

ModelSpec enformerSmall()
{
    return sized("enformer", 49152, 256,
        { { "channels", 384 }, { "depth", 4 }, { "heads", 8 }, { "key_size", 64 }, { "gamma", "positions" } },
        { unnamed("tracks", 64) });
}

ModelSpec epiattend(const std::string& form)
{
    Json settings { { "channels", 384 }, { "depth", 11 }, { "heads", 8 }, { "key_size", 64 }, { "form", form } };
    if (form == "released")
        settings.update({ { "pool", "max" }, { "gamma", "everything" }, { "activation", "sigmoid" } });
    return withEpigenome(sized("epiattend", 131072, 896, settings, { unnamed("RNA", 1) }));
}

ModelSpec promoter()
{
    return withEpigenome(sized("epiattend", 1024, 4,
        { { "channels", 96 }, { "depth", 2 }, { "heads", 4 }, { "key_size", 16 }, { "divisible_by", 8 }, { "form", "article" } },
        { unnamed("RNA", 1) }));
}

ModelSpec basenji2()
{
    const Json trunk = Json::parse(R"([ { "name": "conv_block", "filters": 288, "kernel_size": 15, "pool_size": 2 },
        { "name": "conv_tower", "filters_init": 339, "filters_mult": 1.1776, "kernel_size": 5, "pool_size": 2, "repeat": 6 },
        { "name": "dilated_residual", "filters": 384, "rate_mult": 1.5, "repeat": 11, "dropout": 0.3, "round": true },
        { "name": "Cropping1D", "cropping": 64 }, { "name": "conv_block", "filters": 1536, "dropout": 0.05 } ])");
    const Json head { { "name", "final" }, { "units", 5313 }, { "activation", "softplus" } };
    return sized("baskerville", 131072, 896,
        { { "activation", "quick_gelu" }, { "norm_type", "batch" }, { "seq_length", 131072 }, { "trunk", trunk },
            { "head_human", head } },
        { unnamed("human", 5313) });
}

ModelSpec mlp()
{
    return withEpigenome(sized("mlp", 131072, 896, { { "lags", 2 }, { "layers", { 384, 16, 64 } } }, { unnamed("RNA", 1) }));
}

const std::map<std::string, ModelSpec (*)()>& presets()
{
    static const std::map<std::string, ModelSpec (*)()> all { { "basenji2", basenji2 }, { "enformer", enformer },
        { "enformer-small", enformerSmall }, { "epiattend", [] { return epiattend("article"); } },
        { "epiattend-released", [] { return epiattend("released"); } }, { "mlp", mlp }, { "promoter", promoter } };
    return all;
}

} // namespace

ModelSpec preset(const std::string& name)
{
    const auto found = presets().find(name);
    if (found == presets().end())
        throw Error(fmt::format("There is no architecture \"{}\": Epiarc knows {}.", name, fmt::join(presetNames(), ", ")));
    ModelSpec spec = found->second();
    spec.name = name;
    return spec;
}

const std::vector<InputTrack>& inputRoles()
{
    static const std::vector<InputTrack> roles { logCounts("ATAC", "chromatin accessibility"),
        logCounts("DNase", "chromatin accessibility"), methylation("mCG", "methylated fraction of CG"),
        methylation("mCH", "methylated fraction of CA, CC, CT"), logCounts("H3K27ac", "active enhancers and promoters"),
        logCounts("H3K4me1", "enhancers"), logCounts("H3K4me3", "promoters"), logCounts("H3K27me3", "Polycomb repression"),
        logCounts("H3K9me3", "heterochromatin"), logCounts("H3K36me3", "transcribed genes"),
        logCounts("CTCF", "insulators and loops") };
    return roles;
}

std::vector<std::string> presetNames()
{
    std::vector<std::string> names;
    for (const auto& [name, make] : presets())
        names.push_back(name);
    return names;
}

} // namespace models
