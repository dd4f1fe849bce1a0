#include "core/base/file.h"
#include "core/base/words.h"
#include "core/genome/annotation/featurestore.h"
#include "core/genome/complement.h"
#include "core/genome/genome.h"
#include "core/simulation/simulatedfiles.h"
#include "core/simulation/simulatedsignals.h"
#include "core/tracks/track.h"
#include "tests/message.h"
#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <set>

using namespace simulation;
namespace fs = std::filesystem;

/// A small world: what its letters say, what its files hold, and what is told to be true are one.
class SimulationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameSeedSameBytes();
    void partsDoNotDependOnTheRest();
    void impossibleSettings_data();
    void impossibleSettings();
    void chromosomesAreSound();
    void everyCellTypeLives();
    void filesOpen_data();
    void filesOpen();
    void sequenceOfTheFileIsThatOfTheSimulation();
    void expressionByHand();
    void countsScatterAboutTheFormula();
    void linksAreWhatRemovalDoes();
    void linksOfTheFile();
    void erasedLettersMakeNoActivity();
    void grammarIsFoundWhereChromatinOpens();
    void methylationFallsWhereChromatinOpens();
    void genesLoseTheirMch();
    void rnaOnItsStrand();
    void cageAtItsStart();
    void theFilesSayWhereToLookFirst();
    void truthNamesItsKinds();
    void gapsHoldNothing_data();
    void gapsHoldNothing();

private:
    static SimulationSettings small()
    {
        SimulationSettings settings;
        settings.lengths = { 700'000, 400'000 };
        settings.cells = 3;
        return settings;
    }
    SimulatedFiles files() const { return { m_folder.path().toStdString(), m_world.settings.cells }; }
    /// One value per `bin` bp.
    std::vector<float> values(const fs::path& bigWig, const Interval& where, int64_t bin) const
    {
        const auto slice = tracks::open(bigWig)->read(where, int(where.length() / bin), {});
        return std::get<tracks::Signal>(slice).mean;
    }
    QTemporaryDir m_folder;
    Simulation m_world;
    Json m_truth;
};

