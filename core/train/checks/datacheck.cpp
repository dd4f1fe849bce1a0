#include "core/train/checks/datacheck.h"

#include "core/models/inputs/inputfiles.h"
#include "core/models/inputs/inputname.h"
#include "core/train/checks/trackcheck.h"

#include <algorithm>
#include <fmt/format.h>

namespace train
{

namespace
{

using Complaints = std::vector<Complaint>;

/// One target in one cell type: its bins as they are learnt, and as they would be without log1p, scale and soft clip.
struct TargetBins {
    std::vector<float> values;
    Tally learnt, plain;
};

/// The tracks of one organism.
class OrganismCheck
{
public:
    OrganismCheck(const RunConfig& config, const Dataset& dataset, size_t number, Complaints& found)
        : m_organism(config.organisms[number])
        , m_dataset(dataset)
        , m_made(dataset.organisms()[number])
        , m_poisson(config.recipe.loss != Recipe::Loss::SquaredError)
        , m_field(fmt::format("organisms.{}", number))
        , m_sampling(m_made)
        , m_found(found)
        , m_together(m_organism.targets.size())
    {
    }

    void checkCell(size_t number, const Monitor& monitor)
    {
        const CellFiles& cell = m_organism.cells[number];
        const std::string field = fmt::format("{}.cells.{}", m_field, number);
        const std::vector<Target>& targets = m_organism.targets;
        std::vector<TargetBins> bins(targets.size());
        for (size_t i = 0; i < targets.size(); ++i) {
            const Monitor part = monitor.part(double(i) / double(targets.size() + 1), double(i + 1) / double(targets.size() + 1));
            const auto& track = m_made.cells[number].targets[i];
            part.report(0, fmt::format("looking at {} of {}", targets[i].name, cell.name));
            if (track)
                bins[i] = checkTarget(targets[i], *track, field + ".targets." + targets[i].name, part);
            m_together[i].learnt.merge(bins[i].learnt);
            m_together[i].plain.merge(bins[i].plain);
        }
        checkStrands(bins, field);
        monitor.report(double(targets.size()) / double(targets.size() + 1), fmt::format("looking at inputs of {}", cell.name));
        for (const models::InputTrack& input : m_dataset.spec().inputs)
            checkInput(input, cell, field + ".inputs", monitor.part(1, 1));
    }
    /// Of all cell types together.
    void checkSpreads()
    {
        for (size_t i = 0; i < m_together.size(); ++i)
            checkSpread(m_organism.targets[i], m_together[i], fmt::format("{}.targets.{}", m_field, i));
    }

private:
    TargetBins checkTarget(const Target&, const tracks::Track&, const std::string& field, const Monitor&);
    void checkNegative(const Target&, const Tally& bases, const Tally& bins, TrackCheck&) const;
    void checkInput(const models::InputTrack&, const CellFiles&, const std::string& field, const Monitor&);
    void checkInputBins(
        const models::InputTrack&, const models::InputSignal&, const Tally& bases, const Tally& bins, TrackCheck&) const;
    void checkSpread(const Target&, const TargetBins&, const std::string& field);
    void checkStrands(const std::vector<TargetBins>&, const std::string& field);

