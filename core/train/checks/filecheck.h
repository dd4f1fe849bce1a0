#pragma once
#include "core/models/model.h"
#include "core/train/runconfig.h"

namespace train
{

/// What the files of a run say against it before their values are looked at. Every file is opened, and each that cannot be used
/// is told at its own field: missing or damaged, of another genome or assembly (bigWigs tell the lengths of chromosomes), no
/// signal, given twice, an input that is also to be predicted. Also sizes and heads of `spec` that do not fit. Throws Cancelled.
std::vector<Complaint> checkFiles(const RunConfig&, const models::ModelSpec& spec, const Monitor& = {});

/// "chr1, chr2, chr3 and 5 more"
std::string someOf(const std::vector<std::string>& names);

} // namespace train
