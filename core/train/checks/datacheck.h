#pragma once
#include "core/train/dataset.h"

namespace train
{

/// What the values of a run's tracks say against it in some of the windows (see Sampling): chromosomes with windows that a file
/// does not have; infinite and negative values (which Poisson losses cannot take); files without any value, or with nothing but
/// zeros; fractions outside of 0 to 1; targets with one value everywhere, or that log1p, scale and soft clip leave flat (a
/// standard deviation of the bins below 1e-4 · (1 + mean), where the values themselves differ); two strands with the same values.
/// Reads the same windows every time. Throws Error (a file that vanished) and Cancelled.
std::vector<Complaint> checkData(const RunConfig&, const Dataset&, const Monitor& = {});

} // namespace train
