#pragma once
#include "core/train/dataset.h"

namespace train
{

/// All that can be said of a run before it starts.
struct CheckedRun {
    std::vector<Complaint> complaints; ///< by field, in the order of what was looked at: settings, files, windows, values
    std::shared_ptr<const Dataset> dataset; ///< null where the complaints keep it from being made

    bool canStart() const; ///< nothing is fatal
};

/// RunConfig::check, checkFiles, checkSplit, checkStrandsOfGenes and checkData, as far as one allows the next. Throws Cancelled.
CheckedRun checkRun(const RunConfig&, const Monitor& = {});

} // namespace train
