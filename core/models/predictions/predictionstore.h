#pragma once
#include "core/models/inputs/inputs.h"

#include <memory>
#include <string>
#include <vector>

namespace models
{

/// Predictions of one model on one genome and cell type, kept by window. The grid of windows is fixed (multiples of the output
/// length from the start of each chromosome), so what is shown never depends on where the user came from. Windows whose output
/// part is all N are not predicted: no data. Safe to use from several threads; a window is computed once.
class PredictionStore
{
public:
    /// Windows used longest ago are dropped beyond maxBytes.
    PredictionStore(std::shared_ptr<const Predictor>, InputReader, size_t maxBytes = size_t(256) << 20);
    ~PredictionStore();

    /// One predicted track, of the genome as it is or edited. Windows that no edit touches are shared.
    struct Column {
        int head = 0, track = 0;
        Use use = Use::Both;
        std::shared_ptr<const Haplotype> haplotype = nullptr;
    };

    const ModelSpec& spec() const;
    const genome::Genome& genome() const;
    /// Names of the genome's chromosomes.
    std::vector<std::string> chromosomes() const;
    /// Values of one track over the grid windows that overlap `where`; computes what is missing. Throws Error, Cancelled.
    /// Returned bins start at `first` (bp) with spec().binSize each; NaN where nothing was predicted.
    struct Values {
        int64_t first = 0;
        std::vector<float> values;
        std::vector<float> spread {}; ///< of an ensemble (Prediction::spread); empty of others
    };
    Values values(const Column&, const Interval& where, const Monitor&) const;
    /// The same of what is already there, without computing; NaN elsewhere.
    Values known(const Column&, const Interval& where) const;
    /// Whether `values` returns at once: everything over `where` is already there, and that is no wider than `widest`.
    bool has(const Column&, const Interval& where) const;
    size_t bytes() const;
    /// Widest interval `values` accepts: wider views would compute for minutes. The lane says so instead.
    int64_t widest() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace models
