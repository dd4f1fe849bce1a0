#pragma once
#include "core/models/networks/blocks/block.h"

namespace models
{

/// x + attention(norm x), then x + contract(ReLU(expand(norm x))).
std::unique_ptr<Block> makeTransformer(const Layer&, Weights&);

} // namespace models
