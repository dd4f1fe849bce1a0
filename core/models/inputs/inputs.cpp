#include "core/models/inputs/inputs.h"

#include "core/models/edits/edittext.h"
#include "core/tracks/trackname.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace models
{

namespace
{

constexpr float missingValue = std::numeric_limits<float>::quiet_NaN();

std::string nameOf(const tracks::Track& track)
{
    return track.path().empty() ? track.name() : track.path().string();
}

/// One value per base of an interval that lies inside its chromosome.
std::vector<float> valuesOf(const tracks::Track& track, const Interval& where, const Monitor& monitor)
{
    tracks::Slice slice = track.read(where, int(where.length()), monitor);
    auto* signal = std::get_if<tracks::Signal>(&slice);
    if (!signal)
        throw Error(fmt::format("{} has no values over {}: choose a bigWig or bedGraph.", nameOf(track), toText(where)));
    return std::move(signal->mean);
}

/// Percent become fractions. Throws Error for what is neither.
void requireFractions(std::vector<float>& values, const InputSignal& given, const InputTrack& input, const Interval& where)
{
    const float most = given.percent ? 100 : 1;
    for (size_t i = 0; i < values.size(); ++i) {
        if (values[i] < 0 || values[i] > most * 1.0001f)
            throw Error(fmt::format("{} has the value {:.4g} at {}:{}, but as {} it must hold {}: {}.", nameOf(*given.values),
                values[i], where.chrom, withCommas(where.start + int64_t(i) + 1), input.name,
                given.percent ? "percent (0 to 100)" : "fractions (0 to 1)",
                given.percent || values[i] < 0 ? "choose another track" : "say that it holds percent, or choose another track"));
        values[i] = std::min(values[i] / most, 1.0f);
    }
}

double meanFraction(std::span<const float> values, std::span<const float> coverage, double minCoverage)
{
    double methylated = 0, reads = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        const double here = coverage.empty() ? 1 : coverage[i];
        if (!std::isfinite(values[i]) || !std::isfinite(here) || here <= 0)
            continue;
        methylated += values[i] * here;
        reads += here;
    }
    const bool enough = reads > 0 && (coverage.empty() || reads >= minCoverage);
    return enough ? methylated / reads : missingValue;
}

double summary(const InputTrack& input, std::span<const float> values, std::span<const float> coverage)
{
    if (input.summary == InputTrack::Summary::Fraction)
        return meanFraction(values, coverage, input.minCoverage);
    double sum = 0, count = 0;
    for (const float value : values)
        if (std::isfinite(value)) {
            sum += value;
            ++count;
        }
    if (input.absentIsZero)
        count = double(values.size());
    if (count == 0)
        return missingValue;
    return input.summary == InputTrack::Summary::Sum ? sum : sum / count;
}

} // namespace

std::vector<float> binned(const InputTrack& input, std::span<const float> values, std::span<const float> coverage,
    int64_t binSize, int64_t bins, int64_t offset)
{
    std::vector<float> result(size_t(bins), missingValue);
    for (int64_t bin = 0; bin < bins; ++bin) {
        const auto at = [&](int64_t base) { return size_t(std::clamp<int64_t>(base - offset, 0, int64_t(values.size()))); };
        const size_t from = at(bin * binSize), length = at((bin + 1) * binSize) - from;
        if (length == 0)
            continue;
        const double value
            = summary(input, values.subspan(from, length), coverage.empty() ? coverage : coverage.subspan(from, length));
        result[size_t(bin)] = float(input.scale * (input.log1p ? std::log1p(value < 0 ? 0 : value) : value));
    }
    return result;
}

std::shared_ptr<const tracks::Track> namedSignal(std::shared_ptr<const tracks::Track> track, const std::string& name)
{
    const tracks::TrackName told = tracks::TrackName::read(name);
    for (const std::string& part : { told.vague ? std::string() : told.assay, std::string(told.coverage ? "coverage" : "") })
        if (auto own = track && !part.empty() ? track->part(part) : nullptr)
            track = std::move(own);
    return track;
}

InputSignal completed(const InputTrack& input, InputSignal given)
{
    given.values = namedSignal(given.values, input.name);
    if (input.summary != InputTrack::Summary::Fraction || !given.values)
        return given;
    if (given.values->part("coverage")) // a table of methylation, whose values are fractions
        given.percent = false;
    const auto reads = namedSignal(given.coverage ? given.coverage : given.values, input.name);
    if (const auto own = reads->part("coverage"))
        given.coverage = own;
    return given;
}

