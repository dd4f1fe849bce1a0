#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace models
{

/// What attention a model has. Positions × binSize is the whole input window, so that a map lies on the genome as the input does.
/// Attention layers of another size than the first are not counted.
struct AttentionShape {
    int layers = 0; ///< 0: the model has no attention
    int heads = 0; ///< per layer
    int64_t positions = 0;
    int64_t binSize = 0; ///< bp of one position
    bool operator==(const AttentionShape&) const = default;
};

/// Which weights of all layers and heads, and how they become one map. Layers and heads count from 0 here, from 1 in texts.
struct AttentionChoice {
    enum class Combine {
        Head, ///< one head of one layer
        MeanHeads, ///< mean over the heads of one layer
        Mean, ///< mean over all layers and heads
        Rollout ///< product over the layers of ½ (mean over heads) + ½ identity (Abnar & Zuidema 2020, arXiv:2005.00928)
    };
    Combine combine = Combine::Mean;
    int layer = 0, head = 0;
    auto operator<=>(const AttentionChoice&) const = default;
};
/// See core/base/words.h.
constexpr std::array<const char*, 4> wordsFor(AttentionChoice::Combine)
{
    return { "head", "mean of heads", "mean", "rollout" };
}

/// "layer 2, head 1", "mean of the heads of layer 2", "mean of 2 layers and 2 heads", "rollout over 2 layers"
std::string describe(const AttentionChoice&, const AttentionShape&);

/// How much each position (query) looks at each other (key).
struct AttentionMatrix {
    int64_t positions = 0;
    std::vector<float> weights; ///< [query, key]; every row sums to 1
    float at(int64_t query, int64_t key) const { return weights[size_t(query * positions + key)]; }
};

} // namespace models
