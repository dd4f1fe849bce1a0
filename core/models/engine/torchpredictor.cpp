#include "core/models/engine/torchpredictor.h"

#include "core/base/memory.h"
#include "core/models/engine/combinedattention.h"
#include "core/models/engine/encoding.h"
#include "core/models/inputs/inputs.h"
#include "core/models/networks/families/families.h"
#include "core/models/networks/fileweights.h"
#include "core/models/tensors/safetensors.h"

#include <algorithm>
#include <fmt/format.h>

namespace models
{

namespace
{

constexpr int64_t librariesBytes = int64_t(170) << 20; // LibTorch itself and its first products

} // namespace

TorchPredictor::TorchPredictor(
    const std::filesystem::path& path, const DeviceOptions& options, const Monitor& monitor, int member)
    : m_path(path)
    , m_spec(readSpec(path))
    , m_device(chooseDevice(options))
{
    monitor.report(0, "opening the model");
    guarded(fmt::format("opening {}", path.string()), [&] {
        const Safetensors file(path);
        FileWeights weights(file, memberPrefix(m_spec, member));
        m_network = buildNetwork(m_spec, weights, path.string());
        weights.finish(path.string());
        if (m_network->outputBins() != m_spec.bins() || m_network->binSize() != m_spec.binSize)
            throw Error(fmt::format("{} says it predicts {} bins of {} bp, but its network gives {} bins of {} bp.",
                path.string(), m_spec.bins(), m_spec.binSize, m_network->outputBins(), m_network->binSize()));
        if (m_device.bf16)
            m_network->toBfloat16();
        m_network->to(m_device.torch);
    });
    monitor.report(1, "opening the model");
}

void TorchPredictor::check(const HeadTracks& of) const
{
    if (of.head < 0 || of.head >= int(m_spec.heads.size()))
        throw Error(fmt::format("{} has {} heads; there is no head {}.", m_spec.name, m_spec.heads.size(), of.head));
    const int count = int(m_spec.heads[size_t(of.head)].tracks.size());
    for (const int track : of.tracks)
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

void TorchPredictor::check(const OutputSum& sum) const
{
    check(sum.of);
    if (sum.first < 0 || sum.first >= sum.end || sum.end > m_spec.bins())
        throw Error(fmt::format(
            "{} predicts bins 0 to {}; there are no bins {} to {}.", m_spec.name, m_spec.bins() - 1, sum.first, sum.end - 1));
}

at::Tensor TorchPredictor::forward(const NetworkInputs& inputs, const HeadTracks& of, const Monitor& monitor) const
{
    Pass pass;
    pass.monitor = &monitor;
    const at::Tensor output = m_network->forward(inputs, of.head, columnsOf(of.tracks, m_device.torch), pass);
    if (!at::isfinite(output).all().item<bool>())
        complainOfNumbers(inputs, of.head);
    return output;
}

void TorchPredictor::complainOfNumbers(const NetworkInputs& inputs, int head) const
{
    std::string first = fmt::format("head {}", m_spec.heads[size_t(head)].name);
    bool found = false;
    Pass pass;
    pass.stages = [&](const std::string& stage, const at::Tensor& values) {
        if (!found && !at::isfinite(values).all().item<bool>())
            first = stage;
        found = found || first == stage;
    };
    m_network->trunk(inputs, pass);
    throw Error(
        fmt::format("{} gives values that are no finite numbers, first in its stage {}: its weights do not fit together, or "
                    "the number format is too coarse (try --dtype f32).",
            m_spec.name, first));
}

std::string TorchPredictor::memoryComplaint(const std::string& doing) const
{
    const int64_t needed = cost(0).bytes, here = base::availableMemory();
    const bool cuda = m_device.torch.is_cuda();
    std::vector<base::SmallerSetting> smaller;
    if (!m_device.bf16 && computesBfloat16(m_device.torch))
        smaller.push_back({ "bfloat16 (--dtype bf16)", needed / 2, cuda ? 0 : here });
    if (cuda)
        smaller.push_back({ "the CPU (--device cpu)", needed, here });
    return base::memoryComplaint(doing, needed, cuda ? 0 : here, smaller);
}

void TorchPredictor::checkMemory(const std::string& doing) const
{
    const int64_t here = base::availableMemory();
    if (m_device.torch.is_cpu() && here > 0 && m_network->workspace() > here)
        throw Error(memoryComplaint(doing));
}

Prediction TorchPredictor::predict(const Inputs& inputs, const Request& request, const Monitor& monitor) const
{
    checkInputs(m_spec, inputs);
    check(request.of);
    const std::lock_guard alone(m_onePass);
    monitor.report(0, "predicting");
    const std::string doing = fmt::format("predicting {} bp with {}", inputs.bases.size(), m_spec.name);
    checkMemory(doing);
    const auto work = [&] {
        const PassScope scope(m_device);
        const NetworkInputs one = onDevice(encoded(m_spec, inputs, request.use), m_device.torch);
        const double half = request.averageReverseComplement ? 0.5 : 1.0;
        at::Tensor output = forward(one, request.of, monitor.part(0, half));
        if (request.averageReverseComplement) {
            const HeadTracks partners = strandPartners(m_spec, request.of);
            output = (output + forward(reverseComplement(one), partners, monitor.part(half, 1)).flip({ 1 })) / 2;
        }
        Prediction prediction = toPrediction(output);
        monitor.report(1, "predicting");
        return prediction;
    };
    return guarded(doing, work, [&] { return memoryComplaint(doing); });
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
    const std::string doing = fmt::format("computing the attention of {} over {} bp", m_spec.name, inputs.bases.size());
    checkMemory(doing);
    const auto work = [&] {
        const PassScope scope(m_device);
        CombinedAttention combined(choice, shape);
        Pass pass;
        pass.attention = [&](const at::Tensor& weights) { return combined.add(weights); };
        pass.monitor = &monitor;
        m_network->trunk(onDevice(encoded(m_spec, inputs, Use::Both), m_device.torch), pass);
        AttentionMatrix matrix = combined.result();
        monitor.report(1, "computing attention");
        return matrix;
    };
    return guarded(doing, work, [&] { return memoryComplaint(doing); });
}

Gradient TorchPredictor::gradient(const InputValues& inputs, const OutputSum& sum, const Monitor& monitor) const
{
    checkInputs(m_spec, inputs);
    check(sum);
    const std::lock_guard alone(m_onePass);
    monitor.report(0, "computing gradients");
    const std::string doing = fmt::format("computing gradients of {} over {} bp", m_spec.name, m_spec.inputLength);
    checkMemory(doing);
    const auto work = [&] {
        Device asBuilt = m_device;
        asBuilt.bf16 = false; // the network has rounded its weights itself
        const TrainingScope scope(asBuilt);
        const NetworkInputs one = onDevice(encoded(m_spec, inputs), m_device.torch);
        one.bases.requires_grad_();
        if (one.signals.defined())
            one.signals.requires_grad_();
        const at::Tensor value = summed(one, sum, monitor.part(0, 0.4));
        value.backward();
        monitor.report(1, "computing gradients");
        return toGradient(one, value);
    };
    return guarded(doing, work, [&] { return memoryComplaint(doing); });
}

double TorchPredictor::value(const InputValues& inputs, const OutputSum& sum, const Monitor& monitor) const
{
    checkInputs(m_spec, inputs);
    check(sum);
    const std::lock_guard alone(m_onePass);
    monitor.report(0, "predicting");
    const std::string doing = fmt::format("predicting {} bp with {}", m_spec.inputLength, m_spec.name);
    checkMemory(doing);
    const auto work = [&] {
        const PassScope scope(m_device);
        const double value = summed(onDevice(encoded(m_spec, inputs), m_device.torch), sum, monitor).item<double>();
        monitor.report(1, "predicting");
        return value;
    };
    return guarded(doing, work, [&] { return memoryComplaint(doing); });
}

at::Tensor TorchPredictor::summed(const NetworkInputs& inputs, const OutputSum& sum, const Monitor& monitor) const
{
    return forward(inputs, sum.of, monitor).slice(1, sum.first, sum.end).sum(at::kDouble);
}

Cost TorchPredictor::cost(int tracks) const
{
    size_t most = 1;
    for (const Head& head : m_spec.heads)
        most = std::max(most, head.tracks.size());
    Cost cost;
    for (const StageCost& stage : m_network->costs())
        cost.flops += stage.flops * (stage.stage == "head" ? std::min(1.0, double(tracks) / double(most)) : 1);
    cost.bytes = librariesBytes + m_spec.parameters / m_spec.members * (m_device.bf16 ? 2 : 4) + m_network->workspace();
    return cost;
}

} // namespace models
