#pragma once
#include "core/interpret/promoter.h"
#include "core/models/inputs/inputs.h"
#include "core/tracks/slice.h"

#include <optional>
#include <string>
#include <vector>

namespace interpret
{

/// Attention of one forward pass, on the genome. Query and key bins are the same: they follow each other from where.start, which
/// is a multiple of binSize from the start of the chromosome, so that maps of neighbouring windows share their bins.
///
/// Weights say where the network looks. They are no evidence that an element regulates a gene.
struct AttentionMap {
    Interval where; ///< the whole input window; may leave the chromosome, where the network saw N
    int64_t binSize = 0; ///< bp
    int64_t chromLength = 0;
    models::AttentionMatrix matrix;
    std::string model, combination; ///< "mean of 2 layers and 2 heads"
    double unknownBases = 0; ///< fraction of the input that was N

    int64_t bins() const { return matrix.positions; }
    Interval bin(int64_t number) const
    {
        return { where.chrom, where.start + number * binSize, where.start + (number + 1) * binSize };
    }
    /// Weight of a bin if the network looked everywhere alike.
    double uniform() const { return 1.0 / double(std::max<int64_t>(1, bins())); }
};

/// The window of a model that is centred on a position, moved by up to half a bin onto the grid of bins.
Interval attentionWindow(const models::AttentionShape&, const std::string& chrom, int64_t centre);
/// Throws Error when the model has no attention.
Interval attentionWindow(const models::Predictor&, const std::string& chrom, int64_t centre);

/// One forward pass of the window around `centre` (0-based, in the genome's spelling of the chromosome). Throws Error (no
/// attention, unknown chromosome, no known base in the window) and Cancelled.
AttentionMap attentionAt(const models::Predictor&, const models::InputReader&, const std::string& chrom, int64_t centre,
    const models::AttentionChoice&, const Monitor&);

/// How much the promoter looks at every bin: the mean over the query bins that overlap its TSS. Sums to 1. Throws Error when the
/// TSS lies outside the window.
std::vector<float> attentionRow(const AttentionMap&, const Promoter&);

/// The row as arcs from the TSS (a) to elements (b), named "GENE|chrom:start-end" (0-based, as ABC names its links): score = sum
/// of the weights of the key bins, each by the fraction that the element covers. Without elements every bin is one. Left out:
/// elements that overlap the TSS, that lie outside the window, and bins outside the chromosome. Throws Error as attentionRow.
std::vector<tracks::Arc> attentionArcs(
    const AttentionMap&, const Promoter&, const std::optional<std::vector<Interval>>& elements = std::nullopt);

/// What every file of attention says about itself, one sentence each.
std::vector<std::string> attentionNotes(const AttentionMap&);

} // namespace interpret