InputReader::InputReader(const ModelSpec& spec, std::shared_ptr<const genome::Genome> genome, std::vector<InputSignal> given)
    : m_inputs(spec.inputs)
    , m_binSize(spec.inputBinSize)
    , m_genome(std::move(genome))
    , m_signals(std::move(given))
{
    if (!m_genome->hasSequence())
        throw Error(
            fmt::format("{} holds no sequence, which a prediction needs: open a FASTA or 2bit file.", m_genome->path().string()));
    m_signals.resize(m_inputs.size());
    std::ranges::transform(m_inputs, m_signals, m_signals.begin(), completed);
    for (size_t i = 0; i < m_signals.size(); ++i)
        for (const auto& track : { m_signals[i].values, m_signals[i].coverage })
            if (track && track->kind() != tracks::Kind::Signal)
                throw Error(fmt::format(
                    "{} has no values to serve as {}: choose a bigWig or bedGraph.", nameOf(*track), m_inputs[i].name));
}

bool InputReader::missing(size_t input, const std::string& chrom) const
{
    const InputSignal& given = m_signals[input];
    return !given.values || !given.values->has(chrom) || (given.coverage && !given.coverage->has(chrom));
}

InputReader InputReader::with(std::shared_ptr<const Haplotype> haplotype) const
{
    InputReader edited = *this;
    edited.m_haplotype = std::move(haplotype);
    return edited;
}

std::string InputReader::letters(const Pieces& pieces) const
{
    std::string bases;
    for (const Haplotype::Piece& piece : pieces) {
        std::string part = piece.inserted.empty() ? m_genome->sequence(piece.where) : piece.inserted;
        if (m_haplotype && piece.inserted.empty())
            m_haplotype->changeLetters(piece.where, part);
        bases += part;
    }
    return bases;
}

std::vector<float> InputReader::values(size_t input, const Interval& where, const Monitor& monitor) const
{
    std::vector<float> values = valuesOf(*m_signals[input].values, where, monitor);
    if (m_inputs[input].summary == InputTrack::Summary::Fraction)
        requireFractions(values, m_signals[input], m_inputs[input], where);
    if (m_haplotype)
        m_haplotype->changeValues(m_inputs[input], where, values);
    return values;
}

std::vector<float> InputReader::signal(size_t input, const Pieces& pieces, int64_t bins, const Monitor& monitor) const
{
    const InputSignal& given = m_signals[input];
    const bool covered = m_inputs[input].summary == InputTrack::Summary::Fraction && given.coverage;
    std::vector<float> values, coverage;
    int64_t before = 0; // bases before the chromosome
    for (const Haplotype::Piece& piece : pieces) {
        std::vector<float> here(piece.inserted.size(), missingValue), reads = here;
        const Interval inside = piece.where.clipped(m_genome->length(piece.where.chrom).value_or(0));
        if (values.empty() && piece.inserted.empty())
            before += std::max<int64_t>(0, std::min(inside.start, piece.where.end) - piece.where.start);
        if (!inside.empty()) {
            here = this->values(input, inside, monitor);
            if (covered)
                reads = valuesOf(*given.coverage, inside, monitor);
        }
        values.insert(values.end(), here.begin(), here.end());
        if (covered)
            coverage.insert(coverage.end(), reads.begin(), reads.end());
    }
    return binned(m_inputs[input], values, coverage, m_binSize, bins, before);
}

Inputs InputReader::read(const Interval& window, const Monitor& monitor, Use use, std::optional<int64_t> anchor) const
{
    const Pieces pieces = m_haplotype ? m_haplotype->pieces(window, anchor.value_or(window.centre())) : Pieces { { window } };
    const int64_t bins = m_binSize ? window.length() / m_binSize : 0;
    Inputs inputs { letters(pieces) };
    if (use == Use::Sequence) {
        inputs.epigenome.assign(m_inputs.size(), std::vector<float>(size_t(bins), missingValue));
        return inputs;
    }
    for (size_t i = 0; i < m_inputs.size(); ++i) {
        const Monitor part = monitor.part(double(i) / double(m_inputs.size()), double(i + 1) / double(m_inputs.size()));
        part.report(0, "reading tracks");
        inputs.epigenome.push_back(
            missing(i, window.chrom) ? std::vector<float>(size_t(bins), missingValue) : signal(i, pieces, bins, part));
    }
    return inputs;
}

