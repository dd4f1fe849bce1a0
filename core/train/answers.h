#pragma once
#include "core/train/trainer.h"

namespace train
{

/// What `epiarc-cli check --json` and `estimate --json` print, for those who ask through a process: the window, scripts. Keys
/// that are not known are passed over; reading throws Error for what is no such answer.

/// A list of { "field", "sentence", "fatal" }.
Json toJson(const std::vector<Complaint>&);
std::vector<Complaint> complaintsFromJson(const Json&);

Json toJson(const Estimate&);
Estimate estimateFromJson(const Json&);

} // namespace train
