#include "core/train/loop/weightaverage.h"

#include "core/base/error.h"

#include <algorithm>
#include <fmt/format.h>

namespace train
{

WeightAverage::WeightAverage(const std::vector<models::NamedTensor>& weights, double decay)
    : m_decay(decay)
{
    if (decay == 0)
        return;
    m_weights = weights;
    for (const models::NamedTensor& weight : weights)
        m_means.push_back(weight.values.detach().clone());
}

void WeightAverage::add()
{
    const at::NoGradGuard none;
    ++m_count;
    const double keep = std::min(m_decay, double(m_count) / double(m_count + 10));
    for (size_t i = 0; i < m_means.size(); ++i)
        m_means[i].mul_(keep).add_(m_weights[i].values, 1 - keep);
}

void WeightAverage::with(const std::function<void()>& work) const
{
    const at::NoGradGuard none;
    std::vector<at::Tensor> kept;
    for (size_t i = 0; i < m_means.size(); ++i) {
        kept.push_back(m_weights[i].values.detach().clone());
        m_weights[i].values.detach().copy_(m_means[i]);
    }
    struct Restore {
        const std::vector<models::NamedTensor>& weights;
        const std::vector<at::Tensor>& kept;
        ~Restore()
        {
            for (size_t i = 0; i < kept.size(); ++i)
                weights[i].values.detach().copy_(kept[i]);
        }
    } restore { m_weights, kept };
    work();
}

std::vector<models::NamedTensor> WeightAverage::tensors() const
{
    std::vector<models::NamedTensor> named;
    for (size_t i = 0; i < m_means.size(); ++i)
        named.push_back({ "average." + m_weights[i].name, m_means[i] });
    return named;
}

void WeightAverage::restore(const std::function<at::Tensor(const std::string&)>& find, int64_t count)
{
    for (size_t i = 0; i < m_means.size(); ++i) {
        const at::Tensor stored = find("average." + m_weights[i].name);
        if (!stored.defined() || stored.sizes() != m_means[i].sizes())
            throw Error(
                fmt::format("The state has no mean of {}: it was written by another version of Epiarc; begin the run anew.",
                    m_weights[i].name));
        m_means[i].copy_(stored);
    }
    m_count = count;
}

} // namespace train
