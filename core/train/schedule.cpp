#include "core/train/schedule.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace train
{

Schedule::Schedule(const Recipe& recipe, int64_t steps)
    : m_recipe(recipe)
    , m_steps(steps)
    , m_best(std::numeric_limits<double>::infinity())
{
}

double Schedule::rate(int64_t step) const
{
    if (step < m_recipe.warmUp)
        return m_recipe.rate * double(step + 1) / double(m_recipe.warmUp);
    if (m_recipe.schedule == Recipe::Schedule::Cosine) {
        const double done = double(step - m_recipe.warmUp) / double(std::max<int64_t>(1, m_steps - m_recipe.warmUp));
        return m_recipe.rate * 0.5 * (1 + std::cos(std::numbers::pi * std::min(1.0, done)));
    }
    return m_recipe.rate * m_factor;
}

bool Schedule::observe(double loss)
{
    const bool better = loss < m_best;
    m_best = better ? loss : m_best;
    m_sinceBest = better ? 0 : m_sinceBest + 1;
    m_sinceDrop = better ? 0 : m_sinceDrop + 1;
    if (m_recipe.schedule == Recipe::Schedule::Plateau && m_sinceDrop >= m_recipe.plateauPatience) {
        m_factor *= m_recipe.plateauFactor;
        m_sinceDrop = 0;
    }
    return better;
}

bool Schedule::exhausted() const
{
    return m_recipe.patience > 0 && m_sinceBest >= m_recipe.patience;
}

Json Schedule::state() const
{
    Json state { { "factor", m_factor }, { "since_best", m_sinceBest }, { "since_drop", m_sinceDrop } };
    if (std::isfinite(m_best))
        state["best"] = m_best;
    return state;
}

void Schedule::restore(const Json& state)
{
    m_factor = state.at("factor");
    m_sinceBest = state.at("since_best");
    m_sinceDrop = state.at("since_drop");
    m_best = state.value("best", std::numeric_limits<double>::infinity());
}

} // namespace train
