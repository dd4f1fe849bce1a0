#pragma once
#include "core/models/families/operations.h"
#include "core/models/model.h"

#include <string>
#include <vector>

namespace models
{

/// spec.settings of the families that build on Enformer. Keys are the names below in snake_case ("key_size"); the defaults are
/// the published network's.
struct EnformerSettings {
    int64_t channels = 1536, depth = 11, heads = 8, keySize = 64;
    int64_t valueSize = 0; ///< per head; 0: channels / heads
    int64_t positionFeatures = 0; ///< 0: channels / heads
    int64_t finalChannels = 0; ///< 0: 2 · channels
    /// Widths of the stem, then of each stage; empty: as towerWidths of `downsamples` and `divisible_by`.
    std::vector<int64_t> tower;
    Pool pool = Pool::Attention; ///< "attention" | "max"
    GammaMaximum gamma = GammaMaximum::Positions; ///< "positions" | "features" | "everything"
    Activation activation = Activation::Softplus; ///< of the heads
    double dropout = 0.4, attentionDropout = 0.05, positionDropout = 0.01;
    int64_t bins = 0; ///< of the whole input, from spec.inputLength
    int64_t outputBins = 0; ///< from spec.outputLength

    int64_t binSize() const { return int64_t(1) << tower.size(); }
    /// Throws Error naming `file` and the key that does not fit.
    static EnformerSettings read(const ModelSpec&, const std::string& file);
};

/// Enformer's widths: channels/2 for the stem, then six (in general `halvings` − 1) that grow geometrically from channels/2 to
/// channels, rounded to multiples of `unit` (halves to even).
std::vector<int64_t> towerWidths(int64_t channels, int64_t halvings, int64_t unit);

} // namespace models
