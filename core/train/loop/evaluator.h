#pragma once
#include "core/models/device/device.h"
#include "core/train/heldout.h"
#include "core/train/loop/batch.h"
#include "core/train/run/runhistory.h"

#include <optional>

namespace train
{

struct Evaluated {
    Evaluation model;
    std::optional<Evaluation> meanTrack; ///< the baseline, where it was asked for
    HeldOut heldOut; ///< a sample of what was compared
};

/// Predicts the windows of a part in every cell type, as they are (not moved, not turned), and compares; several networks predict
/// their mean. At most recipe.validWindows of each cell type for validation, all for testing. Throws Error and Cancelled.
Evaluated evaluate(const std::vector<const models::Network*>&, const models::Device&, const Dataset&, const Recipe&, int readers,
    data::Part, bool withMeanTrack, const Monitor&);

} // namespace train
