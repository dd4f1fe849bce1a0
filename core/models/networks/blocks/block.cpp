#include "core/models/networks/blocks/block.h"

#include "core/models/networks/blocks/convblocks.h"
#include "core/models/networks/blocks/transformerblock.h"

#include <stdexcept>

namespace models
{

namespace
{

struct BlockMaker {
    const Layer& layer;
    Weights& weights;
    std::unique_ptr<Block> operator()(const operations::Convolution& convolution) const
    {
        return convolution.order == operations::Convolution::Order::NormFirst
            ? makeConvNac(layer, convolution, weights)
            : makePooledConvolution(layer, convolution, weights);
    }
    std::unique_ptr<Block> operator()(const operations::DilatedResidual& residual) const
    {
        return makeDilatedResidual(layer, residual, weights);
    }
    std::unique_ptr<Block> operator()(const operations::Transformer&) const { return makeTransformer(layer, weights); }
    std::unique_ptr<Block> operator()(const operations::Upsampling& upsampling) const
    {
        return makeUnetConv(layer, upsampling, weights);
    }
    std::unique_ptr<Block> operator()(const operations::Crop& crop) const { return makeCrop(layer, crop); }
    template <typename Other>
    std::unique_ptr<Block> operator()(const Other&) const
    {
        throw std::logic_error("No block of a Baskerville trunk does " + layer.prefix + ".");
    }
};

} // namespace

std::unique_ptr<Block> makeBlock(const Layer& layer, Weights& weights)
{
    return std::visit(BlockMaker { layer, weights }, layer.operation);
}

} // namespace models
