#include "core/interpret/attentionmap.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace interpret
{

namespace
{

/// Query or key bins [first, second) that overlap an interval.
std::pair<int64_t, int64_t> binsOver(const AttentionMap& map, const Interval& locus)
{
    if (!locus.overlaps(map.where))
        return { 0, 0 };
    const auto at = [&](int64_t position) { return std::clamp<int64_t>(position, 0, map.bins()); };
    return { at((locus.start - map.where.start) / map.binSize), at((locus.end - map.where.start - 1) / map.binSize + 1) };
}

/// The row's sum over an element, each bin by the fraction of it that the element covers.
double weightOf(const AttentionMap& map, const std::vector<float>& row, const Interval& element)
{
    const auto [from, to] = binsOver(map, element);
    double weight = 0;
    for (int64_t number = from; number < to; ++number) {
        const Interval bin = map.bin(number);
        const int64_t overlap = std::min(bin.end, element.end) - std::max(bin.start, element.start);
        weight += double(row[size_t(number)]) * double(overlap) / double(map.binSize);
    }
    return weight;
}

std::vector<Interval> allBins(const AttentionMap& map)
{
    std::vector<Interval> bins;
    for (int64_t number = 0; number < map.bins(); ++number)
        if (const Interval bin = map.bin(number).clipped(map.chromLength); !bin.empty())
            bins.push_back(bin);
    return bins;
}

} // namespace

Interval attentionWindow(const models::AttentionShape& shape, const std::string& chrom, int64_t centre)
{
    const int64_t length = shape.positions * shape.binSize;
    const double first = double(centre - length / 2) / double(std::max<int64_t>(1, shape.binSize));
    const int64_t start = int64_t(std::floor(first + 0.5)) * shape.binSize;
    return { chrom, start, start + length };
}

Interval attentionWindow(const models::Predictor& predictor, const std::string& chrom, int64_t centre)
{
    const models::AttentionShape shape = predictor.attentionShape();
    if (shape.layers == 0)
        predictor.attention({}, {}, {}); // says so
    return attentionWindow(shape, chrom, centre);
}

AttentionMap attentionAt(const models::Predictor& predictor, const models::InputReader& reader, const std::string& chrom,
    int64_t centre, const models::AttentionChoice& choice, const Monitor& monitor)
{
    const genome::Genome& genome = reader.genome();
    const auto length = genome.length(chrom);
    if (!length)
        throw Error(fmt::format("{} has no chromosome \"{}\".", genome.path().string(), chrom));
    const models::AttentionShape shape = predictor.attentionShape();
    const Interval window = attentionWindow(shape, chrom, centre);
    const models::Inputs inputs = reader.read(window, monitor.part(0, 0.02));
    const auto unknown = std::ranges::count(inputs.bases, 'N');
    if (shape.layers > 0 && unknown == int64_t(inputs.bases.size()))
        throw Error(fmt::format("{} has no known base over {}: there is nothing to look at.", genome.name(), toText(window)));
    return { window, shape.binSize, *length, predictor.attention(inputs, choice, monitor.part(0.02, 1)), predictor.spec().name,
        models::describe(choice, shape), double(unknown) / double(std::max<size_t>(1, inputs.bases.size())) };
}

std::vector<float> attentionRow(const AttentionMap& map, const Promoter& promoter)
{
    requireInside(promoter, map.where);
    const auto [from, to] = binsOver(map, promoter.tss);
    std::vector<double> sum(size_t(map.bins()), 0);
    for (int64_t query = from; query < to; ++query)
        for (int64_t key = 0; key < map.bins(); ++key)
            sum[size_t(key)] += map.matrix.at(query, key);
    std::vector<float> row;
    for (const double value : sum)
        row.push_back(float(value / double(to - from)));
    return row;
}

std::vector<tracks::Arc> attentionArcs(
    const AttentionMap& map, const Promoter& promoter, const std::optional<std::vector<Interval>>& elements)
{
    const std::vector<float> row = attentionRow(map, promoter);
    std::vector<tracks::Arc> arcs;
    for (const Interval& element : elements ? *elements : allBins(map)) {
        if (!element.overlaps(map.where) || element.overlaps(promoter.tss))
            continue;
        tracks::Arc arc { promoter.tss, element, {}, weightOf(map, row, element), promoter.strand, genome::Strand::None, {} };
        arc.name = fmt::format("{}|{}:{}-{}", promoter.gene, element.chrom, element.start, element.end);
        arcs.push_back(std::move(arc));
    }
    return arcs;
}

std::vector<std::string> attentionNotes(const AttentionMap& map)
{
    return { fmt::format("Attention of {} ({}): where the network looks, not which element regulates which gene.", map.model,
                 map.combination),
        fmt::format("Window {}, bins of {} bp; weights of a position sum to 1, and each would be {:.4g} if it looked everywhere "
                    "alike.",
            toText(map.where), map.binSize, map.uniform()) };
}

} // namespace interpret
