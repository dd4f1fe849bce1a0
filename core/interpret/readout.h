#pragma once
#include "core/interpret/promoter.h"
#include "core/models/model.h"

namespace interpret
{

/// A number of a prediction that shall be explained. The windows are those of attention, so that both methods are shown the same.
struct Readout {
    Interval window; ///< the whole input; may leave the chromosome
    models::OutputSum sum;
};

/// The three bins around the TSS, as Enformer's authors measure CAGE, of some tracks of a head, for a gene on the minus strand of
/// their partners.
Readout readoutOf(const Promoter&, const models::ModelSpec&, int head, const std::vector<int>& tracks);

/// The bins that overlap a region, which the window is centred on. Throws Error when it is longer than what the model predicts.
Readout readoutOf(const Interval&, const models::ModelSpec&, int head, const std::vector<int>& tracks);

/// The bins that are summed, on the genome.
Interval summed(const Readout&, const models::ModelSpec&);

} // namespace interpret
