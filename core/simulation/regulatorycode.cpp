#include "core/simulation/regulatorycode.h"

#include "core/base/dice.h"
#include "core/genome/complement.h"

#include <fmt/format.h>
#include <set>

namespace simulation
{

namespace
{

enum { Kora, Livo, Gata, Ets, Bhlh, Homeo, Nuro, Stil, Receptor, Insulator, Sp, Tata, Initiator };

std::vector<Factor> factors()
{
    return { { "Kora", Motif("GTCCATAAC") }, { "Livo", Motif("TGTTCCGAC") }, { "GATA-like", Motif("AGATAAGRC") },
        { "ETS-like", Motif("ACCGGAAGT") }, { "bHLH-like", Motif("GACAGATGG") }, { "homeobox-like", Motif("GCTAATTGR") },
        { "Nuro", Motif("CGACTTAGC") }, { "Stil", Motif("TCGTGATCCGA") }, { "receptor-like", Motif("AAAGGTCAS") },
        { "insulator-like", Motif("CCACTAGRGGGCGCTA"), true }, { "GC-box-like", Motif("GGGGCGGGGC"), true },
        { "TATA-like", Motif("CTATAWAAGG"), true }, { "initiator-like", Motif("TCAGTCYTC"), true } };
}

std::vector<Rule> rules()
{
    using Effect = Rule::Effect;
    constexpr auto housekeeping = PromoterClass::Housekeeping, developmental = PromoterClass::Developmental;
    return { { Effect::Activates, Kora, Gata, 6, false, developmental },
        { Effect::Activates, Livo, Homeo, 10, true, developmental },
        { Effect::Activates, Gata, Receptor, 8, false, developmental },
        { Effect::Activates, Homeo, Ets, 12, true, developmental }, { Effect::Activates, Bhlh, Homeo, 4, false, developmental },
        { Effect::Activates, Nuro, Livo, 9, false, developmental }, { Effect::Activates, Nuro, Receptor, 5, false, housekeeping },
        { Effect::Activates, Bhlh, Gata, 7, true, housekeeping }, { Effect::Starts, Sp, Initiator, 36, false, housekeeping },
        { Effect::Starts, Tata, Initiator, 21, false, developmental }, { Effect::Represses, Stil },
        { Effect::Opens, Insulator } };
}

/// The factors of the lineages that are on.
std::set<int> drawOn(const RegulatoryCode& code, uint64_t seed, int cell)
{
    std::set<int> on;
    base::Dice dice(seed, fmt::format("factors of cell type {}", cell));
    for (int factor = 0; factor < int(code.factors.size()); ++factor)
        if (cell < 2 ? factor % 3 != 1 - cell : dice.chance(0.15))
            on.insert(factor);
    if (cell < 2)
        return on;
    const std::vector<int> activating = code.rulesThat(Rule::Effect::Activates);
    for (const auto serves : { PromoterClass::Developmental, PromoterClass::Developmental, PromoterClass::Housekeeping })
        for (bool found = false; !found;) {
            const Rule& rule = code.rules[size_t(activating[size_t(dice.between(0, int64_t(activating.size()) - 1))])];
            found = rule.serves == serves;
            if (found)
                on.insert({ rule.first, rule.second });
        }
    return on;
}

} // namespace

RegulatoryCode RegulatoryCode::make(int cells, uint64_t seed)
{
    RegulatoryCode code { simulation::factors(), simulation::rules() };
    for (int cell = 0; cell < cells; ++cell) {
        const std::set<int> on = drawOn(code, seed, cell);
        base::Dice dice(seed, fmt::format("levels of cell type {}", cell));
        for (int factor = 0; factor < int(code.factors.size()); ++factor) {
            const double level = 0.6 + 0.4 * dice.fraction();
            Factor& one = code.factors[size_t(factor)];
            one.levels.push_back(one.everywhere ? 1 : on.contains(factor) ? level : 0);
        }
    }
    return code;
}

int RegulatoryCode::length(const Rule& rule) const
{
    const int first = factors[size_t(rule.first)].motif.length();
    return rule.second < 0 ? first : first + rule.gap + factors[size_t(rule.second)].motif.length();
}

std::string RegulatoryCode::draw(const Rule& rule, base::Dice& dice, int gapError) const
{
    std::string letters = factors[size_t(rule.first)].motif.draw(dice);
    if (rule.second < 0)
        return letters;
    for (int i = 0; i < rule.gap + gapError; ++i)
        letters += "ACGT"[dice.between(0, 3)];
    const std::string second = factors[size_t(rule.second)].motif.draw(dice);
    return letters + (rule.opposite ? genome::reverseComplement(second) : second);
}

double RegulatoryCode::affinity(const Rule& rule, std::string_view letters) const
{
    const Motif& first = factors[size_t(rule.first)].motif;
    const double one = first.affinity(letters.substr(0, size_t(first.length())));
    if (rule.second < 0)
        return one;
    const Motif& second = factors[size_t(rule.second)].motif;
    const std::string other(letters.substr(size_t(first.length() + rule.gap), size_t(second.length())));
    return one * second.affinity(rule.opposite ? genome::reverseComplement(other) : other);
}

double RegulatoryCode::level(const Rule& rule, int cell) const
{
    const double first = factors[size_t(rule.first)].levels[size_t(cell)];
    return rule.second < 0 ? first : first * factors[size_t(rule.second)].levels[size_t(cell)];
}

std::vector<int> RegulatoryCode::rulesThat(Rule::Effect effect) const
{
    std::vector<int> found;
    for (size_t i = 0; i < rules.size(); ++i)
        if (rules[i].effect == effect)
            found.push_back(int(i));
    return found;
}

} // namespace simulation
