#include "core/train/checks/strandcheck.h"

#include "core/base/text.h"
#include "core/genome/annotation/featurestore.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <fmt/format.h>

namespace train
{

namespace
{

using genome::Strand;
constexpr size_t mostWindows = 200;

struct Gene {
    Interval where; ///< in the genome's spelling
    bool forward = true;
};

/// Of annotated genes, what lies within some of the windows.
std::vector<Gene> genesOf(const std::filesystem::path& file, const Dataset::Genome& made, const Monitor& monitor)
{
    const auto store = tracks::open(file, monitor)->features();
    std::map<std::string, std::string> own; // the file's spelling
    for (const std::string& chrom : store ? store->chromosomes() : std::vector<std::string>())
        if (const auto name = made.genome->find(chrom))
            own.emplace(*name, chrom);
    std::vector<Gene> genes;
    const std::vector<Interval>& windows = made.windows[size_t(data::Part::Train)];
    const size_t count = std::min(windows.size(), mostWindows);
    for (size_t i = 0; i < count; ++i) {
        const Interval& window = windows[i * windows.size() / count];
        if (!own.contains(window.chrom))
            continue;
        for (const genome::Feature& gene : store->overlapping({ own.at(window.chrom), window.start, window.end }))
            if (gene.strand != Strand::None)
                genes.push_back({ { window.chrom, std::max(gene.start, window.start), std::min(gene.end, window.end) },
                    gene.strand == Strand::Plus });
    }
    return genes;
}

double meanOver(const tracks::Track& track, const Interval& where)
{
    const tracks::Slice slice = track.read(where, 1, {});
    const auto* signal = std::get_if<tracks::Signal>(&slice);
    return signal && std::isfinite(signal->mean[0]) ? std::abs(signal->mean[0]) : 0;
}

/// Genes with more on their own strand, and with more on the other.
std::array<size_t, 2> votes(
    const std::vector<Gene>& genes, const tracks::Track& plus, const tracks::Track& minus, const Monitor& monitor)
{
    std::array<size_t, 2> found {};
    for (const Gene& gene : genes) {
        monitor.report(0, "comparing strands with genes");
        const double forward = meanOver(plus, gene.where), backward = meanOver(minus, gene.where);
        if (forward != backward) // as both are outside of what was measured
            ++found[(forward > backward) == gene.forward ? 0 : 1];
    }
    return found;
}

/// Numbers of targets.
struct Pair {
    size_t plus, minus;
};

std::vector<Pair> pairsOf(const std::vector<Target>& targets)
{
    std::vector<Pair> pairs;
    for (size_t plus = 0; plus < targets.size(); ++plus)
        for (size_t minus = 0; minus < targets.size(); ++minus)
            if (targets[plus].otherStrand == targets[minus].name && strandNamed(targets[plus].name) == Strand::Plus
                && strandNamed(targets[minus].name) == Strand::Minus)
                pairs.push_back({ plus, minus });
    return pairs;
}

} // namespace

Strand strandNamed(const std::string& name)
{
    const std::string lower = base::lower(name);
    const auto has = [&](const char* part) { return lower.find(part) != std::string::npos; };
    const bool plus = lower.ends_with('+') || has("plus") || has("fwd") || has("forward");
    const bool minus = lower.ends_with('-') || has("minus") || has("_rev") || has("reverse") || has(".rev");
    return plus == minus ? Strand::None : plus ? Strand::Plus : Strand::Minus;
}

std::vector<Complaint> checkStrandsOfGenes(const RunConfig& config, const Dataset& dataset, const Monitor& monitor)
{
    std::vector<Complaint> found;
    for (size_t i = 0; i < config.organisms.size(); ++i) {
        const Organism& organism = config.organisms[i];
        const Dataset::Genome& made = dataset.organisms()[i];
        const std::vector<Pair> pairs = pairsOf(organism.targets);
        if (organism.genes.empty() || pairs.empty())
            continue;
        const std::vector<Gene> genes = genesOf(organism.genes, made, monitor.part(0, 0.2));
        for (size_t cell = 0; cell < made.cells.size(); ++cell)
            for (const Pair& pair : pairs) {
                const auto &plus = made.cells[cell].targets[pair.plus], &minus = made.cells[cell].targets[pair.minus];
                if (!plus || !minus)
                    continue;
                const auto [own, opposite] = votes(genes, *plus, *minus, monitor.part(0.2, 1));
                const std::string &one = organism.targets[pair.plus].name, &other = organism.targets[pair.minus].name;
                if (own + opposite >= 10 && opposite > 2 * own)
                    found.push_back({ fmt::format("organisms.{}.cells.{}.targets.{}", i, cell, one),
                        fmt::format("On {} of {} stretches of genes there is more of the other strand: the files of {} and {} "
                                    "seem to be exchanged.",
                            opposite, own + opposite, one, other),
                        false });
            }
    }
    return found;
}

} // namespace train
