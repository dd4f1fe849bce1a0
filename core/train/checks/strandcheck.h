#pragma once
#include "core/train/dataset.h"

namespace train
{

/// Whether the files of two strands were exchanged: over genes (where an annotation is given) most of the signal should lie on
/// their own strand. Only pairs whose names tell their strand ("+" and "-", plus and minus, fwd and rev, …) are looked at, in up
/// to 200 windows of each organism. Throws Error (a file that vanished) and Cancelled.
std::vector<Complaint> checkStrandsOfGenes(const RunConfig&, const Dataset&, const Monitor& = {});

} // namespace train