    const Organism& m_organism;
    const Dataset& m_dataset;
    const Dataset::Genome& m_made;
    bool m_poisson;
    std::string m_field;
    Sampling m_sampling;
    Complaints& m_found;
    std::vector<TargetBins> m_together; ///< without values, of all cell types
};

TargetBins OrganismCheck::checkTarget(
    const Target& target, const tracks::Track& track, const std::string& field, const Monitor& monitor)
{
    TrackCheck check(track, field, m_sampling, m_found);
    if (!check.checkChromosomes("it is not learnt there"))
        return {};
    Target plain = target;
    plain.log1p = false;
    plain.scale = 1;
    plain.softClip = 0;
    TargetBins bins;
    Tally seen;
    for (const Interval& window : m_sampling.windows) {
        if (!track.has(window.chrom))
            continue;
        const std::vector<float> bases = baseValues(track, window.resized(m_dataset.spec().outputLength), monitor),
                                 learnt = targetBins(target, bases, m_dataset.spec().binSize);
        seen.add(bases);
        bins.learnt.add(learnt);
        bins.plain.add(targetBins(plain, bases, m_dataset.spec().binSize));
        bins.values.insert(bins.values.end(), learnt.begin(), learnt.end());
    }
    if (!check.checkValues(seen))
        return {};
    checkNegative(target, seen, bins.learnt, check);
    return bins;
}

void OrganismCheck::checkNegative(const Target& target, const Tally& bases, const Tally& bins, TrackCheck& check) const
{
    if (m_poisson && bins.least() < 0)
        check.refuse(fmt::format("{} holds values down to {:.4g}, but a Poisson loss learns counts of 0 or more: {}.",
            check.file(), bases.least(), bases.most() <= 0 ? "turn its sign around" : "choose the loss mse, or another file"));
    else if (target.log1p && bases.least() < 0)
        check.warn(
            fmt::format("{} holds values down to {:.4g}: bins below 0 count as 0 for log1p.", check.file(), bases.least()));
}

void OrganismCheck::checkInput(
    const models::InputTrack& input, const CellFiles& files, const std::string& field, const Monitor& monitor)
{
    models::ModelSpec alone = m_dataset.spec();
    alone.inputs = { input };
    models::InputFiles own;
    std::string at = field;
    for (const auto& [name, file] : files.inputs)
        if (const auto told = models::InputName::parse(name); told.input == input.name) {
            own.emplace_back(name, file);
            at = told.aspect == models::InputName::Aspect::Coverage ? at : field + "." + name;
        }
    if (own.empty())
        return;
    const models::InputReader reader(alone, m_made.genome, models::openInputs(alone, own, *m_made.genome, monitor));
    const models::InputSignal& signal = reader.given().front();
    TrackCheck check(*signal.values, at, m_sampling, m_found);
    if (!check.checkChromosomes("it is masked there"))
        return;
    Tally bases, bins;
    try {
        for (const Interval& window : m_sampling.windows) {
            if (signal.values->has(window.chrom))
                bases.add(baseValues(*signal.values, window.clipped(*m_made.genome->length(window.chrom)), monitor));
            bins.add(reader.read(window, monitor).epigenome[0]);
        }
    } catch (const Error& problem) { // as of fractions that are none
        check.refuse(problem.what());
        return;
    }
    if (check.checkValues(bases))
        checkInputBins(input, signal, bases, bins, check);
}

void OrganismCheck::checkInputBins(const models::InputTrack& input, const models::InputSignal& signal, const Tally& bases,
    const Tally& bins, TrackCheck& check) const
{
    if (!bins.count())
        check.warn(fmt::format("{} leaves no bin known in {}: too few reads cover it.", check.file(), m_sampling.text()));
    else if (bins.constant())
        check.warn(fmt::format("{} has the same value in every bin of {}.", check.file(), m_sampling.text()));
    if (signal.percent && bases.most() <= 1)
        check.warn(fmt::format(
            "{} is said to hold percent, but holds nothing above {:.3g}: are these fractions?", check.file(), bases.most()));
    if (input.log1p && bases.least() < 0)
        check.warn(
            fmt::format("{} holds values down to {:.4g}: bins below 0 count as 0 for log1p.", check.file(), bases.least()));
}

void OrganismCheck::checkSpread(const Target& target, const TargetBins& bins, const std::string& field)
{
    const Tally &learnt = bins.learnt, &plain = bins.plain;
    if (!learnt.count() || learnt.deviation() > 1e-4 * (1 + std::abs(learnt.mean())))
        return;
    const bool madeFlat = plain.deviation() > 1e-4 * std::abs(plain.mean());
    m_found.push_back({ field,
        madeFlat
            ? fmt::format("Bins of {} run from {:.3g} to {:.3g}, but what is learnt of them (log1p, scale, soft clip) only from "
                          "{:.3g} to {:.3g}: choose another scale.",
                target.name, plain.least(), plain.most(), learnt.least(), learnt.most())
            : fmt::format("{} has the value {:.4g} everywhere in {}: there is nothing to learn.", target.name, learnt.mean(),
                m_sampling.text()),
        madeFlat });
}

void OrganismCheck::checkStrands(const std::vector<TargetBins>& bins, const std::string& field)
{
    const std::vector<Target>& targets = m_organism.targets;
    for (size_t one = 0; one < targets.size(); ++one) {
        const auto other = size_t(std::ranges::find(targets, targets[one].otherStrand, &Target::name) - targets.begin());
        if (other <= one || other >= targets.size() || bins[one].values.empty() || bins[one].learnt.constant())
            continue;
        const bool same = std::ranges::equal(
            bins[one].values, bins[other].values, [](float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); });
        if (same)
            m_found.push_back({ field + ".targets." + targets[one].name,
                fmt::format("The files of {} and {} hold the same values: give the file of each strand.", targets[one].name,
                    targets[other].name) });
    }
}

} // namespace

std::vector<Complaint> checkData(const RunConfig& config, const Dataset& dataset, const Monitor& monitor)
{
    Complaints found;
    double cells = 0, done = 0;
    for (const Organism& organism : config.organisms)
        cells += double(organism.cells.size());
    for (size_t i = 0; i < config.organisms.size(); ++i) {
        OrganismCheck check(config, dataset, i, found);
        for (size_t cell = 0; cell < config.organisms[i].cells.size(); ++cell, ++done)
            check.checkCell(cell, monitor.part(done / cells, (done + 1) / cells));
        check.checkSpreads();
    }
    return found;
}

} // namespace train
