#include "core/simulation/layout.h"

#include "core/base/words.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace simulation
{

namespace
{

constexpr int64_t telomere = 10'000, apart = 400;
using Kind = SimulatedElement::Kind;

/// "S1" of chrS1.
std::string shortName(const ChromosomePlan& plan)
{
    return plan.name.starts_with("chr") ? plan.name.substr(3) : plan.name;
}

bool overlapsAny(const Interval& where, const std::vector<Interval>& others)
{
    return std::any_of(others.begin(), others.end(), [&](const Interval& other) { return where.overlaps(other); });
}

} // namespace

Layout::Layout(const ChromosomePlan& plan, uint64_t seed)
    : m_plan(plan)
    , m_dice(seed, "layout of " + plan.name)
{
    placeGaps();
    placeGenes();
    for (const SimulatedGene& gene : genes)
        placeElement(Kind::Promoter, gene.tss() + (gene.forward ? -40 : 40), gene.listens);
    for (const SimulatedGene& gene : genes)
        placeEnhancers(gene);
    scatter(Kind::Insulator, 60'000);
    scatter(Kind::Decoy, 40'000);
    sortAndName();
}

void Layout::placeGaps()
{
    const int64_t within = m_dice.between(m_plan.length / 3, m_plan.length / 2);
    gaps = { { m_plan.name, 0, telomere }, { m_plan.name, within, within + m_dice.between(5'000, 20'000) },
        { m_plan.name, m_plan.length - telomere, m_plan.length } };
}

SimulatedGene Layout::drawGene(int64_t start, size_t number)
{
    SimulatedGene gene;
    gene.name = fmt::format("{}_GENE{}", shortName(m_plan), number);
    gene.forward = m_dice.chance(0.5);
    gene.listens = m_dice.chance(0.3) ? PromoterClass::Housekeeping : PromoterClass::Developmental;
    const int64_t exons = m_dice.between(3, 11);
    int64_t at = start;
    for (int64_t i = 0; i < exons; ++i) {
        const bool last = i == (gene.forward ? exons - 1 : 0), first = i == (gene.forward ? 0 : exons - 1);
        const double drawn = last ? m_dice.around(1200, 0.5) : first ? m_dice.around(240, 0.4) : m_dice.around(140, 0.35);
        const int64_t length = std::clamp<int64_t>(int64_t(drawn), first ? 150 : 60, 5'000);
        gene.exons.push_back({ m_plan.name, at, at + length });
        at += length + std::clamp<int64_t>(int64_t(m_dice.around(1100, 0.9)), 120, 12'000);
    }
    gene.where = { m_plan.name, start, gene.exons.back().end };
    return gene;
}

/// As many as the plan says, the room between them shared out at random.
void Layout::placeGenes()
{
    std::vector<SimulatedGene> drawn;
    int64_t covered = 0;
    const auto count = size_t(std::llround(m_plan.genesPerMb * double(m_plan.length) / 1e6));
    constexpr int64_t least = 2'500;
    for (size_t i = 0; i < count; ++i) {
        SimulatedGene gene = drawGene(0, i + 1);
        if (covered + gene.where.length() + least > m_plan.length - 6 * telomere)
            break;
        covered += gene.where.length() + least;
        drawn.push_back(std::move(gene));
    }
    std::vector<double> fractions(drawn.size() + 1);
    double all = 0;
    for (double& fraction : fractions)
        all += fraction = m_dice.waiting(1);
    const double room = double(m_plan.length - 6 * telomere - covered);
    int64_t at = 2 * telomere;
    for (size_t i = 0; i < drawn.size(); ++i) {
        at += least + int64_t(room * fractions[i] / all);
        SimulatedGene gene = std::move(drawn[i]);
        const Interval wanted = gene.where.shifted(at);
        if (wanted.start - 2'000 < gaps[1].end && wanted.end + 2'000 > gaps[1].start)
            at = gaps[1].end + 2'000;
        gene.where = gene.where.shifted(at);
        if (gene.where.end > m_plan.length - 2 * telomere)
            break;
        for (Interval& exon : gene.exons)
            exon = exon.shifted(at);
        at = gene.where.end;
        genes.push_back(std::move(gene));
    }
}

bool Layout::placeElement(Kind kind, int64_t centre, PromoterClass serves)
{
    const int64_t half = SimulatedElement::halfLength;
    SimulatedElement element { kind, {}, { m_plan.name, centre - half, centre + half }, serves, {}, {}, {} };
    if (element.where.start < 0 || element.where.end > m_plan.length || overlapsAny(element.where, gaps))
        return false;
    if (kind != Kind::Promoter) {
        for (const SimulatedElement& other : elements)
            if (std::abs(other.where.centre() - centre) < apart)
                return false;
        constexpr int64_t spliceSite = 12;
        for (const SimulatedGene& gene : genes)
            if (overlapsAny(element.where.resized(2 * (half + spliceSite)), gene.exons))
                return false;
    }
    elements.push_back(std::move(element));
    return true;
}

void Layout::placeEnhancers(const SimulatedGene& gene)
{
    const int64_t count = m_dice.between(0, 5);
    for (int64_t i = 0; i < count; ++i)
        for (int attempt = 0; attempt < 5; ++attempt) {
            const auto distance = int64_t(std::clamp(m_dice.around(15'000, 0.9), 1'500.0, 150'000.0));
            const int64_t centre = gene.tss() + (m_dice.chance(0.5) ? distance : -distance);
            const PromoterClass other = m_dice.chance(0.5) ? PromoterClass::Housekeeping : PromoterClass::Developmental;
            if (placeElement(Kind::Enhancer, centre, m_dice.chance(0.7) ? gene.listens : other))
                break;
        }
}

void Layout::scatter(Kind kind, double spacing)
{
    for (double at = m_dice.waiting(spacing); at < double(m_plan.length); at += m_dice.waiting(spacing))
        placeElement(kind, int64_t(at), PromoterClass::Developmental);
}

void Layout::sortAndName()
{
    std::sort(elements.begin(), elements.end(),
        [](const SimulatedElement& a, const SimulatedElement& b) { return a.where.start < b.where.start; });
    for (size_t i = 0; i < elements.size(); ++i)
        elements[i].name = fmt::format("{}_{}{}", shortName(m_plan), base::wordOf(elements[i].kind), i + 1);
    for (SimulatedGene& gene : genes)
        for (size_t i = 0; i < elements.size(); ++i)
            if (elements[i].kind == Kind::Promoter && elements[i].where.contains(gene.tss()))
                gene.promoter = int(i);
}

} // namespace simulation
