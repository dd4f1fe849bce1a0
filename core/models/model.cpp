#include "core/models/model.h"

#include "core/base/words.h"

#include <algorithm>
#include <fmt/format.h>

namespace models
{

namespace
{

constexpr int64_t mostMembers = 1000; // of an ensemble

Json toJson(const InputTrack& input)
{
    return { { "name", input.name }, { "description", input.description }, { "summary", base::wordOf(input.summary) },
        { "log1p", input.log1p }, { "scale", input.scale }, { "min_coverage", input.minCoverage },
        { "absent_is_zero", input.absentIsZero } };
}

} // namespace

Json toJson(const ModelSpec& spec)
{
    Json heads = Json::array();
    for (const Head& head : spec.heads) {
        Json tracks = Json::array();
        for (const OutputTrack& track : head.tracks)
            tracks.push_back({ { "name", track.name }, { "description", track.description }, { "assay", track.assay },
                { "strand_pair", track.strandPair } });
        heads.push_back({ { "name", head.name }, { "tracks", std::move(tracks) } });
    }
    Json json { { "family", spec.family }, { "name", spec.name }, { "genome", spec.genome }, { "licence", spec.licence },
        { "source", spec.source }, { "input_length", spec.inputLength }, { "output_length", spec.outputLength },
        { "bin_size", spec.binSize }, { "parameters", spec.parameters }, { "heads", std::move(heads) },
        { "settings", spec.settings } };
    if (!spec.inputs.empty()) {
        json["input_bin_size"] = spec.inputBinSize;
        for (const InputTrack& input : spec.inputs)
            json["inputs"].push_back(toJson(input));
    }
    if (spec.members > 1)
        json["members"] = spec.members;
    if (!spec.provenance.empty())
        json["provenance"] = spec.provenance;
    return json;
}

namespace
{

/// Reads fields of one JSON object and names the one that does not fit.
class Fields
{
public:
    Fields(const Json& object, std::string where, const std::filesystem::path& path)
        : m_object(object)
        , m_where(std::move(where))
        , m_path(path)
    {
        if (!object.is_object())
            throw Error(fmt::format("{} describes its model wrongly: {} is no JSON object.", path.string(), m_where));
    }

