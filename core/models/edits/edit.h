#pragma once
#include "core/genome/genome.h"
#include "core/models/model.h"

#include <cstdint>
#include <string>

namespace models
{

/// One change of what a model sees, the only way to ask "what if". Genome coordinates, 0-based half-open; its text is in
/// edittext.h. Several that go together are a Haplotype.
struct Edit {
    enum class Kind {
        Substitute, ///< other bases instead of those of `where`, as many or not, like a line of a VCF file
        Delete, ///< the bases of `where` and their signals
        Insert, ///< bases before where.start (`where` is empty); no track has values for them
        Shuffle, ///< the bases of `where` in another order with the same pairs of neighbours; signals stay
        Erase, ///< no signal over `where`: 0 for means and sums, missing for fractions (no reads, which is not "unmethylated")
        Scale ///< signals over `where` times a factor, before they are summed up by bin; fractions up to 1
    };
    Kind kind = Kind::Substitute;
    Interval where;
    std::string reference {}; ///< Substitute: what the genome has there
    std::string bases {}; ///< Substitute, Insert: upper-case ACGTN
    std::string input {}; ///< Erase, Scale: InputTrack::name; empty: all of them
    double factor = 1; ///< Scale
    uint64_t seed = 1; ///< Shuffle
    bool operator==(const Edit&) const = default;
    /// Any order, so that edits can be sought.
    bool operator<(const Edit&) const;

    bool ofSignals() const { return kind == Kind::Erase || kind == Kind::Scale; }
    /// Bases behind it move to other offsets.
    bool shifts() const { return kind == Kind::Delete || kind == Kind::Insert || reference.size() != bases.size(); }
    /// Whether a network that is shown these bp, or a part of what is there, sees the edit.
    bool touches(const Interval& input, Use = Use::Both) const;
};

/// Throws Error with one sentence: beyond the chromosome, no such input, other bases in the genome than the reference said,
/// letters that are no bases, no usable factor, an edit that changes nothing.
void checkEdit(const Edit&, const genome::Genome&, const ModelSpec&);

} // namespace models
