#pragma once
#include "core/models/attention.h"
#include "core/models/networks/layers/blocksettings.h"
#include "core/models/networks/network.h"
#include "core/models/networks/weights.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace models
{

/// Added to the variance by Keras' normalisations, unless they are told otherwise.
constexpr double kerasEpsilon = 1e-3;

/// Values kept for a later block: the latest one of each length that some block asks for.
class Skips
{
public:
    explicit Skips(const std::set<int64_t>& wantedLengths)
        : m_wanted(wantedLengths)
    {
    }
    void offer(const at::Tensor& x)
    {
        if (m_wanted.contains(x.size(1)))
            m_kept[x.size(1)] = x;
    }
    const at::Tensor& at(int64_t length) const { return m_kept.at(length); }

private:
    const std::set<int64_t>& m_wanted;
    std::map<int64_t, at::Tensor> m_kept;
};

/// One block of a Baskerville trunk: [batch, length, channels] → the same, other sizes. An undefined result: the tap of the pass
/// has seen enough, and the blocks that follow are not run.
class Block
{
public:
    virtual ~Block() = default;
    virtual at::Tensor run(at::Tensor x, Skips&, const Pass&) const = 0;
};

/// What the blocks made so far turn the input into. Each new block moves it on.
struct Outline {
    int64_t length = 0, channels = 0;
    int64_t binSize = 1; ///< bp of one position
    double flops = 0;
    int64_t largest = 0; ///< most values on the way
    std::map<int64_t, int64_t> offered; ///< length → channels of the latest value a later block may ask for
    std::set<int64_t> skipLengths; ///< what Skips must keep
    AttentionShape attention;
    void convolve(int64_t out, int64_t width);
    /// Throws Error when the length is no multiple of `size`.
    void pool(const BlockSettings&, int64_t size);
    void attend(int64_t heads);
};

/// Where a block under construction stands: it takes its tensors from `weights` under `place` ("trunk.3.0").
struct Site {
    Outline& outline;
    Weights& weights;
    std::string place;
};

/// All blocks of a model in order, and what comes out of the last.
struct Trunk {
    std::vector<std::unique_ptr<Block>> blocks;
    Outline outline;
};
/// model: the "model" object of params.json. Throws Error naming unknown blocks.
Trunk makeTrunk(const Json& model, int64_t inputLength, Weights&, const std::string& file);

} // namespace models
