#pragma once
#include "core/train/trainer.h"

namespace train
{

/// Makes a few steps of a run, which leave nothing behind, and tells what all of them will take. Throws Error and Cancelled.
Estimate probe(const RunConfig&, const Monitor&);

} // namespace train
