#include "core/simulation/simulatedletters.h"

#include "core/genome/complement.h"

#include <algorithm>
#include <cctype>

namespace simulation
{

namespace
{

struct Composition {
    double gc = 0.42; ///< share of G and C
    double cpg = 0.25; ///< how often G follows C, of what the share says
};

char drawLetter(char before, const Composition& composition, base::Dice& dice)
{
    double half = composition.gc / 2, drawn = dice.share();
    if (before == 'C') {
        const double guanine = half * composition.cpg;
        if (drawn < guanine)
            return 'G';
        drawn = half + (drawn - guanine) / (1 - guanine) * (1 - half); // one of the others
    }
    return drawn < half ? 'G' : drawn < 2 * half ? 'C' : drawn < 0.5 + half ? 'A' : 'T';
}

std::string drawRegions(const Layout& layout, const ChromosomePlan& plan, base::Dice& dice)
{
    constexpr int64_t block = 50, island = 350;
    std::vector<Composition> compositions;
    while (int64_t(compositions.size()) * block < plan.length) {
        const Composition region { 0.38 + 0.1 * dice.share(), 0.25 };
        compositions.insert(compositions.end(), size_t(dice.between(40'000, 120'000) / block), region);
    }
    for (const SimulatedGene& gene : layout.genes)
        if (gene.listens == PromoterClass::Housekeeping)
            for (int64_t at = gene.tss() - island; at < gene.tss() + island; at += block)
                compositions[size_t(at / block)] = { 0.66, 1 };
    std::string letters;
    letters.reserve(size_t(plan.length));
    for (int64_t i = 0; i < plan.length; ++i)
        letters += drawLetter(i ? letters.back() : 'A', compositions[size_t(i / block)], dice);
    return letters;
}

std::vector<std::string> repeatFamilies(uint64_t seed)
{
    base::Dice dice(seed, "repeat families");
    std::vector<std::string> families;
    for (const int64_t length : { 200, 300, 300, 450, 700, 1200 }) {
        std::string letters = "A";
        while (int64_t(letters.size()) < length)
            letters += drawLetter(letters.back(), { 0.45, 0.6 }, dice);
        families.push_back(std::move(letters));
    }
    return families;
}

void addRepeats(std::string& letters, const std::vector<std::string>& families, base::Dice& dice)
{
    for (double at = dice.waiting(2'000); at + 1'300 < double(letters.size()); at += dice.waiting(2'000)) {
        std::string copy = families[size_t(dice.between(0, int64_t(families.size()) - 1))];
        for (char& letter : copy)
            letter = char(std::tolower(dice.chance(0.08) ? "ACGT"[dice.between(0, 3)] : letter));
        letters.replace(size_t(at), copy.size(), dice.chance(0.5) ? copy : genome::reverseComplement(copy));
        at += double(copy.size());
    }
}

void addSpliceSites(std::string& letters, const SimulatedGene& gene)
{
    const std::string donor = "GTAAGT", acceptor = "TTTTCTTTCAG";
    for (size_t i = 1; i < gene.exons.size(); ++i) {
        const std::string left = gene.forward ? donor : genome::reverseComplement(acceptor);
        const std::string right = gene.forward ? acceptor : genome::reverseComplement(donor);
        letters.replace(size_t(gene.exons[i - 1].end), left.size(), left);
        letters.replace(size_t(gene.exons[i].start) - right.size(), right.size(), right);
    }
}

} // namespace

std::string drawLetters(const Layout& layout, const ChromosomePlan& plan, uint64_t seed)
{
    base::Dice dice(seed, "letters of " + plan.name);
    std::string letters = drawRegions(layout, plan, dice);
    addRepeats(letters, repeatFamilies(seed), dice);
    for (const SimulatedGene& gene : layout.genes)
        addSpliceSites(letters, gene);
    return letters;
}

std::string drawElementLetters(int64_t length, base::Dice& dice)
{
    std::string letters = "A";
    while (int64_t(letters.size()) < length)
        letters += drawLetter(letters.back(), { 0.5, 0.5 }, dice);
    return letters;
}

} // namespace simulation
