#pragma once
#include "core/models/regions.h"

#include <memory>
#include <string>
#include <vector>

namespace models
{

/// Predictions of one model on one genome, kept by window. The grid of windows is fixed (multiples of the output length from
/// the start of each chromosome), so what is shown never depends on where the user came from. Windows whose output part is
/// all N are not predicted: no data. Safe to use from several threads; a window is computed once.
class PredictionStore
{
public:
    /// Windows used longest ago are dropped beyond maxBytes. Throws Error when the genome has no sequence.
    PredictionStore(std::shared_ptr<const Predictor>, std::shared_ptr<const genome::Genome>, size_t maxBytes = size_t(256) << 20);
    ~PredictionStore();

    const ModelSpec& spec() const;
    /// Names of the genome's chromosomes.
    std::vector<std::string> chromosomes() const;
    /// Values of one track over the grid windows that overlap `where`; computes what is missing. Throws Error, Cancelled.
    /// Returned bins start at `first` (bp) with spec().binSize each; NaN where nothing was predicted.
    struct Values {
        int64_t first = 0;
        std::vector<float> values;
    };
    Values values(int head, int track, const Interval& where, const Monitor&) const;
    /// The same of what is already there, without computing; NaN elsewhere.
    Values known(int head, int track, const Interval& where) const;
    /// Whether everything over `where` is already there, so that `values` returns at once.
    bool has(int head, int track, const Interval& where) const;
    size_t bytes() const;
    /// Widest interval `values` accepts: wider views would compute for minutes. The lane says so instead.
    int64_t widest() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace models
