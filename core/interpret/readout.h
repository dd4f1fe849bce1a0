#pragma once
#include "core/interpret/promoter.h"
#include "core/models/model.h"

namespace interpret
{

/// A number of a prediction that shall be explained. The windows are those of attention, so that both methods are shown the same.
struct Readout {
    Interval window; ///< the whole input; may leave the chromosome
    models::OutputSum sum;
    std::vector<std::string> notes = {}; ///< what is otherwise than it was asked for, one sentence each
};

/// The three bins around the TSS, as Enformer's authors measure CAGE, of some tracks of a head, for a gene on the minus strand of
/// their partners.
Readout readoutOf(const Promoter&, const models::ModelSpec&, const models::HeadTracks&);

/// The bins that overlap a region, which the window is centred on. A region about as long as what the model predicts may reach
/// beyond it, since windows lie on the grid of bins: what is left out is noted. Throws Error when the region is longer.
Readout readoutOf(const Interval&, const models::ModelSpec&, const models::HeadTracks&);

/// The bins that are summed, on the genome.
Interval summed(const Readout&, const models::ModelSpec&);

std::vector<std::string> namesOf(const models::ModelSpec&, const models::HeadTracks&);
/// For a sentence: the names of a few tracks, "5,313 tracks of human" of many.
std::string tracksText(const models::ModelSpec&, const models::HeadTracks&);

} // namespace interpret