std::vector<std::string> InputReader::masked(const std::string& chrom) const
{
    std::vector<std::string> notes;
    for (size_t i = 0; i < m_inputs.size(); ++i) {
        const InputSignal& given = m_signals[i];
        const bool noValues = given.values && !given.values->has(chrom);
        if (!given.values)
            notes.push_back(fmt::format("No track serves as {}: it was masked.", m_inputs[i].name));
        else if (missing(i, chrom))
            notes.push_back(fmt::format("{} has no {}: {} was masked there.", nameOf(*(noValues ? given.values : given.coverage)),
                chrom, m_inputs[i].name));
    }
    return notes;
}

std::string InputReader::note(const Edit& edit, const Interval& window, Use use) const
{
    const std::string text = toText(edit);
    if (!edit.touches(window))
        return fmt::format("Edit without effect: {} touches no window that was read.", text);
    const bool shown = edit.touches(window, use);
    bool seen = shown && !edit.ofSignals();
    for (size_t i = 0; shown && edit.ofSignals() && i < m_inputs.size(); ++i)
        seen |= (edit.input.empty() || edit.input == m_inputs[i].name) && !missing(i, window.chrom);
    return seen ? fmt::format("Edited: {}.", text) : fmt::format("Edit without effect: {} changes what was masked.", text);
}

std::vector<std::string> InputReader::notes(const Interval& window, Use use) const
{
    std::vector<std::string> notes = masked(window.chrom);
    const int64_t before = std::max<int64_t>(0, -window.start),
                  after = std::max<int64_t>(0, window.end - m_genome->length(window.chrom).value_or(window.end));
    const char* where = before && after ? "ends" : before ? "start" : "end";
    if (before + after == 1)
        notes.push_back(fmt::format("1 base beyond the {} of {} was read as N.", where, window.chrom));
    else if (before + after > 0)
        notes.push_back(
            fmt::format("{} bases beyond the {} of {} were read as N.", withCommas(before + after), where, window.chrom));
    for (size_t i = 0; m_haplotype && i < m_haplotype->edits().size(); ++i)
        notes.push_back(note(m_haplotype->edits()[i], window, use));
    return notes;
}

std::string describe(const InputTrack& input)
{
    std::string text = input.summary == InputTrack::Summary::Fraction ? "methylated fraction"
        : input.summary == InputTrack::Summary::Sum                   ? "sum per bin"
                                                                      : "mean per bin";
    if (input.minCoverage > 0)
        text += fmt::format(", bins of {} reads or more", input.minCoverage);
    if (input.summary != InputTrack::Summary::Fraction && !input.absentIsZero)
        text += ", of bases with values";
    if (input.log1p)
        text += ", log1p";
    if (input.scale != 1)
        text += fmt::format(", × {:.4g}", input.scale);
    return text;
}

namespace
{

void checkSizes(const ModelSpec& spec, size_t letters, const std::vector<std::vector<float>>& epigenome)
{
    if (int64_t(letters) != spec.inputLength)
        throw Error(fmt::format("{} reads {} bases at a time, not {}.", spec.name, spec.inputLength, letters));
    if (epigenome.size() != spec.inputs.size())
        throw Error(
            fmt::format("{} reads {} signals besides the sequence, not {}.", spec.name, spec.inputs.size(), epigenome.size()));
    for (size_t i = 0; i < epigenome.size(); ++i)
        if (int64_t(epigenome[i].size()) != spec.inputBins())
            throw Error(fmt::format(
                "{} reads {} bins of {}, not {}.", spec.name, spec.inputBins(), spec.inputs[i].name, epigenome[i].size()));
}

} // namespace

void checkInputs(const ModelSpec& spec, const Inputs& inputs)
{
    checkSizes(spec, inputs.bases.size(), inputs.epigenome);
}

void checkInputs(const ModelSpec& spec, const InputValues& inputs)
{
    checkSizes(spec, inputs.letters.size() / 4, inputs.epigenome);
}

} // namespace models
