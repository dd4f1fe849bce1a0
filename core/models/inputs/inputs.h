#pragma once
#include "core/genome/genome.h"
#include "core/models/edits/haplotype.h"
#include "core/models/model.h"
#include "core/tracks/track.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace models
{

/// The tracks of a cell type that one input of a model is read from; null: none is given. They answer to the genome's spelling of
/// names (Track::useNames).
struct InputSignal {
    std::shared_ptr<const tracks::Track> values;
    std::shared_ptr<const tracks::Track> coverage = nullptr; ///< of an InputTrack::Summary::Fraction: reads over each cytosine
    bool percent = false; ///< of a fraction: the values run from 0 to 100
};

/// The signal of a track's file that a name means (tracks::TrackName): of a table of methylation the cytosines of "mCG" or "mCH",
/// and the reads over them where the name tells of coverage; any other track is given back as it is. Throws Error when the table
/// has no such cytosine.
std::shared_ptr<const tracks::Track> namedSignal(std::shared_ptr<const tracks::Track>, const std::string& name);

/// The input with what the files of its tracks hold besides: of a table of methylation the cytosines that its name means, as
/// fractions whatever was said of percent, and the reads over each of them unless a track of coverage is given. Throws Error
/// when a file has none of them.
InputSignal completed(const InputTrack&, InputSignal);

/// Reads what a model sees of a window: the letters of a genome and the signals of one cell type, as they are or edited. Safe to
/// use from several threads.
class InputReader
{
public:
    /// Signals in the order of spec.inputs, which are completed here; those left out at the end are missing. Throws Error when
    /// the genome has no sequence or a track no values.
    InputReader(const ModelSpec&, std::shared_ptr<const genome::Genome>, std::vector<InputSignal> given = {});

    /// The same with edits made; null: none.
    InputReader with(std::shared_ptr<const Haplotype>) const;

    const genome::Genome& genome() const { return *m_genome; }
    /// What each input is read from.
    const std::vector<InputSignal>& given() const { return m_signals; }
    const Haplotype* haplotype() const { return m_haplotype.get(); }
    /// The window is in the genome's spelling and as long as the model's input; beyond the chromosome there are N and no signal.
    /// An input without a track, and a chromosome that its track does not have, is missing everywhere. Throws Error (unknown
    /// chromosome, a fraction that is none, damaged files) and Cancelled. Tracks are not read for a network that is shown the
    /// sequence alone: all are missing then. Where bases are inserted or deleted, the reference base `anchor` (nothing: the
    /// window's centre) keeps its offset in the window.
    Inputs read(const Interval& window, const Monitor&, Use = Use::Both, std::optional<int64_t> anchor = std::nullopt) const;
    /// Inputs that are missing on a chromosome, one sentence each.
    std::vector<std::string> masked(const std::string& chrom) const;
    /// These, how many bases were padded when windows from window.start to window.end were read, and what became of each edit.
    std::vector<std::string> notes(const Interval& window, Use = Use::Both) const;

private:
    using Pieces = std::vector<Haplotype::Piece>;
    std::string letters(const Pieces&) const;
    std::vector<float> signal(size_t input, const Pieces&, int64_t bins, const Monitor&) const;
    /// Values over a stretch inside the chromosome, edited; one per base.
    std::vector<float> values(size_t input, const Interval&, const Monitor&) const;
    std::string note(const Edit&, const Interval& window, Use) const;
    bool missing(size_t input, const std::string& chrom) const;

    std::vector<InputTrack> m_inputs;
    int64_t m_binSize;
    std::shared_ptr<const genome::Genome> m_genome;
    std::vector<InputSignal> m_signals;
    std::shared_ptr<const Haplotype> m_haplotype;
};

/// The one way from values to what a network reads. `values` (and `coverage`, of a fraction, or empty) hold one value per base,
/// NaN where there is none; the first of them lies `offset` bases behind the start of the first bin (0 to …). Bins are binSize
/// long, and those without any of the bases are missing.
std::vector<float> binned(const InputTrack&, std::span<const float> values, std::span<const float> coverage, int64_t binSize,
    int64_t bins, int64_t offset = 0);

/// "mean per bin, log1p, × 0.5", "methylated fraction, bins of 10 reads or more"
std::string describe(const InputTrack&);

/// Throws Error when the inputs are not of the size that the model reads.
void checkInputs(const ModelSpec&, const Inputs&);
void checkInputs(const ModelSpec&, const InputValues&);

} // namespace models
