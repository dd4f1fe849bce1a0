#pragma once
#include "core/models/edits/edit.h"

#include <span>
#include <vector>

namespace models
{

/// Edits that are read together: a genome and its signals with all of them made. Immutable.
///
/// Bases inserted or deleted move what lies behind them: a window is filled up from the genome on both sides, and signals move
/// with their bases.
class Haplotype
{
public:
    /// Reads the bases to be shuffled. Throws Error when two edits change the same bases, naming both.
    Haplotype(std::vector<Edit>, const genome::Genome&);

    /// Throws Error as the constructor; reads nothing.
    static void checkTogether(const std::vector<Edit>&);

    /// In the order given.
    const std::vector<Edit>& edits() const { return m_edits; }
    /// Their spelling (models::toText).
    std::string text() const;
    bool touches(const Interval& input, Use = Use::Both) const;

    /// A part of the altered sequence: bases of the reference, or inserted ones.
    struct Piece {
        Interval where; ///< may lie beyond the chromosome; nothing when inserted
        std::string inserted {};
    };
    /// What a window of window.length() letters is made of when the reference base `anchor` (the next one that is kept) has its
    /// usual offset in it.
    std::vector<Piece> pieces(const Interval& window, int64_t anchor) const;
    /// Stretches of an interval that are not deleted, each as far as its bases keep their distances.
    std::vector<Interval> kept(const Interval&) const;

    /// Makes the edits that move nothing: `letters` are the reference's at `where`.
    void changeLetters(const Interval& where, std::string& letters) const;
    /// `values` are the signal's, one per base of `where`, NaN where there is none; fractions run from 0 to 1.
    void changeValues(const InputTrack&, const Interval& where, std::span<float> values) const;

private:
    /// `letters` instead of the reference's at `where`.
    struct Exchange {
        Interval where;
        std::string letters;
    };
    /// Bases that keep their distances, or inserted ones.
    struct Stretch {
        int64_t altered = 0, length = 0; ///< offset in the altered sequence
        int64_t reference = 0; ///< where they come from
        const std::string* inserted = nullptr;
        int64_t end() const { return altered + length; }
        int64_t shift() const { return altered - reference; }
    };
    /// All of a chromosome, from far before it to far behind it.
    std::vector<Stretch> stretches(const std::string& chrom) const;

    std::vector<Edit> m_edits;
    std::vector<Exchange> m_inPlace; ///< as many letters as bases
    std::vector<Exchange> m_moving; ///< sorted; others
};

} // namespace models
