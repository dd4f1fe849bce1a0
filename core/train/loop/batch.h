#pragma once
#include "core/models/networks/network.h"
#include "core/train/dataset.h"

#include <span>

namespace train
{

/// Examples of one organism as a network reads them, on the CPU.
struct Batch {
    models::NetworkInputs inputs;
    at::Tensor targets; ///< [examples, bins, tracks]; NaN where nothing is known
    int organism = 0;
};
/// Reads and encodes them. Throws Error and Cancelled.
Batch readBatch(const Dataset&, std::span<const Example>, const Monitor&);

/// The recipe's loss: one number.
at::Tensor lossOf(const Recipe&, const at::Tensor& predictions, const at::Tensor& targets);

} // namespace train
