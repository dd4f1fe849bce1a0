#pragma once
#include "core/train/dataset.h"

namespace train
{

/// What the windows say against a run: none to validate or test with; windows to train on that share bases with held-out ones, as
/// predictions (fatal) or as what is read only; regions that a file names for no part; homologous sequence in different parts.
/// Throws Error (an alignment that cannot be read) and Cancelled.
std::vector<Complaint> checkSplit(const RunConfig&, const Dataset&, const Monitor& = {});

} // namespace train
