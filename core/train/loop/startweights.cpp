#include "core/train/loop/startweights.h"

namespace train
{

StartWeights::StartWeights(const models::TensorFile* start, std::set<std::string> fresh, uint64_t seed)
    : m_start(start)
    , m_fresh(std::move(fresh))
    , m_initial(seed)
{
}

at::Tensor StartWeights::find(const std::string& name, const std::vector<int64_t>& shape, models::WeightKind kind)
{
    if (!m_start || m_fresh.contains(headOf(name)))
        return m_initial.take(name, shape, kind);
    const models::TensorView* found = m_start->find(name);
    return found ? models::tensorOf(*m_start, *found) : at::Tensor();
}

std::string headOf(const std::string& tensor)
{
    constexpr std::string_view heads = "heads.";
    if (!tensor.starts_with(heads))
        return {};
    return tensor.substr(heads.size(), tensor.find(".dense.") - heads.size());
}

} // namespace train
