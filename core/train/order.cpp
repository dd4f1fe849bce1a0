#include "core/train/order.h"

#include "core/base/dice.h"

#include <fmt/format.h>
#include <numeric>

namespace train
{

namespace
{

/// Which example comes at each position of a pass.
std::vector<size_t> shuffled(size_t count, uint64_t seed, int organism, int64_t pass)
{
    base::Dice dice(seed, fmt::format("order of organism {} in pass {}", organism, pass));
    std::vector<size_t> order(count);
    std::iota(order.begin(), order.end(), size_t(0));
    for (size_t i = count; i > 1; --i)
        std::swap(order[i - 1], order[size_t(dice.between(0, int64_t(i) - 1))]);
    return order;
}

} // namespace

Order::Order(const Dataset& dataset, const Recipe& recipe, int ranks)
    : m_recipe(recipe)
    , m_ranks(ranks)
{
    int64_t all = 0;
    for (int organism = 0; organism < int(dataset.organisms().size()); ++organism) {
        m_examples.push_back(dataset.examples(organism, data::Part::Train));
        all += int64_t(m_examples.back().size());
    }
    const int64_t perStep = recipe.batch * recipe.accumulate * ranks;
    m_stepsPerEpoch = recipe.stepsPerEpoch ? recipe.stepsPerEpoch : (all + perStep - 1) / perStep;
}

int64_t Order::steps() const
{
    return m_stepsPerEpoch * m_recipe.epochs;
}

Example Order::augmented(const Example& example, int64_t number) const
{
    base::Dice dice(m_recipe.seed, fmt::format("augmentation of organism {}, example {}", example.organism, number));
    Example moved = example;
    moved.shift = m_recipe.shift ? dice.between(-m_recipe.shift, m_recipe.shift) : 0;
    moved.reverse = m_recipe.reverseComplement && dice.chance(0.5);
    return moved;
}

std::vector<Example> Order::of(int64_t step, int rank) const
{
    const int organism = organismOf(step);
    const std::vector<Example>& examples = m_examples[size_t(organism)];
    const int64_t count = int64_t(examples.size()), perRank = m_recipe.batch * m_recipe.accumulate;
    const int64_t first = (step / int64_t(m_examples.size()) * m_ranks + rank) * perRank;
    std::vector<Example> chosen;
    std::vector<size_t> order;
    for (int64_t number = first, pass = -1; number < first + perRank; ++number) {
        if (number / count != pass) {
            pass = number / count;
            order = shuffled(size_t(count), m_recipe.seed, organism, pass);
        }
        chosen.push_back(augmented(examples[order[size_t(number % count)]], number));
    }
    return chosen;
}

} // namespace train