    const Json& at(const char* key) const
    {
        const auto found = m_object.find(key);
        if (found == m_object.end())
            complain(key, "is missing");
        return *found;
    }
    std::string text(const char* key) const
    {
        if (!at(key).is_string())
            complain(key, "must be a text");
        return at(key);
    }
    std::string optionalText(const char* key) const { return m_object.contains(key) ? text(key) : std::string(); }
    int64_t positive(const char* key) const
    {
        if (!at(key).is_number_integer() || at(key).get<int64_t>() <= 0)
            complain(key, "must be a positive whole number");
        return at(key);
    }
    int64_t integer(const char* key) const
    {
        if (!at(key).is_number_integer())
            complain(key, "must be a whole number");
        return at(key);
    }
    double optionalNumber(const char* key, double fallback) const
    {
        if (!m_object.contains(key))
            return fallback;
        if (!at(key).is_number())
            complain(key, "must be a number");
        return at(key);
    }
    bool optionalYesNo(const char* key, bool fallback) const
    {
        if (!m_object.contains(key))
            return fallback;
        if (!at(key).is_boolean())
            complain(key, "must be true or false");
        return at(key);
    }
    const Json& all() const { return m_object; }
    bool has(const char* key) const { return m_object.contains(key); }
    const Json& list(const char* key) const
    {
        if (!at(key).is_array() || at(key).empty())
            complain(key, "must be a list with at least one entry");
        return at(key);
    }
    [[noreturn]] void complain(const std::string& key, const std::string& what) const
    {
        throw Error(fmt::format("{} describes its model wrongly: \"{}\" of {} {}.", m_path.string(), key, m_where, what));
    }

private:
    const Json& m_object;
    std::string m_where;
    const std::filesystem::path& m_path;
};

Head headFromJson(const Json& json, size_t number, const std::filesystem::path& path)
{
    const Fields fields(json, fmt::format("head {}", number), path);
    Head head { fields.text("name"), {} };
    const Json& tracks = fields.list("tracks");
    for (size_t i = 0; i < tracks.size(); ++i) {
        const Fields track(tracks[i], fmt::format("track {} of head {}", i, head.name), path);
        const int64_t pair = track.integer("strand_pair");
        if (pair < 0 || pair >= int64_t(tracks.size()))
            track.complain("strand_pair", fmt::format("is {}, but the head has tracks 0 to {}", pair, tracks.size() - 1));
        head.tracks.push_back({ track.text("name"), track.optionalText("description"), track.optionalText("assay"), int(pair) });
    }
    return head;
}

InputTrack inputFromJson(const Json& json, size_t number, const std::filesystem::path& path)
{
    const Fields fields(json, fmt::format("input {}", number), path);
    InputTrack input { fields.text("name"), fields.optionalText("description") };
    const std::string summary = fields.has("summary") ? fields.text("summary") : base::wordOf(input.summary);
    const auto known = base::choiceOf<InputTrack::Summary>(summary);
    if (!known)
        fields.complain("summary", fmt::format("is \"{}\", neither \"mean\", \"sum\" nor \"fraction\"", summary));
    input.summary = *known;
    input.log1p = fields.optionalYesNo("log1p", input.log1p);
    input.scale = fields.optionalNumber("scale", input.scale);
    input.minCoverage = fields.optionalNumber("min_coverage", input.minCoverage);
    input.absentIsZero = fields.optionalYesNo("absent_is_zero", input.summary != InputTrack::Summary::Fraction);
    return input;
}

void readInputs(const Fields& fields, ModelSpec& spec, const std::filesystem::path& path)
{
    if (!fields.has("inputs"))
        return;
    const Json& inputs = fields.list("inputs");
    for (size_t i = 0; i < inputs.size(); ++i) {
        spec.inputs.push_back(inputFromJson(inputs[i], i, path));
        for (size_t earlier = 0; earlier < i; ++earlier)
            if (spec.inputs[earlier].name == spec.inputs[i].name)
                fields.complain("inputs", fmt::format("has two that are called {}", spec.inputs[i].name));
    }
    spec.inputBinSize = fields.positive("input_bin_size");
    if (spec.inputLength % spec.inputBinSize != 0)
        fields.complain("input_bin_size",
            fmt::format("is {}, which does not divide the input of {} bp", spec.inputBinSize, spec.inputLength));
}

} // namespace

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

ModelSpec specFromJson(const Json& json, const std::filesystem::path& path)
{
    const Fields fields(json, "the model", path);
    ModelSpec spec;
    spec.family = fields.text("family");
    spec.name = fields.text("name");
    spec.genome = fields.optionalText("genome");
    spec.licence = fields.optionalText("licence");
    spec.source = fields.optionalText("source");
    spec.inputLength = fields.positive("input_length");
    spec.outputLength = fields.positive("output_length");
    spec.binSize = fields.positive("bin_size");
    spec.parameters = fields.positive("parameters");
    const int64_t members = fields.has("members") ? fields.positive("members") : 1;
    if (members > mostMembers)
        fields.complain("members", fmt::format("is {}, more than {}", members, mostMembers));
    spec.members = int(members);
    spec.settings = fields.at("settings");
    if (spec.outputLength > spec.inputLength || spec.outputLength % spec.binSize != 0)
        fields.complain("output_length",
            fmt::format("is {}, which fits neither bins of {} bp nor an input of {} bp", spec.outputLength, spec.binSize,
                spec.inputLength));
    const Json& heads = fields.list("heads");
    for (size_t i = 0; i < heads.size(); ++i)
        spec.heads.push_back(headFromJson(heads[i], i, path));
    readInputs(fields, spec, path);
    if (fields.has("provenance"))
        spec.provenance = Fields(fields.at("provenance"), "its provenance", path).all();
    return spec;
}

} // namespace models
