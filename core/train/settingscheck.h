#pragma once
#include "core/train/runconfig.h"

namespace train
{

/// RunConfig::check.
std::vector<Complaint> checkSettings(const RunConfig&);

} // namespace train
