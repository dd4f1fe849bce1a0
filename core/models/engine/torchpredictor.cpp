#include "core/models/engine/torchpredictor.h"

#include "core/models/engine/combinedattention.h"
#include "core/models/engine/fileweights.h"
#include "core/models/inputs.h"
#include "core/models/networks/families.h"

#include <array>
#include <fmt/format.h>
#include <numeric>

namespace models
{

namespace
{

/// [1, length, 4] in the order A, C, G, T; anything else is zeros.
at::Tensor oneHot(const std::string& bases)
{
    std::array<int8_t, 256> column;
    column.fill(-1);
    for (int i = 0; i < 4; ++i)
        column[size_t("ACGT"[i])] = column[size_t("acgt"[i])] = int8_t(i);
    at::Tensor encoded = at::zeros({ 1, int64_t(bases.size()), 4 }, at::kFloat);
    float* values = encoded.data_ptr<float>();
    for (size_t i = 0; i < bases.size(); ++i)
        if (const int at = column[uint8_t(bases[i])]; at >= 0)
            values[4 * i + size_t(at)] = 1;
    return encoded;
}

at::Tensor columnsOf(const std::vector<int>& tracks, const at::Device& place)
{
    return tracks.empty() ? at::Tensor() : at::tensor(std::vector<int64_t>(tracks.begin(), tracks.end()), at::kLong).to(place);
}

/// The tracks that hold the other strand of `tracks` (of all when empty).
std::vector<int> partners(const Head& head, std::vector<int> tracks)
{
    if (tracks.empty()) {
        tracks.resize(head.tracks.size());
        std::iota(tracks.begin(), tracks.end(), 0);
    }
    for (int& track : tracks)
        track = head.tracks[size_t(track)].strandPair;
    return tracks;
}

Prediction toPrediction(const at::Tensor& output)
{
    const at::Tensor values = output.to(at::kCPU, at::kFloat).contiguous();
    const float* data = values.data_ptr<float>();
    return { values.size(1), values.size(2), { data, data + values.numel() } };
}

} // namespace

TorchPredictor::TorchPredictor(const std::filesystem::path& path, const DeviceOptions& options, const Monitor& monitor)
    : m_path(path)
    , m_spec(readSpec(path))
    , m_device(chooseDevice(options))
{
    monitor.report(0, "opening the model");
    guarded(fmt::format("opening {}", path.string()), [&] {
        const PassScope scope(m_device);
        const Safetensors file(path);
        FileWeights weights(file);
        m_network = buildNetwork(m_spec, weights, path.string());
        weights.finish(path.string());
        if (m_network->outputBins() != m_spec.bins() || m_network->binSize() != m_spec.binSize)
            throw Error(fmt::format("{} says it predicts {} bins of {} bp, but its network gives {} bins of {} bp.",
                path.string(), m_spec.bins(), m_spec.binSize, m_network->outputBins(), m_network->binSize()));
        m_network->to(m_device.place);
    });
    monitor.report(1, "opening the model");
}

void TorchPredictor::check(const Request& request) const
{
    if (request.head < 0 || request.head >= int(m_spec.heads.size()))
        throw Error(fmt::format("{} has {} heads; there is no head {}.", m_spec.name, m_spec.heads.size(), request.head));
    const int count = int(m_spec.heads[size_t(request.head)].tracks.size());
    for (const int track : request.tracks)
        if (track < 0 || track >= count)
            throw Error(fmt::format("{} has tracks 0 to {}; there is no track {}.", m_spec.name, count - 1, track));
}

void TorchPredictor::check(const AttentionChoice& choice) const
{
    using Combine = AttentionChoice::Combine;
    const AttentionShape shape = attentionShape();
    const bool oneLayer = choice.combine == Combine::Head || choice.combine == Combine::MeanHeads;
    if (oneLayer && (choice.layer < 0 || choice.layer >= shape.layers))
        throw Error(
            fmt::format("{} has attention layers 1 to {}; there is no layer {}.", m_spec.name, shape.layers, choice.layer + 1));
    if (choice.combine == Combine::Head && (choice.head < 0 || choice.head >= shape.heads))
        throw Error(fmt::format(
            "{} has heads 1 to {} in each attention layer; there is no head {}.", m_spec.name, shape.heads, choice.head + 1));
}

Prediction TorchPredictor::predict(const Inputs& inputs, const Request& request, const Monitor& monitor) const
{
    checkInputs(m_spec, inputs);
    check(request);
    const std::lock_guard alone(m_onePass);
    monitor.report(0, "predicting");
    return guarded(fmt::format("predicting {} bp with {}", inputs.bases.size(), m_spec.name), [&] {
        const PassScope scope(m_device);
        const at::Tensor input = oneHot(inputs.bases).to(m_device.place);
        const double half = request.averageReverseComplement ? 0.5 : 1.0;
        at::Tensor output
            = m_network->forward(input, request.head, columnsOf(request.tracks, m_device.place), monitor.part(0, half));
        if (request.averageReverseComplement) {
            // A, C, G, T reversed is T, G, C, A: complement and reversal are one flip of both axes.
            const std::vector<int> columns = partners(m_spec.heads[size_t(request.head)], request.tracks);
            const at::Tensor other = m_network->forward(
                input.flip({ 1, 2 }), request.head, columnsOf(columns, m_device.place), monitor.part(half, 1));
            output = (output.to(at::kFloat) + other.to(at::kFloat).flip({ 1 })) / 2;
        }
        Prediction prediction = toPrediction(output);
        monitor.report(1, "predicting");
        return prediction;
    });
}

AttentionMatrix TorchPredictor::attention(const Inputs& inputs, const AttentionChoice& choice, const Monitor& monitor) const
{
    const AttentionShape shape = attentionShape();
    if (shape.layers == 0)
        return Predictor::attention(inputs, choice, monitor);
    checkInputs(m_spec, inputs);
    check(choice);
    const std::lock_guard alone(m_onePass);
    monitor.report(0, "computing attention");
    return guarded(fmt::format("computing the attention of {} over {} bp", m_spec.name, inputs.bases.size()), [&] {
        const PassScope scope(m_device);
        CombinedAttention combined(choice, shape);
        m_network->attend(
            oneHot(inputs.bases).to(m_device.place), [&](const at::Tensor& weights) { return combined.add(weights); }, monitor);
        AttentionMatrix matrix = combined.result();
        monitor.report(1, "computing attention");
        return matrix;
    });
}

} // namespace models
