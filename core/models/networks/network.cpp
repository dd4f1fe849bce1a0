#include "core/models/networks/network.h"

namespace models
{

namespace
{

/// The handle stays the same, so that layers see the change.
void replace(at::Tensor& tensor, const at::Tensor& values)
{
    const bool trains = tensor.requires_grad();
    tensor.set_data(values);
    if (trains)
        tensor.set_requires_grad(true);
}

} // namespace

Network::Network(const ModelSpec& spec, const Outline& outline)
    : m_predicted(outline.reached())
    , m_attention(outline.attention(spec.inputLength))
    , m_costs(outline.costs())
    , m_flops(outline.flops())
    , m_workspace(outline.workspace())
{
}

void Network::adopt(const Weights& weights)
{
    m_tensors = weights.taken();
    m_constants = weights.constants();
}

void Network::to(const at::Device& device)
{
    if (device.is_cpu())
        return;
    for (NamedTensor& tensor : m_tensors)
        replace(tensor.values, tensor.values.to(device));
    for (at::Tensor& tensor : m_constants)
        replace(tensor, tensor.to(device));
}

std::vector<at::Tensor> Network::train()
{
    std::vector<at::Tensor> parameters;
    for (NamedTensor& tensor : m_tensors) {
        tensor.values.set_data(tensor.values.clone());
        if (tensor.trains())
            parameters.push_back(tensor.values.set_requires_grad(true));
    }
    return parameters;
}

void Network::toBfloat16()
{
    for (NamedTensor& tensor : m_tensors)
        if (!staysExact(tensor.kind.value()))
            replace(tensor.values, tensor.values.to(at::kBFloat16));
}

} // namespace models
