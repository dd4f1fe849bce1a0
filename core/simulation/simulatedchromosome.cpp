#include "core/simulation/simulatedchromosome.h"

#include "core/genome/complement.h"
#include "core/simulation/regulation.h"
#include "core/simulation/simulatedletters.h"

#include <algorithm>

namespace simulation
{

namespace
{

/// Writes motifs into elements.
class Planter
{
public:
    Planter(SimulatedChromosome& chromosome, const RegulatoryCode& code, uint64_t seed)
        : m_chromosome(chromosome)
        , m_code(code)
        , m_dice(seed, "motifs of " + chromosome.name)
    {
    }

    void plant(SimulatedElement& element)
    {
        m_chromosome.letters.replace(
            size_t(element.where.start), size_t(element.where.length()), drawElementLetters(element.where.length(), m_dice));
        using Kind = SimulatedElement::Kind;
        if (element.kind == Kind::Enhancer)
            plantEnhancer(element);
        else if (element.kind == Kind::Insulator)
            add(element, oneOf(Rule::Effect::Opens, element.serves), element.where.centre() - 8, m_dice.chance(0.5));
        else if (element.kind == Kind::Decoy)
            for (const int64_t slot : slots)
                addBroken(oneOf(Rule::Effect::Activates, element.serves), element.where.centre() + slot);
    }

    /// The core, and before some also what activates it.
    void plant(SimulatedElement& promoter, const SimulatedGene& gene)
    {
        const int rule = oneOf(Rule::Effect::Starts, gene.listens);
        const int64_t length = m_code.length(m_code.rules[size_t(rule)]), past = 4; // letters after the TSS
        add(promoter, rule, gene.forward ? gene.tss() + past + 1 - length : gene.tss() - past, gene.forward);
        if (!m_dice.chance(0.4))
            return;
        const int activator = oneOf(Rule::Effect::Activates, gene.listens);
        const int64_t at
            = gene.forward ? promoter.where.start + 10 : promoter.where.end - 10 - m_code.length(m_code.rules[size_t(activator)]);
        add(promoter, activator, at, m_dice.chance(0.5));
    }

private:
    static constexpr std::array<int64_t, 3> slots { -90, -30, 30 };

    void plantEnhancer(SimulatedElement& element)
    {
        const int64_t count = 1 + m_dice.chance(0.65) + m_dice.chance(0.3);
        const int64_t first = m_dice.between(0, 2);
        int rule = oneOf(Rule::Effect::Activates, element.serves);
        for (int64_t i = 0; i < 3; ++i) {
            const int64_t at = element.where.centre() + slots[size_t((first + i) % 3)] + m_dice.between(0, 20);
            if (i < count) {
                add(element, rule, at, m_dice.chance(0.5));
                if (m_dice.chance(0.3)) // mostly sites of one kind together
                    rule = oneOf(Rule::Effect::Activates, element.serves);
            } else if (m_dice.chance(0.15))
                add(element, oneOf(Rule::Effect::Represses, PromoterClass::Developmental), at, m_dice.chance(0.5));
        }
    }

    int oneOf(Rule::Effect effect, PromoterClass serves)
    {
        std::vector<int> fit = m_code.rulesThat(effect);
        std::erase_if(
            fit, [&](int rule) { return effect != Rule::Effect::Opens && m_code.rules[size_t(rule)].serves != serves; });
        return fit[size_t(m_dice.between(0, int64_t(fit.size()) - 1))];
    }

    void write(int64_t at, const std::string& letters, bool forward)
    {
        m_chromosome.letters.replace(size_t(at), letters.size(), forward ? letters : genome::reverseComplement(letters));
    }

    void add(SimulatedElement& element, int rule, int64_t at, bool forward)
    {
        const std::string letters = m_code.draw(m_code.rules[size_t(rule)], m_dice);
        write(at, letters, forward);
        element.modules.push_back({ rule, at, forward, m_code.affinity(m_code.rules[size_t(rule)], letters) });
    }

    /// Both motifs, but at a distance or on strands that the rule does not know.
    void addBroken(int rule, int64_t at)
    {
        Rule wrong = m_code.rules[size_t(rule)];
        const bool turned = m_dice.chance(0.5);
        wrong.opposite = turned ? !wrong.opposite : wrong.opposite;
        write(at, m_code.draw(wrong, m_dice, turned ? 0 : m_dice.chance(0.5) ? 3 : -3), m_dice.chance(0.5));
    }

    SimulatedChromosome& m_chromosome;
    const RegulatoryCode& m_code;
    base::Dice m_dice;
};

} // namespace

SimulatedChromosome SimulatedChromosome::make(const ChromosomePlan& plan, const RegulatoryCode& code, uint64_t seed)
{
    Layout layout(plan, seed);
    SimulatedChromosome made { plan.name, drawLetters(layout, plan, seed), layout.gaps, layout.genes, layout.elements };
    Planter planter(made, code, seed);
    for (SimulatedElement& element : made.elements)
        planter.plant(element);
    for (const SimulatedGene& gene : made.genes)
        planter.plant(made.elements[size_t(gene.promoter)], gene);
    for (const Interval& gap : made.gaps)
        std::fill(made.letters.begin() + gap.start, made.letters.begin() + gap.end, 'N');
    for (SimulatedElement& element : made.elements)
        for (size_t cell = 0; cell < code.factors.front().levels.size(); ++cell) {
            element.activity.push_back(activityOf(element, code, int(cell)));
            element.openness.push_back(opennessOf(element, code, int(cell)));
        }
    return made;
}

} // namespace simulation
