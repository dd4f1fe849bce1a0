#include "core/models/networks/layers/outputheads.h"

namespace models
{

OutputHeads::OutputHeads(Weights& weights, const Outline& outline)
{
    for (const Layer& head : outline.heads) {
        m_heads.emplace_back(weights, head.prefix, head.in.channels, head.out.channels);
        m_activations.push_back(std::get<operations::Dense>(head.operation).activation);
    }
}

at::Tensor OutputHeads::operator()(const at::Tensor& x, int head, const at::Tensor& columns) const
{
    const at::Tensor values = m_heads.at(size_t(head)).columns(x, columns);
    return activate(values.scalar_type() == at::kBFloat16 ? values.to(at::kFloat) : values, m_activations.at(size_t(head)));
}

} // namespace models
