#pragma once
#include "core/models/families/layer.h"
#include "core/models/networks/pass.h"
#include "core/models/networks/weights.h"

#include <map>
#include <memory>
#include <set>

namespace models
{

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

/// One layer of a Baskerville trunk: [batch, length, channels] → the same, other sizes. An undefined result: the tap of the pass
/// has seen enough, and the blocks that follow are not run.
class Block
{
public:
    virtual ~Block() = default;
    virtual at::Tensor run(at::Tensor x, Skips&, const Pass&) const = 0;
};

/// The block of an outline's layer, with its weights under the layer's prefix.
std::unique_ptr<Block> makeBlock(const Layer&, Weights&);

} // namespace models