namespace
{

std::map<std::string, std::string> contents(const fs::path& folder)
{
    std::map<std::string, std::string> found;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
        found[entry.path().filename()] = base::readFile(entry.path());
    return found;
}

std::vector<std::vector<std::string>> rowsOf(const fs::path& table)
{
    std::vector<std::vector<std::string>> rows;
    for (const QString& line : QString::fromStdString(base::readFile(table)).split('\n', Qt::SkipEmptyParts))
        if (!line.startsWith('#')) {
            rows.emplace_back();
            for (const QString& field : line.split('\t'))
                rows.back().push_back(field.toStdString());
        }
    return rows;
}

double meanOf(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

std::string turned(std::string letters)
{
    std::reverse(letters.begin(), letters.end());
    for (char& letter : letters)
        letter = std::map<char, char> { { 'A', 'T' }, { 'C', 'G' }, { 'G', 'C' }, { 'T', 'A' } }[letter];
    return letters;
}

/// As truth.json tells it, without a line of the simulation.
double affinityByHand(const Json& shares, const std::string& letters)
{
    double score = 0;
    for (size_t i = 0; i < shares.size(); ++i) {
        const auto column = shares[i].get<std::vector<double>>();
        score
            += std::log(column[std::string("ACGT").find(letters[i])]) - std::log(*std::max_element(column.begin(), column.end()));
    }
    return std::exp(score / 4);
}

} // namespace

void SimulationTest::initTestCase()
{
    m_world = Simulation::make(small());
    write(m_world, files());
    m_truth = base::readJson(files().truth);
}

void SimulationTest::sameSeedSameBytes()
{
    const QTemporaryDir again, other;
    write(Simulation::make(small()), { again.path().toStdString(), 3 });
    SimulationSettings settings = small();
    settings.seed = 2;
    write(Simulation::make(settings), { other.path().toStdString(), 3 });
    const auto first = contents(m_folder.path().toStdString()), second = contents(again.path().toStdString()),
               third = contents(other.path().toStdString());
    QCOMPARE(first.size(), size_t(8 + 3 * 10));
    QCOMPARE(second.size(), first.size());
    for (const auto& [name, bytes] : first) {
        QVERIFY2(second.at(name) == bytes, name.c_str());
        if (name != "motifs.meme" && name != "simulated.fa.fai") // these do not depend on the seed
            QVERIFY2(third.at(name) != bytes, name.c_str());
    }
}

void SimulationTest::partsDoNotDependOnTheRest()
{
    SimulationSettings fewer = small();
    fewer.lengths.pop_back();
    fewer.cells = 2;
    const Simulation part = Simulation::make(fewer);
    QCOMPARE(part.chromosomes[0].letters, m_world.chromosomes[0].letters);
    for (int cell = 0; cell < 2; ++cell)
        for (const Assay assay : { Assay::Accessibility, Assay::RnaMinus })
            QVERIFY(measuredSignal(part, part.chromosomes[0], assay, cell).runs[0].values.size() > 1000
                && std::memcmp(measuredSignal(part, part.chromosomes[0], assay, cell).runs[0].values.data(),
                       measuredSignal(m_world, m_world.chromosomes[0], assay, cell).runs[0].values.data(), 4 * 20'000)
                    == 0);
}

void SimulationTest::impossibleSettings_data()
{
    QTest::addColumn<std::function<void(SimulationSettings&)>>("spoil");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, const std::function<void(SimulationSettings&)>& spoil, const char* part) {
        QTest::newRow(name) << spoil << QString::fromUtf8(part);
    };
    row(
        "no chromosome", [](SimulationSettings& settings) { settings.lengths.clear(); }, "no chromosome");
    row(
        "short chromosome",
        [](SimulationSettings& settings) {
            settings.lengths = { 900'000, 9'000 };
        },
        "of 9,000 bp");
    row(
        "no cell type", [](SimulationSettings& settings) { settings.cells = 0; }, "0 cell types");
    row(
        "many cell types", [](SimulationSettings& settings) { settings.cells = 27; }, "27 cell types");
    row(
        "many genes", [](SimulationSettings& settings) { settings.genesPerMb = 500; }, "500 genes per Mb");
    row(
        "no depth", [](SimulationSettings& settings) { settings.depth = 0; }, "depth of 0");
    row(
        "depth is no number", [](SimulationSettings& settings) { settings.depth = NAN; }, "depth of nan");
    row(
        "negative dispersion", [](SimulationSettings& settings) { settings.dispersion = -1; }, "dispersion of -1");
}

void SimulationTest::impossibleSettings()
{
    QFETCH(std::function<void(SimulationSettings&)>, spoil);
    QFETCH(QString, part);
    SimulationSettings settings = small();
    QVERIFY(settings.check().empty());
    spoil(settings);
    try {
        Simulation::make(settings);
        QFAIL("it was simulated");
    } catch (const Error& problem) {
        QVERIFY2(QString::fromUtf8(problem.what()).contains(part), problem.what());
    }
}

void SimulationTest::chromosomesAreSound()
{
    for (const SimulatedChromosome& chromosome : m_world.chromosomes) {
        QVERIFY(chromosome.genes.size() >= 8);
        for (size_t i = 0; i < chromosome.genes.size(); ++i) {
            const SimulatedGene& gene = chromosome.genes[i];
            QVERIFY(gene.where.end < chromosome.length());
            QVERIFY(i == 0 || chromosome.genes[i - 1].where.end + 2'000 < gene.where.start);
            QCOMPARE(gene.exons.front().start, gene.where.start);
            QCOMPARE(gene.exons.back().end, gene.where.end);
            const Interval intron { chromosome.name, gene.exons[0].end, gene.exons[1].start };
            QVERIFY(intron.length() >= 100);
            std::string letters = chromosome.letters.substr(size_t(intron.start), size_t(intron.length()));
            if (!gene.forward)
                letters = genome::reverseComplement(letters);
            QVERIFY2(letters.starts_with("GTAAGT") && letters.ends_with("CAG"), gene.name.c_str());
            QVERIFY(chromosome.elements[size_t(gene.promoter)].kind == SimulatedElement::Kind::Promoter);
            QVERIFY(chromosome.elements[size_t(gene.promoter)].where.contains(gene.tss()));
        }
        for (size_t i = 1; i < chromosome.elements.size(); ++i)
            QVERIFY(chromosome.elements[i - 1].where.centre() + 400 <= chromosome.elements[i].where.centre());
    }
}

void SimulationTest::everyCellTypeLives()
{
    SimulationSettings settings = small();
    settings.cells = 12;
    const Simulation many = Simulation::make(settings);
    for (size_t cell = 0; cell < 12; ++cell) {
        int enhancers = 0, active = 0;
        for (const SimulatedElement& element : many.chromosomes[0].elements)
            if (element.kind == SimulatedElement::Kind::Enhancer) {
                ++enhancers;
                active += element.activity[cell] > 0.2;
            }
        QVERIFY2(active > enhancers / 8, qPrintable(QStringLiteral("%1 of %2").arg(active).arg(enhancers)));
        QVERIFY2(active < enhancers * 9 / 10, qPrintable(QStringLiteral("%1 of %2").arg(active).arg(enhancers)));
    }
}

void SimulationTest::filesOpen_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<tracks::Kind>("kind");
    QTest::newRow("genes") << "genes.gtf" << tracks::Kind::Genes;
    QTest::newRow("elements") << "elements.bed" << tracks::Kind::Features;
    QTest::newRow("links") << "links.bedpe" << tracks::Kind::Arcs;
    for (const char* cell : { "A", "B", "C" }) {
        QTest::addRow("peaks of %s", cell) << QStringLiteral("%1_peaks.narrowPeak").arg(cell) << tracks::Kind::Features;
        for (const char* name :
            { "ATAC", "H3K27ac", "RNA_plus", "RNA_minus", "CAGE", "mCG", "mCG_coverage", "mCH", "mCH_coverage" })
            QTest::addRow("%s of %s", name, cell) << QStringLiteral("%1_%2.bw").arg(cell, name) << tracks::Kind::Signal;
    }
}

void SimulationTest::filesOpen()
{
    QFETCH(QString, file);
    QFETCH(tracks::Kind, kind);
    const auto genome = genome::Genome::open(files().genome);
    const auto track = tracks::open(m_folder.filePath(file).toStdString());
    QCOMPARE(track->kind(), kind);
    QCOMPARE(track->useNames(*genome), size_t(2));
    if (kind == tracks::Kind::Genes) {
        const auto features = std::get<tracks::Features>(track->read({ "chrS1", 0, 700'000 }, 700'000, {}));
        QCOMPARE(features.items.size(), m_world.chromosomes[0].genes.size());
        QCOMPARE(features.items[0].blocks.size(), m_world.chromosomes[0].genes[0].exons.size());
    }
}

void SimulationTest::sequenceOfTheFileIsThatOfTheSimulation()
{
    QVERIFY(fs::exists(files().genome.string() + ".fai"));
    const auto genome = genome::Genome::open(files().genome);
    for (const SimulatedChromosome& chromosome : m_world.chromosomes) {
        std::string letters = chromosome.letters;
        std::transform(letters.begin(), letters.end(), letters.begin(), ::toupper);
        QVERIFY(genome->sequence({ chromosome.name, 0, chromosome.length() }) == letters);
        const auto share = [&](const char* set) {
            return double(std::count_if(letters.begin(), letters.end(), [&](char c) { return std::strchr(set, c); }))
                / double(letters.size());
        };
        QVERIFY(share("GC") > 0.38 && share("GC") < 0.48);
        QVERIFY(share("N") > 0.02 && share("N") < 0.11);
    }
}

/// From the letters of the FASTA and truth.json alone, with the formulas of README.txt, for every gene: one that erred anywhere
/// would be off.
void SimulationTest::expressionByHand()
{
    const auto genome = genome::Genome::open(files().genome);
    std::map<std::string, Json> factors;
    for (const Json& factor : m_truth["factors"])
        factors[factor["name"]] = factor;
    const auto activity = [&](const Json& element, size_t cell) {
        double drive = 0, repression = 0;
        for (const Json& module : element["modules"]) {
            const Json& rule = m_truth["rules"][module["rule"].get<size_t>()];
            const Json& first = factors[rule["first"]];
            const int64_t one = int64_t(first["shares_ACGT"].size()), gap = rule.value("letters_between", 0);
            const int64_t two = rule.contains("second") ? int64_t(factors[rule["second"]]["shares_ACGT"].size()) : 0;
            const int64_t start = module["start"];
            std::string letters = genome->sequence({ element["chrom"], start, start + one + gap + two });
            if (module["strand"] == "-")
                letters = turned(letters);
            double bound = affinityByHand(first["shares_ACGT"], letters.substr(0, size_t(one)));
            double level = first["levels"][cell];
            if (two) {
                const std::string other = letters.substr(size_t(one + gap));
                bound *= affinityByHand(
                    factors[rule["second"]]["shares_ACGT"], rule["second_on"] == "opposite strand" ? turned(other) : other);
                level *= factors[rule["second"]]["levels"][cell].get<double>();
            }
            if (std::abs(bound - module["affinity"].get<double>()) > 1e-9)
                return std::nan("");
            if (rule["effect"] == "activates" || rule["effect"] == "starts")
                drive += bound * level;
            if (rule["effect"] == "represses")
                repression = std::max(repression, bound * level);
        }
        return (1 - std::exp(-2.5 * drive)) * (1 - 0.9 * repression);
    };
    std::map<std::string, std::vector<double>> activities;
    for (const Json& element : m_truth["elements"])
        for (size_t cell = 0; cell < 3; ++cell)
            activities[element["name"]].push_back(activity(element, cell));
    std::set<double> seen;
    for (const Json& gene : m_truth["genes"])
        for (size_t cell = 0; cell < 3; ++cell) {
            double sum = gene["class"] == "housekeeping" ? 0.5 : 0.05;
            for (const Json& element : m_truth["elements"]) {
                if (element["kind"] != "enhancer" || element["chrom"] != gene["chrom"])
                    continue;
                const double middle = (element["start"].get<double>() + element["end"].get<double>()) / 2;
                sum += (element["class"] == gene["class"] ? 1 : 0.1)
                    * std::pow(1 + std::abs(middle - gene["tss"].get<double>()) / 10'000, -1.5)
                    * activities[element["name"]][cell];
            }
            const double expected = 40 * activities[gene["promoter"]][cell] * sum;
            QVERIFY2(
                std::abs(expected / gene["expression"][cell].get<double>() - 1) < 1e-9, gene["name"].get<std::string>().c_str());
            seen.insert(expected);
        }
    QVERIFY(*seen.rbegin() > 20 && *seen.begin() < 2);
}

/// Reads over the inner bins of exons: exactly as told without noise, and within what counting allows with it.
void SimulationTest::countsScatterAboutTheFormula()
{
    SimulationSettings settings = small();
    settings.lengths.pop_back();
    settings.noise = SimulationSettings::Noise::None;
    const Simulation exact = Simulation::make(settings);
    const QTemporaryDir folder;
    const SimulatedFiles without(folder.path().toStdString(), 3);
    write(exact, without);
    double squares = 0;
    int bins = 0;
    for (const SimulatedGene& gene : exact.chromosomes[0].genes)
        for (size_t cell = 0; cell < 3; ++cell) {
            const double expected = Regulation(exact.chromosomes[0], gene, int(cell)).expression + 0.003;
            const auto file
                = [&](const SimulatedFiles& some) { return gene.forward ? some.cells[cell].rnaPlus : some.cells[cell].rnaMinus; };
            for (const Interval& exon : gene.exons) {
                const Interval inner { "chrS1", (exon.start + 31) / 32 * 32, exon.end / 32 * 32 };
                if (inner.empty())
                    continue;
                for (const float value : values(file(without), inner, 32))
                    QVERIFY2(std::abs(double(value) / expected - 1) < 1e-6, gene.name.c_str());
                for (const float value : values(file(files()), inner, 32)) {
                    QCOMPARE(value, std::round(value)); // a count
                    squares += (double(value) - expected) * (double(value) - expected) / (expected + 0.08 * expected * expected);
                    ++bins;
                }
            }
        }
    QVERIFY(bins > 2'000);
    QVERIFY2(std::abs(squares / bins - 1) < 0.1, qPrintable(QString::number(squares / bins)));
}

void SimulationTest::linksAreWhatRemovalDoes()
{
    const auto links = trueLinks(m_world, 0.01);
    QVERIFY(links.size() > 100);
    int strong = 0;
    for (const TrueLink& link : links) {
        SimulatedChromosome without = m_world.chromosomes[link.chromosome];
        const SimulatedGene& gene = without.genes[link.gene];
        std::vector<double> before;
        for (int cell = 0; cell < 3; ++cell)
            before.push_back(Regulation(without, gene, cell).expression);
        without.elements.erase(without.elements.begin() + ptrdiff_t(link.element));
        SimulatedGene moved = gene;
        moved.promoter -= size_t(gene.promoter) > link.element;
        double most = 0;
        for (size_t cell = 0; cell < 3; ++cell) {
            const double change = Regulation(without, moved, int(cell)).expression / before[cell];
            QVERIFY(std::abs(change - link.foldChanges[cell]) < 1e-9);
            most = std::max(most, 1 - change);
        }
        QVERIFY(std::abs(most - link.effect()) < 1e-9 && most >= 0.01);
        strong += most > 0.2;
    }
    QVERIFY(strong > 10 && strong < int(links.size()) / 2);
}

void SimulationTest::linksOfTheFile()
{
    const auto links = trueLinks(m_world, 0.01);
    const auto rows = rowsOf(files().links);
    QCOMPARE(rows.size(), links.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        const SimulatedChromosome& chromosome = m_world.chromosomes[links[i].chromosome];
        const SimulatedElement& element = chromosome.elements[links[i].element];
        const SimulatedGene& gene = chromosome.genes[links[i].gene];
        QCOMPARE(std::stoll(rows[i][1]), element.where.start);
        QCOMPARE(std::stoll(rows[i][4]), gene.tss());
        QCOMPARE(rows[i][11], gene.name);
        QVERIFY(std::abs(std::stod(rows[i][7]) - links[i].effect()) < 1e-6);
        for (size_t cell = 0; cell < 3; ++cell)
            QVERIFY(std::abs(std::stod(rows[i][13 + cell]) - links[i].foldChanges[cell]) < 1e-8);
    }
    const auto arcs = std::get<tracks::Arcs>(tracks::open(files().links)->read({ "chrS1", 0, 700'000 }, 1'000, {}));
    QCOMPARE(arcs.items.front().name, rows.front()[6]);
    QVERIFY(std::abs(arcs.items.front().score - links.front().effect()) < 1e-6);
}

/// Shuffled or erased, the letters of an element do nothing.
void SimulationTest::erasedLettersMakeNoActivity()
{
    for (SimulatedElement element : m_world.chromosomes[0].elements) {
        for (Module& module : element.modules) {
            const Rule& rule = m_world.code.rules[size_t(module.rule)];
            module.affinity = m_world.code.affinity(rule, std::string(size_t(m_world.code.length(rule)), 'N'));
        }
        QCOMPARE(activityOf(element, m_world.code, 0), 0.0);
        QCOMPARE(opennessOf(element, m_world.code, 0), 0.0);
    }
}

/// Both motifs at the right distance and strand stand in what opens and hardly anywhere else; single motifs are everywhere.
void SimulationTest::grammarIsFoundWhereChromatinOpens()
{
    const SimulatedChromosome& chromosome = m_world.chromosomes[1];
    std::vector<char> active(size_t(chromosome.length()), false);
    for (const SimulatedElement& element : chromosome.elements)
        if (*std::max_element(element.activity.begin(), element.activity.end()) > 0)
            std::fill(active.begin() + element.where.start, active.begin() + element.where.end, true);
    std::string letters = chromosome.letters;
    std::transform(letters.begin(), letters.end(), letters.begin(), ::toupper);
    int pairsInside = 0, pairsOutside = 0, singleOutside = 0;
    for (const int number : m_world.code.rulesThat(Rule::Effect::Activates)) {
        const Rule& rule = m_world.code.rules[size_t(number)];
        const size_t length = size_t(m_world.code.length(rule));
        const Motif& first = m_world.code.factors[size_t(rule.first)].motif;
        for (const bool forward : { true, false }) {
            const std::string strand = forward ? letters : genome::reverseComplement(letters);
            for (size_t i = 0; i + length <= strand.size(); ++i) {
                if (first.affinity(std::string_view(strand).substr(i, size_t(first.length()))) < 0.3)
                    continue;
                const size_t middle = forward ? i + length / 2 : strand.size() - 1 - i - length / 2;
                singleOutside += !active[middle];
                if (m_world.code.affinity(rule, std::string_view(strand).substr(i, length)) >= 0.12)
                    ++(active[middle] ? pairsInside : pairsOutside);
            }
        }
    }
    qInfo("pairs inside %d, outside %d; one motif outside %d", pairsInside, pairsOutside, singleOutside);
    QVERIFY(pairsInside > 10 && pairsInside > 10 * pairsOutside && singleOutside > 100);
}

void SimulationTest::methylationFallsWhereChromatinOpens()
{
    const SimulatedChromosome& chromosome = m_world.chromosomes[0];
    for (size_t cell = 0; cell < 3; ++cell) {
        std::vector<double> open, closed, chOpen, chClosed, atacOpen, atacClosed;
        for (const SimulatedElement& element : chromosome.elements) {
            const bool isOpen = element.openness[cell] > 0.6, isClosed = element.openness[cell] < 0.02;
            if (!isOpen && !isClosed)
                continue;
            const Interval wide { chromosome.name, element.where.start / 64 * 64, element.where.start / 64 * 64 + 192 };
            const auto gather = [&](const fs::path& file, int64_t bin, std::vector<double>& into) {
                for (const float value : values(file, wide, bin))
                    if (!std::isnan(value))
                        into.push_back(double(value));
            };
            gather(files().cells[cell].mcg, 2, isOpen ? open : closed);
            gather(files().cells[cell].mch, 64, isOpen ? chOpen : chClosed);
            gather(files().cells[cell].accessibility, 32, isOpen ? atacOpen : atacClosed);
        }
        QVERIFY(open.size() > 20 && closed.size() > 20);
        QVERIFY2(meanOf(open) < 0.4 && meanOf(closed) > 0.65, qPrintable(QString::number(meanOf(open))));
        QVERIFY2(meanOf(chOpen) < 0.6 * meanOf(chClosed), qPrintable(QString::number(meanOf(chOpen))));
        QVERIFY2(meanOf(atacOpen) > 10 * meanOf(atacClosed), qPrintable(QString::number(meanOf(atacOpen))));
    }
    const std::vector<float> reads = values(files().cells[0].mcgReads, { "chrS1", 20'000, 120'000 }, 2);
    std::vector<double> known;
    for (const float value : reads)
        if (!std::isnan(value))
            known.push_back(double(value));
    QVERIFY(known.size() > 500 && std::abs(meanOf(known) - 20) < 2);
}

/// Away from elements, as the formula says, the louder the gene the less.
void SimulationTest::genesLoseTheirMch()
{
    const SimulatedChromosome& chromosome = m_world.chromosomes[0];
    std::vector<double> found;
    for (const SimulatedGene& gene : chromosome.genes)
        for (size_t cell = 0; cell < 3; ++cell) {
            const double expression = Regulation(chromosome, gene, int(cell)).expression;
            const double expected = 0.03 * (1 - 0.8 * expression / (expression + 2));
            const Interval body { chromosome.name, gene.where.start / 64 * 64 + 64, gene.where.end / 64 * 64 };
            const std::vector<float> fractions = values(files().cells[cell].mch, body, 64),
                                     reads = values(files().cells[cell].mchReads, body, 64);
            double methylated = 0, all = 0;
            for (size_t i = 0; i < fractions.size(); ++i) {
                const Interval around
                    = Interval { chromosome.name, body.start + 64 * int64_t(i), body.start + 64 * int64_t(i + 1) }.resized(2'600);
                if (std::isnan(reads[i])
                    || std::any_of(chromosome.elements.begin(), chromosome.elements.end(),
                        [&](const SimulatedElement& element) { return element.where.overlaps(around); }))
                    continue;
                methylated += std::round(double(fractions[i]) * double(reads[i]));
                all += double(reads[i]);
            }
            if (all == 0)
                continue;
            const double off = (methylated - expected * all) / std::sqrt(expected * all);
            QVERIFY2(std::abs(off) < 5, qPrintable(QStringLiteral("%1: %2").arg(QString::fromStdString(gene.name)).arg(off)));
            found.push_back(expected);
        }
    QVERIFY(
        found.size() > 20 && *std::max_element(found.begin(), found.end()) > 2 * *std::min_element(found.begin(), found.end()));
}

void SimulationTest::theFilesSayWhereToLookFirst()
{
    QCOMPARE(showcaseOf(files()), m_world.showcase());
    const QTemporaryDir folder;
    const SimulatedFiles empty(folder.path().toStdString(), 1);
    base::writeJson(empty.truth, Json::object());
    const QString said = message([&] { showcaseOf(empty); });
    QVERIFY2(said.contains(QStringLiteral("truth.json does not say where to look first: delete the folder")), qPrintable(said));
}

/// Programs of others read these words.
void SimulationTest::truthNamesItsKinds()
{
    const auto words = [](const Json& list, const char* key) {
        std::set<std::string> found;
        for (const Json& item : list)
            if (item.contains(key))
                found.insert(item[key].get<std::string>());
        return found;
    };
    using Words = std::set<std::string>;
    QCOMPARE(words(m_truth["rules"], "effect"), (Words { "activates", "starts", "represses", "opens" }));
    QCOMPARE(words(m_truth["rules"], "class"), (Words { "housekeeping", "developmental" }));
    QCOMPARE(words(m_truth["elements"], "kind"), (Words { "promoter", "enhancer", "insulator", "decoy" }));
    QCOMPARE(words(m_truth["genes"], "class"), (Words { "housekeeping", "developmental" }));
    const Json settings { { "seed", 1 }, { "genes_per_mb", 25.0 }, { "depth", 1.0 }, { "noise", "negative-binomial" },
        { "dispersion", 0.08 } };
    QVERIFY2(m_truth["settings"] == settings, m_truth["settings"].dump().c_str());
    QCOMPARE(base::wordOf(SimulationSettings::Noise::None), std::string("none"));
    QCOMPARE(base::wordOf(SimulationSettings::Noise::Poisson), std::string("poisson"));
    const SimulatedElement& first = m_world.chromosomes[0].elements[0];
    QVERIFY2(first.name.find(base::wordOf(first.kind)) != std::string::npos, first.name.c_str());
}

void SimulationTest::rnaOnItsStrand()
{
    int checked = 0;
    for (const SimulatedChromosome& chromosome : m_world.chromosomes)
        for (const SimulatedGene& gene : chromosome.genes) {
            const SimulatedFiles::Cell cell = files().cells[0];
            const double own
                = values(gene.forward ? cell.rnaPlus : cell.rnaMinus, gene.firstExon(), gene.firstExon().length())[0];
            const double other
                = values(gene.forward ? cell.rnaMinus : cell.rnaPlus, gene.firstExon(), gene.firstExon().length())[0];
            if (Regulation(chromosome, gene, 0).expression < 5)
                continue;
            QVERIFY2(own > 2 && other < 0.5, gene.name.c_str());
            ++checked;
        }
    QVERIFY(checked > 10);
}

/// As many reads as the formula says around the start, and none in the gene.
void SimulationTest::cageAtItsStart()
{
    int checked = 0;
    for (const SimulatedChromosome& chromosome : m_world.chromosomes)
        for (const SimulatedGene& gene : chromosome.genes) {
            const SimulatedFiles::Cell cell = files().cells[0];
            const double expression = Regulation(chromosome, gene, 0).expression;
            if (expression < 5)
                continue;
            const Interval start { chromosome.name, gene.tss() - 160, gene.tss() + 160 },
                within = start.shifted(gene.forward ? 320 : -320);
            const double expected = expression * 40 * std::sqrt(2 * std::numbers::pi) / double(start.length());
            QVERIFY2(std::abs(values(cell.cage, start, start.length())[0] - expected) < 0.6 * expected, gene.name.c_str());
            QVERIFY2(values(cell.cage, within, within.length())[0] < 0.5, gene.name.c_str());
            ++checked;
        }
    QVERIFY(checked > 10);
}

void SimulationTest::gapsHoldNothing_data()
{
    filesOpen_data();
}

void SimulationTest::gapsHoldNothing()
{
    QFETCH(QString, file);
    QFETCH(tracks::Kind, kind);
    if (kind != tracks::Kind::Signal)
        return;
    for (const SimulatedChromosome& chromosome : m_world.chromosomes)
        for (const Interval& gap : chromosome.gaps) {
            QVERIFY(chromosome.letters[size_t(gap.centre())] == 'N');
            const auto slice = tracks::open(m_folder.filePath(file).toStdString())->read(gap, int(gap.length()), {});
            for (const float value : std::get<tracks::Signal>(slice).mean)
                QVERIFY(std::isnan(value));
        }
}

EPIARC_TEST(SimulationTest)
#include "simulation_test.moc"
