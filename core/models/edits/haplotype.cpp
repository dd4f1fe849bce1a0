#include "core/models/edits/haplotype.h"

#include "core/models/edits/edittext.h"
#include "core/models/edits/shuffle.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace models
{

namespace
{

using Kind = Edit::Kind;

constexpr int64_t far = int64_t(1) << 40; // bp; longer than any chromosome

bool collide(const Interval& a, const Interval& b)
{
    return a.overlaps(b) || (a.empty() && a == b);
}

/// "AT>A" is a deletion of T, "A>ATT" an insertion of TT: bases that stay are no part of it.
Edit trimmed(Edit edit)
{
    if (edit.kind != Kind::Substitute || !edit.shifts())
        return edit;
    std::string &reference = edit.reference, &bases = edit.bases;
    const auto front = std::ranges::mismatch(reference, bases).in1 - reference.begin();
    edit.where.start += front;
    reference.erase(0, size_t(front));
    bases.erase(0, size_t(front));
    while (!reference.empty() && !bases.empty() && reference.back() == bases.back()) {
        --edit.where.end;
        reference.pop_back();
        bases.pop_back();
    }
    return edit;
}

} // namespace

Haplotype::Haplotype(std::vector<Edit> edits, const genome::Genome& genome)
    : m_edits(std::move(edits))
{
    checkTogether(m_edits);
    for (const Edit& edit : m_edits) {
        if (edit.ofSignals())
            continue;
        const Edit changed = trimmed(edit);
        Exchange exchange { changed.where, changed.bases };
        if (edit.kind == Kind::Shuffle)
            exchange.letters = shuffledByPairs(genome.sequence(edit.where), edit.seed);
        (edit.shifts() ? m_moving : m_inPlace).push_back(std::move(exchange));
    }
    std::ranges::sort(m_moving, [](const Exchange& a, const Exchange& b) {
        return std::tie(a.where.chrom, a.where.start, a.where.end) < std::tie(b.where.chrom, b.where.start, b.where.end);
    });
}

void Haplotype::checkTogether(const std::vector<Edit>& edits)
{
    std::vector<std::pair<Interval, const Edit*>> changed;
    for (const Edit& edit : edits) {
        if (edit.ofSignals())
            continue; // all that are given go together
        const Interval here = trimmed(edit).where;
        for (const auto& [where, other] : changed)
            if (collide(where, here))
                throw Error(fmt::format(
                    "“{}” and “{}” overlap: leave one away, or write both as one edit.", toText(*other), toText(edit)));
        changed.emplace_back(here, &edit);
    }
}

std::string Haplotype::text() const
{
    return toText(m_edits);
}

bool Haplotype::touches(const Interval& input, Use use) const
{
    return std::ranges::any_of(m_edits, [&](const Edit& edit) { return edit.touches(input, use); });
}

std::vector<Haplotype::Stretch> Haplotype::stretches(const std::string& chrom) const
{
    std::vector<Stretch> result;
    int64_t from = -far, shift = 0;
    for (const Exchange& moving : m_moving) {
        if (moving.where.chrom != chrom)
            continue;
        const int64_t at = moving.where.start;
        result.push_back({ from + shift, at - from, from });
        if (!moving.letters.empty())
            result.push_back({ at + shift, int64_t(moving.letters.size()), at, &moving.letters });
        shift += int64_t(moving.letters.size()) - moving.where.length();
        from = moving.where.end;
    }
    result.push_back({ from + shift, 2 * far - from, from });
    return result;
}

std::vector<Haplotype::Piece> Haplotype::pieces(const Interval& window, int64_t anchor) const
{
    const std::vector<Stretch> all = stretches(window.chrom);
    const auto holding = std::ranges::find_if(
        all, [anchor](const Stretch& each) { return !each.inserted && each.reference + each.length > anchor; });
    const int64_t start = window.start + holding->shift(), end = start + window.length();
    std::vector<Piece> result;
    for (const Stretch& each : all) {
        const int64_t from = std::max(start, each.altered), to = std::min(end, each.end());
        if (from >= to)
            continue;
        Piece& piece = result.emplace_back();
        if (each.inserted)
            piece.inserted = each.inserted->substr(size_t(from - each.altered), size_t(to - from));
        else
            piece.where = { window.chrom, from - each.shift(), to - each.shift() };
    }
    return result;
}

std::vector<Interval> Haplotype::kept(const Interval& where) const
{
    std::vector<Interval> result;
    for (const Stretch& each : stretches(where.chrom)) {
        const Interval part { where.chrom, std::max(where.start, each.reference),
            std::min(where.end, each.reference + each.length) };
        if (!each.inserted && !part.empty())
            result.push_back(part);
    }
    return result;
}

void Haplotype::changeLetters(const Interval& where, std::string& letters) const
{
    for (const Exchange& exchange : m_inPlace)
        for (int64_t at = std::max(where.start, exchange.where.start);
             exchange.where.overlaps(where) && at < std::min(where.end, exchange.where.end); ++at)
            letters[size_t(at - where.start)] = exchange.letters[size_t(at - exchange.where.start)];
}

void Haplotype::changeValues(const InputTrack& input, const Interval& where, std::span<float> values) const
{
    const bool fraction = input.summary == InputTrack::Summary::Fraction;
    for (const Edit& edit : m_edits) {
        if (!edit.ofSignals() || (!edit.input.empty() && edit.input != input.name) || !edit.where.overlaps(where))
            continue;
        const auto from = size_t(std::max(where.start, edit.where.start) - where.start);
        const auto to = size_t(std::min(where.end, edit.where.end) - where.start);
        for (float& value : values.subspan(from, to - from))
            if (edit.kind == Kind::Erase)
                value = fraction ? std::numeric_limits<float>::quiet_NaN() : 0;
            else if (!std::isnan(value))
                value = std::min(float(value * edit.factor), fraction ? 1 : std::numeric_limits<float>::infinity());
    }
}

} // namespace models
