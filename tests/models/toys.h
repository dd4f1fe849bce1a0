#pragma once
#include "core/genome/genome.h"
#include "core/models/inputs/inputs.h"
#include "core/models/tensors/safetensors.h"
#include "core/tracks/binning.h"
#include "core/tracks/track.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <memory>

/// A genome in memory.
class ToyGenome : public genome::Genome
{
public:
    explicit ToyGenome(const std::map<std::string, std::string>& letters)
        : Genome("toy.fa", sizesOf(letters))
        , m_letters(letters)
    {
    }
    bool hasSequence() const override { return true; }

protected:
    std::string fetch(const Interval& where) const override
    {
        return m_letters.at(where.chrom).substr(size_t(where.start), size_t(where.length()));
    }

private:
    static std::vector<genome::Chromosome> sizesOf(const std::map<std::string, std::string>& letters)
    {
        std::vector<genome::Chromosome> sizes;
        for (const auto& [name, sequence] : letters)
            sizes.push_back({ name, int64_t(sequence.size()) });
        return sizes;
    }
    std::map<std::string, std::string> m_letters;
};

/// One value per base, NaN where there is none.
class ToyTrack : public tracks::Track
{
public:
    ToyTrack(const std::string& name, std::map<std::string, std::vector<float>> values)
        : m_values(std::move(values))
    {
        m_name = name;
    }
    tracks::Kind kind() const override { return tracks::Kind::Signal; }
    std::string format() const override { return "toy"; }
    std::vector<std::string> chromosomes() const override
    {
        std::vector<std::string> names;
        for (const auto& [name, values] : m_values)
            names.push_back(name);
        return names;
    }
    tracks::Slice read(const Interval& where, int bins, const Monitor& monitor) const override
    {
        monitor.report(0, "toy");
        tracks::Binning binning(where, bins);
        const auto found = m_values.find(ownName(where.chrom).value_or(std::string()));
        for (size_t i = 0; found != m_values.end() && i < found->second.size(); ++i)
            binning.add(int64_t(i), int64_t(i) + 1, found->second[i]);
        return binning.signal();
    }

private:
    std::map<std::string, std::vector<float>> m_values;
};

