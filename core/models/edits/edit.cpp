#include "core/models/edits/edit.h"

#include "core/models/edits/edittext.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tuple>

namespace models
{

namespace
{

constexpr std::string_view baseLetters = "ACGTN";

void checkLocus(const Edit& edit, const genome::Genome& genome)
{
    const auto length = genome.length(edit.where.chrom);
    if (!length)
        throw Error(fmt::format("{} has no chromosome “{}”.", genome.name(), edit.where.chrom));
    if (edit.where.start < 0 || edit.where.end > *length)
        throw Error(fmt::format("{} reaches beyond {}, which is {} bp long in {}: give positions from 1 to {}.",
            toText(edit.where), edit.where.chrom, withCommas(*length), genome.name(), withCommas(*length)));
}

void checkBases(const std::string& bases)
{
    const size_t other = bases.find_first_not_of(baseLetters);
    if (other != std::string::npos)
        throw Error(
            fmt::format("“{}” holds {}, which is no base: write A, C, G, T or N.", shortened(bases), bases.substr(other, 1)));
}

void checkReference(const Edit& edit, const genome::Genome& genome)
{
    const std::string there = genome.sequence(edit.where);
    if (there != edit.reference)
        throw Error(fmt::format("{} has {} at {}, not {}: check the position and which assembly it belongs to, or write {}>{}.",
            genome.name(), shortened(there), toText(edit.where), shortened(edit.reference), shortened(there),
            shortened(edit.bases)));
    if (edit.reference == edit.bases)
        throw Error(fmt::format("{} changes nothing: write another base behind the >.", toText(edit)));
}

void checkInput(const Edit& edit, const ModelSpec& spec)
{
    if (spec.inputs.empty())
        throw Error(fmt::format("{} reads the sequence alone: there is no signal to {}.", spec.name,
            edit.kind == Edit::Kind::Erase ? "erase" : "scale"));
    std::vector<std::string> names;
    for (const InputTrack& input : spec.inputs)
        names.push_back(input.name);
    if (!edit.input.empty() && std::ranges::find(names, edit.input) == names.end())
        throw Error(fmt::format(
            "{} has no input “{}”; its inputs are: {}, or write all.", spec.name, edit.input, fmt::join(names, ", ")));
    if (!std::isfinite(edit.factor) || edit.factor < 0)
        throw Error("The factor must be a number of 0 or more: write 0.5 to halve a signal, 2 to double it.");
    if (edit.kind == Edit::Kind::Scale && edit.factor == 1)
        throw Error(fmt::format("{} changes nothing: write another factor than 1.", toText(edit)));
}

} // namespace

bool Edit::operator<(const Edit& other) const
{
    const auto values = [](const Edit& edit) {
        return std::tie(edit.kind, edit.where.chrom, edit.where.start, edit.where.end, edit.reference, edit.bases, edit.input,
            edit.factor, edit.seed);
    };
    return values(*this) < values(other);
}

bool Edit::touches(const Interval& input, Use use) const
{
    if (ofSignals() ? use == Use::Sequence : use == Use::Epigenome && !shifts())
        return false;
    if (kind == Kind::Insert)
        return where.chrom == input.chrom && where.start > input.start && where.start < input.end;
    return where.overlaps(input);
}

void checkEdit(const Edit& edit, const genome::Genome& genome, const ModelSpec& spec)
{
    checkLocus(edit, genome);
    if (edit.ofSignals())
        return checkInput(edit, spec);
    checkBases(edit.bases);
    if (edit.kind == Edit::Kind::Substitute)
        checkReference(edit, genome);
}

} // namespace models
