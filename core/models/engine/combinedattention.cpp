#include "core/models/engine/combinedattention.h"

#include "core/base/error.h"

namespace models
{

namespace
{

/// Rows of softmax in half precision do not quite sum to 1.
at::Tensor normalised(const at::Tensor& map)
{
    return map / map.sum(-1, true);
}

} // namespace

CombinedAttention::CombinedAttention(const AttentionChoice& choice, const AttentionShape& shape)
    : m_choice(choice)
    , m_shape(shape)
{
}

bool CombinedAttention::add(const at::Tensor& weights)
{
    if (weights.size(1) != m_shape.heads || weights.size(2) != m_shape.positions)
        return true;
    const int layer = m_seen++;
    const at::Tensor heads = weights.select(0, 0);
    switch (m_choice.combine) {
    case AttentionChoice::Combine::Head:
        if (layer == m_choice.layer)
            m_map = heads.select(0, m_choice.head).to(at::kFloat).clone();
        return layer < m_choice.layer;
    case AttentionChoice::Combine::MeanHeads:
        if (layer == m_choice.layer)
            m_map = heads.mean(0, false, at::kFloat);
        return layer < m_choice.layer;
    case AttentionChoice::Combine::Mean:
        m_map = m_map.defined() ? m_map.add_(heads.mean(0, false, at::kFloat)) : heads.mean(0, false, at::kFloat);
        break;
    case AttentionChoice::Combine::Rollout:
        roll(heads.mean(0, false, at::kDouble)); // which no autocast makes coarser
        break;
    }
    return m_seen < m_shape.layers;
}

void CombinedAttention::roll(const at::Tensor& weights)
{
    at::Tensor step = weights * 0.5;
    step.diagonal().add_(0.5);
    step = normalised(step);
    m_map = m_map.defined() ? at::matmul(step, m_map) : step;
}

AttentionMatrix CombinedAttention::result() const
{
    if (!m_map.defined())
        throw Error("The network has fewer attention layers than its description says: convert the model again.");
    const at::Tensor map = normalised(m_map).to(at::kCPU, at::kFloat).contiguous();
    const float* values = map.data_ptr<float>();
    return { map.size(0), { values, values + map.numel() } };
}

} // namespace models
