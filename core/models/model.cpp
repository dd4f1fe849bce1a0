#include "core/models/model.h"

#include "core/base/fieldreader.h"
#include "core/base/fieldwriter.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace models
{

// Found by the type of their argument, which functions without linkage of a nameless namespace are not.

static void fields(auto& visit, OutputTrack& track)
{
    visit.required("name", track.name);
    visit("description", track.description);
    visit("assay", track.assay);
    visit.required("strand_pair", track.strandPair);
}

static void fields(auto& visit, Head& head)
{
    visit.required("name", head.name);
    visit.required("tracks", head.tracks);
}

static void fields(auto& visit, InputTrack& input)
{
    visit.required("name", input.name);
    visit("description", input.description);
    visit("summary", input.summary);
    visit("log1p", input.log1p);
    visit("scale", input.scale);
    visit("min_coverage", input.minCoverage);
    visit("absent_is_zero", input.absentIsZero);
}

static void fields(auto& visit, ModelSpec& spec)
{
    visit.required("family", spec.family);
    visit.required("name", spec.name);
    visit("genome", spec.genome);
    visit("licence", spec.licence);
    visit("source", spec.source);
    visit.required("input_length", spec.inputLength);
    visit.required("output_length", spec.outputLength);
    visit.required("bin_size", spec.binSize);
    visit.required("parameters", spec.parameters);
    visit("members", spec.members);
    visit.required("heads", spec.heads);
    visit("inputs", spec.inputs);
    visit("input_bin_size", spec.inputBinSize);
    visit.required("settings", spec.settings);
    visit("provenance", spec.provenance);
}

namespace
{

constexpr int mostMembers = 1000; // of an ensemble

/// Complaints about a description whose fields are of the right types. `file` begins their sentences.
class SpecCheck
{
public:
    SpecCheck(const ModelSpec& spec, const std::string& file)
        : m_spec(spec)
        , m_file(file)
    {
    }
    /// Throws Error.
    void operator()() const
    {
        checkSizes();
        unless(!m_spec.heads.empty(), "heads", "must be a list with at least one entry");
        for (size_t i = 0; i < m_spec.heads.size(); ++i)
            checkTracks(m_spec.heads[i].tracks, fmt::format("heads.{}.tracks", i));
        for (size_t i = 0; i < m_spec.inputs.size(); ++i)
            checkInput(m_spec.inputs[i], fmt::format("inputs.{}", i));
    }

private:
    void unless(bool holds, const std::string& field, const std::string& what) const
    {
        if (!holds)
            throw Error(fmt::format("{}: \"{}\" {}.", m_file, field, what));
    }
    void positive(int64_t value, const char* field) const { unless(value > 0, field, "must be a positive whole number"); }

    void checkSizes() const
    {
        positive(m_spec.inputLength, "input_length");
        positive(m_spec.outputLength, "output_length");
        positive(m_spec.binSize, "bin_size");
        positive(m_spec.parameters, "parameters");
        positive(m_spec.members, "members");
        unless(m_spec.members <= mostMembers, "members", fmt::format("is {}, more than {}", m_spec.members, mostMembers));
        unless(m_spec.outputLength <= m_spec.inputLength && m_spec.outputLength % m_spec.binSize == 0, "output_length",
            fmt::format("is {}, which fits neither bins of {} bp nor an input of {} bp", m_spec.outputLength, m_spec.binSize,
                m_spec.inputLength));
        if (m_spec.inputs.empty())
            return;
        positive(m_spec.inputBinSize, "input_bin_size");
        unless(m_spec.inputLength % m_spec.inputBinSize == 0, "input_bin_size",
            fmt::format("is {}, which does not divide the input of {} bp", m_spec.inputBinSize, m_spec.inputLength));
    }
    void checkTracks(const std::vector<OutputTrack>& tracks, const std::string& field) const
    {
        unless(!tracks.empty(), field, "must be a list with at least one entry");
        for (size_t i = 0; i < tracks.size(); ++i) {
            const int pair = tracks[i].strandPair;
            if (pair < 0 || pair >= int(tracks.size()))
                unless(false, fmt::format("{}.{}.strand_pair", field, i),
                    fmt::format("is {}, but the head has tracks 0 to {}", pair, tracks.size() - 1));
        }
    }
    void checkInput(const InputTrack& input, const std::string& field) const
    {
        unless(std::ranges::count(m_spec.inputs, input.name, &InputTrack::name) == 1, "inputs",
            fmt::format("has two that are called {}", input.name));
        unless(std::isfinite(input.scale), field + ".scale", "must be a number");
        unless(std::isfinite(input.minCoverage), field + ".min_coverage", "must be a number");
    }

    const ModelSpec& m_spec;
    const std::string& m_file;
};

} // namespace

Json toJson(const ModelSpec& spec)
{
    Json json = base::toFields(spec);
    if (spec.inputs.empty())
        for (const char* key : { "inputs", "input_bin_size" })
            json.erase(key);
    if (spec.members == 1)
        json.erase("members");
    if (spec.provenance.empty())
        json.erase("provenance");
    return json;
}

ModelSpec specFromJson(const Json& json, const std::filesystem::path& path)
{
    const std::string file = path.string() + " describes its model wrongly";
    ModelSpec spec = base::fromFields<ModelSpec>(json, file);
    SpecCheck(spec, file)();
    return spec;
}

std::vector<int> tracksOf(const ModelSpec& spec, const HeadTracks& of)
{
    if (!of.tracks.empty())
        return of.tracks;
    std::vector<int> all(spec.heads.at(size_t(of.head)).tracks.size());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

AttentionMatrix Predictor::attention(const Inputs&, const AttentionChoice&, const Monitor&) const
{
    throw Error(fmt::format("{} has no attention layers to look at: open a model with attention.", spec().name));
}

Gradient Predictor::gradient(const InputValues&, const OutputSum&, const Monitor&) const
{
    throw Error(fmt::format("{} cannot tell what its inputs did: it gives no gradients.", spec().name));
}

double Predictor::value(const InputValues& inputs, const OutputSum& sum, const Monitor& monitor) const
{
    return gradient(inputs, sum, monitor).value;
}

} // namespace models
