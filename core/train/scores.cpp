#include "core/train/scores.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace train
{

namespace
{

/// log1p of the sum of three bins of a column; values [bins, tracks].
double atStart(std::span<const float> values, size_t tracks, size_t track, size_t bin)
{
    double sum = 0;
    for (size_t at = bin - 1; at <= bin + 1; ++at)
        sum += values[at * tracks + track];
    return std::log1p(std::max(sum, 0.0) + (std::isnan(sum) ? std::nan("") : 0));
}

} // namespace

void Mean::add(const std::optional<double>& value)
{
    if (value && std::isfinite(*value)) {
        m_sum += *value;
        ++m_count;
    }
}

std::optional<double> Mean::value() const
{
    return m_count ? std::optional(m_sum / double(m_count)) : std::nullopt;
}

Scores::Scores(const Dataset& dataset)
    : m_dataset(dataset)
{
    for (const Dataset::Genome& organism : dataset.organisms())
        m_cells.emplace_back(organism.cells.size(),
            Cell { Metrics(int64_t(organism.targets.size())), std::vector<base::Agreement>(organism.targets.size()),
                std::vector<Mean>(organism.targets.size()) });
}

void Scores::add(const Example& example, std::span<const float> targets, std::span<const float> predictions,
    const std::optional<Losses>& losses)
{
    const Dataset::Genome& organism = m_dataset.organisms()[size_t(example.organism)];
    Cell& cell = m_cells[size_t(example.organism)][size_t(example.cell)];
    cell.bins.add(targets, predictions);
    const Interval output = outputOf(m_dataset.spec(), example);
    const int64_t binSize = m_dataset.spec().binSize, bins = m_dataset.spec().bins();
    const size_t tracks = organism.targets.size();
    for (const Interval& start : organism.starts) {
        const int64_t bin = (start.start - output.start) / binSize;
        if (start.chrom != output.chrom || start.start < output.start || bin < 1 || bin + 1 >= bins)
            continue;
        for (size_t track = 0; track < tracks; ++track)
            cell.genes[track].add(atStart(targets, tracks, track, size_t(bin)), atStart(predictions, tracks, track, size_t(bin)));
    }
    ++m_windows;
    if (!losses)
        return;
    m_loss += losses->all; // a number that is none shall show
    ++m_losses;
    for (size_t track = 0; track < tracks; ++track)
        cell.losses[track].add(losses->tracks[track]);
}

Evaluation Scores::result() const
{
    Evaluation evaluation;
    evaluation.windows = m_windows;
    if (m_losses)
        evaluation.loss = m_loss / double(m_losses);
    Mean pearson, r2, genes;
    for (size_t i = 0; i < m_cells.size(); ++i) {
        const Dataset::Genome& organism = m_dataset.organisms()[i];
        const models::Head& head = m_dataset.spec().heads[size_t(organism.head)];
        for (size_t cell = 0; cell < m_cells[i].size(); ++cell)
            for (size_t track = 0; track < organism.targets.size(); ++track) {
                const base::Agreement& agreement = m_cells[i][cell].bins.tracks()[track];
                if (agreement.count() == 0)
                    continue;
                const Target& target = organism.targets[track];
                evaluation.tracks.push_back(
                    { head.name, organism.cells[cell].name, target.name, target.assay, agreement.pearson(), agreement.r2(),
                        m_cells[i][cell].genes[track].pearson(), m_cells[i][cell].losses[track].value() });
                pearson.add(agreement.pearson());
                r2.add(agreement.r2());
                genes.add(m_cells[i][cell].genes[track].pearson());
            }
    }
    evaluation.pearson = pearson.value();
    evaluation.r2 = r2.value();
    evaluation.genes = genes.value();
    return evaluation;
}

std::string meanTrackName(const Dataset::Genome& organism)
{
    return organism.cells.size() > 1 ? "mean of the other cell types" : "mean of the other tracks of the assay";
}

std::vector<float> meanTrack(const Dataset::Genome& organism, int cell, const std::vector<std::vector<float>>& targets)
{
    const size_t tracks = organism.targets.size(), bins = targets[size_t(cell)].size() / tracks;
    const bool acrossCells = targets.size() > 1;
    std::vector<float> means(bins * tracks, std::numeric_limits<float>::quiet_NaN());
    for (size_t bin = 0; bin < bins; ++bin)
        for (size_t track = 0; track < tracks; ++track) {
            Mean mean;
            for (size_t other = 0; acrossCells && other < targets.size(); ++other)
                if (other != size_t(cell))
                    mean.add(targets[other][bin * tracks + track]);
            for (size_t other = 0; !acrossCells && other < tracks; ++other)
                if (other != track && organism.targets[other].assay == organism.targets[track].assay)
                    mean.add(targets[0][bin * tracks + other]);
            if (const auto value = mean.value())
                means[bin * tracks + track] = float(*value);
        }
    return means;
}

} // namespace train
