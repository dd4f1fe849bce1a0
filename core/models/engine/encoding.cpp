#include "core/models/engine/encoding.h"

#include <cmath>

namespace models
{

namespace
{

/// [1, length, 4]
at::Tensor oneHot(const std::string& bases)
{
    at::Tensor encoded = at::zeros({ 1, int64_t(bases.size()), 4 }, at::kFloat);
    encodeLetters(bases, encoded.data_ptr<float>());
    return encoded;
}

/// [1, bins, 2 · tracks]
at::Tensor valuesAndPresence(const std::vector<std::vector<float>>& tracks, int64_t bins)
{
    const int64_t count = int64_t(tracks.size());
    at::Tensor signals = at::zeros({ 1, bins, 2 * count }, at::kFloat);
    auto to = signals.accessor<float, 3>();
    for (int64_t track = 0; track < count; ++track)
        for (int64_t bin = 0; bin < bins; ++bin)
            if (const float value = tracks[size_t(track)][size_t(bin)]; !std::isnan(value)) {
                to[0][bin][track] = value;
                to[0][bin][count + track] = 1;
            }
    return signals;
}

} // namespace

NetworkInputs encoded(const ModelSpec& spec, const Inputs& inputs, Use use)
{
    NetworkInputs result { oneHot(inputs.bases), {} };
    if (!spec.inputs.empty())
        result.signals = valuesAndPresence(inputs.epigenome, spec.inputBins());
    if (use == Use::Epigenome)
        result.bases.zero_();
    if (use == Use::Sequence && result.signals.defined())
        result.signals.zero_();
    return result;
}

NetworkInputs encoded(const ModelSpec& spec, const InputValues& inputs)
{
    NetworkInputs result { at::tensor(inputs.letters).view({ 1, -1, 4 }), {} };
    if (!spec.inputs.empty())
        result.signals = valuesAndPresence(inputs.epigenome, spec.inputBins());
    return result;
}

NetworkInputs onDevice(const NetworkInputs& inputs, const at::Device& device)
{
    return { inputs.bases.to(device), inputs.signals.defined() ? inputs.signals.to(device) : inputs.signals };
}

NetworkInputs reverseComplement(const NetworkInputs& inputs)
{
    // A, C, G, T reversed is T, G, C, A: complement and reversal are one flip of both axes.
    return { inputs.bases.flip({ 1, 2 }), inputs.signals.defined() ? inputs.signals.flip({ 1 }) : inputs.signals };
}

at::Tensor columnsOf(const std::vector<int>& tracks, const at::Device& device)
{
    return tracks.empty() ? at::Tensor() : at::tensor(std::vector<int64_t>(tracks.begin(), tracks.end()), at::kLong).to(device);
}

HeadTracks strandPartners(const ModelSpec& spec, const HeadTracks& of)
{
    HeadTracks partners { of.head, tracksOf(spec, of) };
    for (int& track : partners.tracks)
        track = spec.heads[size_t(of.head)].tracks[size_t(track)].strandPair;
    return partners;
}

Prediction toPrediction(const at::Tensor& output)
{
    const at::Tensor values = output.to(at::kCPU, at::kFloat).contiguous();
    const float* data = values.data_ptr<float>();
    return { values.size(1), values.size(2), { data, data + values.numel() } };
}

Gradient toGradient(const NetworkInputs& inputs, const at::Tensor& value)
{
    const auto gradientOf = [](const at::Tensor& x) {
        return (x.grad().defined() ? x.grad() : at::zeros_like(x)).select(0, 0).to(at::kCPU, at::kFloat).contiguous();
    };
    const at::Tensor letters = gradientOf(inputs.bases);
    Gradient result { value.item<double>(), { letters.data_ptr<float>(), letters.data_ptr<float>() + letters.numel() } };
    if (!inputs.signals.defined())
        return result;
    const int64_t tracks = inputs.signals.size(2) / 2, bins = inputs.signals.size(1);
    const at::Tensor presence = inputs.signals.detach().select(0, 0).narrow(1, tracks, tracks).to(at::kCPU);
    const at::Tensor signals = (gradientOf(inputs.signals).narrow(1, 0, tracks) * presence).t().contiguous();
    for (int64_t track = 0; track < tracks; ++track)
        result.epigenome.emplace_back(signals.data_ptr<float>() + track * bins, signals.data_ptr<float>() + (track + 1) * bins);
    return result;
}

} // namespace models
