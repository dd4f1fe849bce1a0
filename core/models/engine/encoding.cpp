#include "core/models/engine/encoding.h"

#include <algorithm>
#include <array>
#include <cmath>
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

NetworkInputs onDevice(const NetworkInputs& inputs, const at::Device& place)
{
    return { inputs.bases.to(place), inputs.signals.defined() ? inputs.signals.to(place) : inputs.signals };
}

NetworkInputs reverseComplement(const NetworkInputs& inputs)
{
    // A, C, G, T reversed is T, G, C, A: complement and reversal are one flip of both axes.
    return { inputs.bases.flip({ 1, 2 }), inputs.signals.defined() ? inputs.signals.flip({ 1 }) : inputs.signals };
}

at::Tensor columnsOf(const std::vector<int>& tracks, const at::Device& place)
{
    return tracks.empty() ? at::Tensor() : at::tensor(std::vector<int64_t>(tracks.begin(), tracks.end()), at::kLong).to(place);
}

std::vector<int> strandPartners(const Head& head, std::vector<int> tracks)
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

namespace
{

/// [batch, bins, values and masks] → values as far as they differ from what stands for nothing.
at::Tensor fromNothing(const at::Tensor& signals, const std::vector<InputTrack>& tracks)
{
    at::Tensor values = signals.detach().clone();
    for (size_t i = 0; i < tracks.size(); ++i) {
        if (tracks[i].summary != InputTrack::Summary::Fraction)
            continue;
        const at::Tensor known = values.select(2, int64_t(tracks.size() + i)), track = values.select(2, int64_t(i));
        track.sub_((track * known).sum() / known.sum().clamp_min(1)).mul_(known);
    }
    return values;
}

} // namespace

Attribution toAttribution(const NetworkInputs& inputs, const at::Tensor& value, const std::vector<InputTrack>& tracks)
{
    Attribution result { value.item<double>(), std::vector<float>(size_t(inputs.bases.size(1))), {} };
    const auto gradientOf = [](const at::Tensor& x) { return x.grad().defined() ? x.grad() : at::zeros_like(x); };
    const auto here = [](const at::Tensor& x) { return x.select(0, 0).to(at::kCPU, at::kFloat).contiguous(); };
    const at::Tensor ofLetters = gradientOf(inputs.bases);
    const at::Tensor bases = here((inputs.bases.detach() * (ofLetters - ofLetters.mean(2, true))).sum(2));
    std::copy_n(bases.data_ptr<float>(), result.bases.size(), result.bases.begin());
    if (!inputs.signals.defined())
        return result;
    const at::Tensor signals = here(fromNothing(inputs.signals, tracks) * gradientOf(inputs.signals)).t().contiguous();
    const int64_t bins = signals.size(1);
    for (size_t track = 0; track < tracks.size(); ++track)
        result.epigenome.emplace_back(
            signals.data_ptr<float>() + int64_t(track) * bins, signals.data_ptr<float>() + int64_t(track + 1) * bins);
    return result;
}

} // namespace models