/// A model whose track t tells how many letters "ACGT"[t] each bin has: reads 40 bp, predicts the central 20 in bins of 5. Its
/// attention has 2 layers of 2 heads over the 8 bins of the input: head h of layer l looks at itself (1) and at the letters
/// "ACGT"[2l + h] of every bin (1 each). It has no rollout of its own: ½ (mean of everything) + ½ identity. With
/// inputs ("input 0" …: means over its bins) their values are added to every track; what is missing adds nothing.
class ToyPredictor : public models::Predictor
{
public:
    explicit ToyPredictor(int tracks = 4, int inputs = 0)
    {
        m_spec.family = "toy";
        m_spec.name = "letters";
        m_spec.inputLength = 40;
        m_spec.outputLength = 20;
        m_spec.binSize = 5;
        models::Head head { "letters", {} };
        for (int i = 0; i < tracks; ++i)
            head.tracks.push_back({ std::string(1, "ACGT"[i % 4]) + std::to_string(i),
                i == 1 ? "" : "count:letter " + std::to_string(i), "count", i });
        m_spec.heads = { head };
        for (int i = 0; i < inputs; ++i)
            m_spec.inputs.push_back({ "input " + std::to_string(i) });
        m_spec.inputBinSize = inputs ? 5 : 0;
    }
    const models::ModelSpec& spec() const override { return m_spec; }
    std::string device() const override { return "toy"; }
    models::Prediction predict(
        const models::Inputs& inputs, const models::Request& request, const Monitor& monitor) const override
    {
        using Use = models::Use;
        models::checkInputs(m_spec, inputs);
        const std::string bases = request.use == Use::Epigenome ? std::string(40, 'N') : inputs.bases;
        ++calls;
        if (onPredict)
            onPredict();
        monitor.report(0, "toy");
        const std::vector<int> tracks = models::tracksOf(m_spec, request.of);
        columns += int(tracks.size());
        models::Prediction result { 4, int64_t(tracks.size()), {} };
        for (size_t bin = 0; bin < 4; ++bin) {
            float signal = 0;
            for (const std::vector<float>& values : inputs.epigenome)
                signal += request.use == Use::Sequence || std::isnan(values[2 + bin]) ? 0 : values[2 + bin];
            for (const int track : tracks)
                result.values.push_back(
                    signal + float(std::count(bases.begin() + 10 + 5 * bin, bases.begin() + 15 + 5 * bin, "ACGT"[track % 4])));
        }
        return result;
    }
    /// A letter that is counted is worth 1 and its complement −1, so that the mean of the four is nothing; a value is worth 1.
    models::Gradient gradient(
        const models::InputValues& inputs, const models::OutputSum& sum, const Monitor& monitor) const override
    {
        models::checkInputs(m_spec, inputs);
        monitor.report(0, "toy");
        const std::vector<int> tracks = models::tracksOf(m_spec, sum.of);
        models::Gradient result { 0, std::vector<float>(inputs.letters.size(), 0) };
        for (int64_t i = 10 + 5 * sum.first; i < 10 + 5 * sum.end; ++i)
            for (const int track : tracks) {
                result.letters[size_t(4 * i + track % 4)] += 1;
                result.letters[size_t(4 * i + 3 - track % 4)] -= 1;
            }
        for (size_t i = 0; i < inputs.letters.size(); ++i)
            result.value += double(inputs.letters[i]) * double(result.letters[i]);
        for (const std::vector<float>& values : inputs.epigenome) {
            std::vector<float>& worth = result.epigenome.emplace_back(values.size(), 0.0f);
            for (int64_t bin = 2 + sum.first; bin < 2 + sum.end; ++bin)
                if (!std::isnan(values[size_t(bin)])) {
                    worth[size_t(bin)] = float(tracks.size());
                    result.value += double(worth[size_t(bin)]) * double(values[size_t(bin)]);
                }
        }
        return result;
    }
    models::AttentionShape attentionShape() const override { return { 2, 2, 8, 5 }; }
    models::AttentionMatrix attention(
        const models::Inputs& inputs, const models::AttentionChoice& choice, const Monitor& monitor) const override
    {
        using Combine = models::AttentionChoice::Combine;
        const std::string& bases = inputs.bases;
        ++attentions;
        if (onPredict)
            onPredict();
        monitor.report(0, "toy");
        const bool oneLayer = choice.combine == Combine::Head || choice.combine == Combine::MeanHeads;
        std::vector<int> letters;
        for (int i = 0; i < 4; ++i)
            if ((!oneLayer || i / 2 == choice.layer) && (choice.combine != Combine::Head || i % 2 == choice.head))
                letters.push_back(i);
        models::AttentionMatrix map { 8, std::vector<float>(64, 0) };
        for (int64_t query = 0; query < 8; ++query) {
            for (const int letter : letters)
                for (int64_t key = 0; key < 8; ++key)
                    map.weights[size_t(query * 8 + key)] += lookAt(bases, letter, query, key) / float(letters.size());
            if (choice.combine == Combine::Rollout)
                for (int64_t key = 0; key < 8; ++key)
                    map.weights[size_t(query * 8 + key)] = map.at(query, key) / 2 + (query == key ? 0.5f : 0.0f);
        }
        return map;
    }
    /// Weight of one head.
    static float lookAt(const std::string& bases, int letter, int64_t query, int64_t key)
    {
        const auto count
            = [&](int64_t bin) { return std::count(bases.begin() + 5 * bin, bases.begin() + 5 * bin + 5, "ACGT"[letter]); };
        return float(count(key) + (query == key)) / float(std::count(bases.begin(), bases.end(), "ACGT"[letter]) + 1);
    }
    mutable std::atomic<int> calls = 0, columns = 0, attentions = 0;
    std::function<void()> onPredict;

private:
    models::ModelSpec m_spec;
};

/// A small Baskerville network with made weights: 64 bp → 8 bins of 4 bp, four tracks of which the first two are one pair of
/// strands.
struct TinyModel {
    models::ModelSpec spec;
    std::map<std::string, std::vector<int64_t>> shapes;
    std::map<std::string, std::string> metadata;
    std::map<std::string, std::vector<float>> values; ///< made up where not given

