#include "core/models/networks/layers/sequencetower.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace models
{

namespace
{

std::string stageName(size_t number)
{
    return number == 0 ? "stem" : fmt::format("tower.{}", number - 1);
}

} // namespace

SequenceTower::SequenceTower(Weights& weights, const std::vector<int64_t>& widths, Pool pool)
    : m_widths(widths)
{
    for (size_t i = 0; i < widths.size(); ++i) {
        const ConvStage::Options options { i == 0 ? 4 : widths[i - 1], widths[i], i == 0 ? 15 : 5, i == 0, pool };
        m_stages.emplace_back(weights, stageName(i), options);
    }
}

at::Tensor SequenceTower::operator()(const at::Tensor& bases, const Pass& pass) const
{
    at::Tensor x = bases;
    for (size_t i = 0; i < m_stages.size(); ++i) {
        pass.report(double(i) / double(m_stages.size()));
        x = pass.layer(x, [this, i](const at::Tensor& y, const Pass& run) { return m_stages[i](y, run, stageName(i)); });
    }
    return x;
}

std::vector<StageCost> SequenceTower::costs(int64_t length) const
{
    std::vector<StageCost> list;
    for (size_t i = 0; i < m_stages.size(); ++i, length /= 2)
        list.push_back({ stageName(i), m_stages[i].flops(length) });
    return list;
}

int64_t SequenceTower::workspace(int64_t length) const
{
    int64_t most = 0, before = 4 * length;
    for (const int64_t width : m_widths) {
        length /= 2;
        most = std::max(most, before + length * width);
        before = length * width;
    }
    return most * int64_t(sizeof(float));
}

std::vector<int64_t> towerWidths(int64_t channels, int64_t halvings, int64_t unit)
{
    std::vector<int64_t> widths { channels / 2 };
    const int64_t stages = halvings - 1;
    for (int64_t i = 0; i < stages; ++i) {
        const double grown = double(channels) / 2 * std::pow(2.0, stages > 1 ? double(i) / double(stages - 1) : 1.0);
        widths.push_back(int64_t(std::nearbyint(grown / double(unit))) * unit);
    }
    return widths;
}

} // namespace models
