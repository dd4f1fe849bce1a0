#pragma once
#include "core/models/inputs/inputs.h"

namespace models
{

/// What a model predicts for the bins of one window of the reference. Bins that were deleted altogether are NaN.
struct WindowPrediction {
    Prediction values;
    double unknownBases = 0; ///< fraction of the input that was N
};

/// Predicts `output`, which is spec().outputLength long, in one pass, unless the reader's haplotype inserts or deletes bases in
/// it: then in one for each stretch in between, with that stretch at its usual offset, so that its bins hold the same bases as in
/// the reference and a difference to the reference is no matter of where bins begin (as Baskerville stitches indels; Linder et
/// al., Nat Genet 2025). A bin with several stretches is their mean by bases. Throws Error, Cancelled.
WindowPrediction predictWindow(const Predictor&, const InputReader&, const Interval& output, const Request&, const Monitor&);

} // namespace models