    TinyModel()
    {
        spec.family = "baskerville";
        spec.name = "tiny";
        spec.inputLength = 64;
        spec.outputLength = 32;
        spec.binSize = 4;
        spec.parameters = 1;
        spec.heads = { { "toy",
            { { "a+", "CAGE:a", "CAGE", 1 }, { "a-", "CAGE:a", "CAGE", 0 }, { "b", "DNASE:b", "DNASE", 2 },
                { "c", "RNA:c", "RNA", 3 } } } };
        spec.settings
            = Json::parse(R"({ "seq_length": 64, "activation": "gelu", "norm_type": "batch", "l2_scale": 2e-7, "trunk": [
            { "name": "conv_dna", "filters": 8, "kernel_size": 5, "norm_type": null, "activation": "linear", "pool_size": 2 },
            { "name": "res_tower", "filters_init": 8, "filters_end": 16, "divisible_by": 8, "kernel_size": 3, "num_convs": 1, "pool_size": 2, "repeat": 2 },
            { "name": "transformer_tower", "key_size": 4, "heads": 2, "num_position_features": 4, "dropout": 0.2, "repeat": 1 },
            { "name": "unet_conv", "kernel_size": 3, "upsample_conv": true },
            { "name": "Cropping1D", "cropping": 4 } ], "head_toy": { "name": "final", "units": 4, "activation": "softplus" } })");
        add("trunk.0.conv", { { "weight", { 8, 4, 5 } }, { "bias", { 8 } } });
        norm("trunk.1.0.batch_norm", 8);
        add("trunk.1.0.conv", { { "weight", { 8, 8, 3 } }, { "bias", { 8 } } });
        norm("trunk.1.1.batch_norm", 8);
        add("trunk.1.1.conv", { { "weight", { 16, 8, 3 } }, { "bias", { 16 } } });
        add("trunk.2.0.before_attention.layer_norm", { { "weight", { 16 } }, { "bias", { 16 } } });
        add("trunk.2.0.attention",
            { { "query", { 8, 16 } }, { "key", { 8, 16 } }, { "value", { 16, 16 } }, { "position", { 8, 4 } },
                { "content_bias", { 2, 4 } }, { "position_bias", { 2, 4 } }, { "out_weight", { 16, 16 } },
                { "out_bias", { 16 } } });
        add("trunk.2.0.before_dense.layer_norm", { { "weight", { 16 } }, { "bias", { 16 } } });
        add("trunk.2.0.expand.dense", { { "weight", { 32, 16 } }, { "bias", { 32 } } });
        add("trunk.2.0.contract.dense", { { "weight", { 16, 32 } }, { "bias", { 16 } } });
        norm("trunk.3.up.batch_norm", 16);
        norm("trunk.3.skip.batch_norm", 16);
        add("trunk.3.up.dense", { { "weight", { 16, 16 } }, { "bias", { 16 } } });
        add("trunk.3.skip.dense", { { "weight", { 16, 16 } }, { "bias", { 16 } } });
        add("trunk.3.separable", { { "depthwise", { 16, 1, 3 } }, { "pointwise", { 16, 16 } }, { "bias", { 16 } } });
        add("heads.toy.dense", { { "weight", { 4, 16 } }, { "bias", { 4 } } });
    }

    void write(const std::string& path)
    {
        std::vector<models::TensorToWrite> tensors;
        float phase = 0;
        for (const auto& [name, shape] : shapes) {
            int64_t count = 1;
            for (const int64_t size : shape)
                count *= size;
            std::vector<float>& made = values[name];
            for (int64_t i = int64_t(made.size()); i < count; ++i)
                made.push_back(0.4f * std::sin(phase += 1.7f) + (name.ends_with("running_var") ? 1.0f : 0.0f));
            tensors.push_back({ name, shape, made.data() });
        }
        if (metadata.empty())
            metadata["epiarc"] = models::toJson(spec).dump();
        models::writeSafetensors(path, tensors, metadata);
    }

private:
    void add(const std::string& layer, const std::map<std::string, std::vector<int64_t>>& fields)
    {
        for (const auto& [field, shape] : fields)
            shapes[layer + "." + field] = shape;
    }
    void norm(const std::string& layer, int64_t channels)
    {
        add(layer,
            { { "weight", { channels } }, { "bias", { channels } }, { "running_mean", { channels } },
                { "running_var", { channels } } });
    }
};
