#include "core/train/checks/datacheck.h"

#include "core/train/checks/filecheck.h"
#include "core/train/checks/runcheck.h"
#include "core/train/checks/splitcheck.h"
#include "core/train/checks/strandcheck.h"
#include "tests/registry.h"
#include "tests/train/madeworld.h"

#include <QTest>
#include <cmath>

using namespace train;
using Change = std::function<void(MadeWorld&)>;

/// What is said of a run before it starts: each fault by itself, in a world that has no other.
class DataCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void all_data();
    void all();
    void alike_data();
    void alike();
    void everyFileIsTold();
    void heads_data();
    void heads();
    void sampleIsTheSame();
    void wholeRun_data();
    void wholeRun();
    void stopped();
    void names();

private:
    static std::vector<Complaint> checked(const MadeWorld& world, const models::ModelSpec& spec)
    {
        std::vector<Complaint> found = checkFiles(world.config, spec);
        if (std::ranges::any_of(found, &Complaint::fatal))
            return found;
        const Dataset dataset(world.config, spec);
        for (const auto& more :
            { checkSplit(world.config, dataset), checkStrandsOfGenes(world.config, dataset), checkData(world.config, dataset) })
            found.insert(found.end(), more.begin(), more.end());
        return found;
    }
    static QString told(const std::vector<Complaint>& complaints)
    {
        QStringList lines;
        for (const Complaint& complaint : complaints)
            lines.append(
                QString::fromStdString((complaint.fatal ? "" : "warning: ") + complaint.field + ": " + complaint.sentence));
        return lines.join('\n');
    }
};

namespace
{

constexpr float none = std::numeric_limits<float>::quiet_NaN();

Organism& organism(MadeWorld& world)
{
    return world.config.organisms[0];
}

CellFiles& cell(MadeWorld& world)
{
    return world.config.organisms[0].cells[0];
}

Change plusIs(MadeWorld::Value value, int chromosomes = 3)
{
    return [=](MadeWorld& w) { cell(w).targets["RNA+"] = w.track("changed.bw", value, chromosomes); };
}

Change atacIs(MadeWorld::Value value)
{
    return [=](MadeWorld& w) { cell(w).inputs["ATAC"] = w.track("changed.bw", value); };
}

/// The input is a methylated fraction.
Change fraction(const char* input, MadeWorld::Value value)
{
    return [=](MadeWorld& w) {
        w.config.model.inputs = { "mCG" };
        cell(w).inputs = { { input, w.track("mcg.bw", value) } };
    };
}

Change regions(const char* bed)
{
    return [=](MadeWorld& w) {
        organism(w).split = {};
        organism(w).split.regions = w.text("parts.bed", bed);
    };
}

} // namespace

void DataCheckTest::all_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("expected"); // the beginning of the one line, "…" and what it holds further; empty: nothing
    const auto row = [](const char* name, const char* expected, Change change) {
        QTest::newRow(name) << change << QString::fromUtf8(expected);
    };
    const char* plus = "organisms.0.cells.0.targets.RNA+: ";
    const std::string warned = std::string("warning: ") + plus;
    const auto warning = [&](const char* text) { return warned + "…" + text; };
    const auto fatal = [&](const char* text) { return std::string(plus) + "…" + text; };
    row("all is well", "", [](MadeWorld&) {});

    row("missing", fatal("gone.bw does not exist").c_str(), [](MadeWorld& w) { cell(w).targets["RNA+"] = w.at("gone.bw"); });
    row("damaged", fatal("cut.bw").c_str(),
        [](MadeWorld& w) { cell(w).targets["RNA+"] = w.text("cut.bw", base::readFile(w.at("plus.bw")).substr(0, 300)); });
    row("no signal", fatal("holds no values").c_str(),
        [](MadeWorld& w) { cell(w).targets["RNA+"] = w.text("p.bed", "chr1\t0\t9\tp\n"); });
    row("other chromosomes", fatal("none of the chromosomes").c_str(),
        [](MadeWorld& w) { cell(w).targets["RNA+"] = w.text("o.bedgraph", "scaffold9\t0\t10\t1\n"); });
    row("other assembly", fatal("made for another assembly").c_str(), [](MadeWorld& w) {
        cell(w).targets["RNA+"] = w.track("longer.bw", MadeWorld::plus, 3, [](int64_t length) { return length + 10; });
    });
    row("one chromosome is longer", warning("chr1 (1,010 bp, not 1,000)").c_str(), [](MadeWorld& w) {
        cell(w).targets["RNA+"]
            = w.track("longer.bw", MadeWorld::plus, 3, [](int64_t length) { return length == 1000 ? 1010 : length; });
    });
    row("ends before", warning("chr1 (990 bp, not 1,000), chr2 (590 bp, not 600)").c_str(), [](MadeWorld& w) {
        cell(w).targets["RNA+"] = w.track("shorter.bw", MadeWorld::plus, 3, [](int64_t length) { return length - 10; });
    });
    row("genome", "organisms.0.genome: …gone.fa does not exist", [](MadeWorld& w) { organism(w).genome = w.at("gone.fa"); });
    row("no sequence", "organisms.0.genome: …holds no sequence",
        [](MadeWorld& w) { organism(w).genome = w.text("g.sizes", "chr1\t1000\nchr2\t600\nchr3\t400\n"); });
    row("genes", "organisms.0.genes: …has no genes", [](MadeWorld& w) { organism(w).genes = w.at("plus.bw"); });
    row("blacklist", "organisms.0.blacklist: …does not exist", [](MadeWorld& w) { organism(w).blacklist = w.at("gone.bed"); });
    row("input", "organisms.0.cells.0.inputs.ATAC: …does not exist",
        [](MadeWorld& w) { cell(w).inputs["ATAC"] = w.at("gone.bw"); });
    row("unknown input", "organisms.0.cells.0.inputs.DNase: …has no input \"DNase\"; its inputs are: ATAC",
        [](MadeWorld& w) { cell(w).inputs["DNase"] = w.at("atac.bw"); });
    row("masked input", "warning: organisms.0.cells.0.inputs: …No file serves as ATAC of A",
        [](MadeWorld& w) { cell(w).inputs.clear(); });
    row("the answer is read", fatal("is also read as ATAC").c_str(),
        [](MadeWorld& w) { cell(w).targets["RNA+"] = w.at("atac.bw"); });
    row("by a link", fatal("is also read as ATAC").c_str(), [](MadeWorld& w) {
        std::filesystem::create_symlink(w.at("atac.bw"), w.at("link.bw"));
        cell(w).targets["RNA+"] = w.at("link.bw");
    });
    row("one file for both strands", fatal("its other strand: give a file for each").c_str(),
        [](MadeWorld& w) { cell(w).targets["RNA+"] = w.at("minus.bw"); });
    row("one file for two targets", "warning: organisms.0.cells.0.targets.CAGE: …is given for CAGE and for RNA+",
        [](MadeWorld& w) {
            organism(w).targets.emplace_back().name = "CAGE";
            cell(w).targets["CAGE"] = w.at("plus.bw");
        });
    row("two cell types with one file", "warning: organisms.0.cells.1.targets.RNA+: …was given for A already", [](MadeWorld& w) {
        organism(w).cells.push_back({ "B", cell(w).inputs, { { "RNA+", w.at("plus.bw") } } });
    });

    row("chromosome is not there", warning("does not have chr3, where 11 of 58 windows lie").c_str(), plusIs(MadeWorld::plus, 2));
    row("infinite", warning("holds infinite values, 3 in the 32 of 58 windows").c_str(),
        plusIs([](int chrom, int64_t at) { return chrom == 1 && at >= 20 && at < 23 ? INFINITY : MadeWorld::plus(chrom, at); }));
    row("negative", fatal("down to -19, but a Poisson loss").c_str(),
        plusIs([](int c, int64_t at) { return MadeWorld::plus(c, at) - 20; }));
    row("negative strand", fatal("turn its sign around").c_str(),
        plusIs([](int c, int64_t at) { return -MadeWorld::plus(c, at); }));
    row("multinomial", fatal("but a Poisson loss").c_str(), [](MadeWorld& w) {
        w.config.recipe.loss = Recipe::Loss::PoissonMultinomial;
        plusIs([](int c, int64_t at) { return MadeWorld::plus(c, at) - 20; })(w);
    });
    row("negative for mse", "", [](MadeWorld& w) {
        w.config.recipe.loss = Recipe::Loss::SquaredError;
        plusIs([](int c, int64_t at) { return MadeWorld::plus(c, at) - 20; })(w);
    });
    row("negative for log1p", warning("count as 0 for log1p").c_str(), [](MadeWorld& w) {
        organism(w).targets[0].log1p = true;
        plusIs([](int c, int64_t at) { return MadeWorld::plus(c, at) - 2; })(w);
    });
    row("nothing but zeros", fatal("nothing but zeros on any chromosome").c_str(), plusIs([](int, int64_t) { return 0.f; }));
    row("zeros on what is looked at", warning("nothing but zeros in the 32 of 58").c_str(),
        plusIs([](int chrom, int64_t at) { return chrom == 1 && at == 2 ? 1.f : 0.f; })); // before what is predicted
    row("no value", warning("holds no value in the 32 of 58").c_str(),
        plusIs([](int chrom, int64_t at) { return chrom == 1 && at == 2 ? 1.f : none; }));
    row("the same everywhere", "warning: organisms.0.targets.0: …RNA+ has the value 4 everywhere",
        plusIs([](int, int64_t) { return 4.f; }));
    row("scaled flat", "organisms.0.targets.0: …choose another scale", [](MadeWorld& w) { organism(w).targets[0].scale = 1e-6; });
    row("scaled", "", [](MadeWorld& w) { organism(w).targets[0].scale = 0.01; });
    row("far from zero", "organisms.0.targets.0: …what is learnt of them", [](MadeWorld& w) {
        organism(w).targets[0].log1p = true;
        plusIs([](int c, int64_t at) { return 1e6f + 50 * MadeWorld::plus(c, at); })(w);
    });
    row("copied strand", fatal("hold the same values").c_str(), plusIs(MadeWorld::minus));

    row("infinite input", "warning: organisms.0.cells.0.inputs.ATAC: …infinite",
        atacIs([](int chrom, int64_t at) { return chrom == 1 && at == 20 ? INFINITY : MadeWorld::atac(chrom, at); }));
    row("empty input", "organisms.0.cells.0.inputs.ATAC: …nothing but zeros on any", atacIs([](int, int64_t) { return 0.f; }));
    row("flat input", "warning: organisms.0.cells.0.inputs.ATAC: …same value in every bin",
        atacIs([](int, int64_t) { return 2.f; }));
    const auto methylated = [](int chrom, int64_t at) { return float(at % (10 + chrom)) / 20; };
    row("fraction", "", fraction("mCG", methylated));
    row("no fraction", "organisms.0.cells.0.inputs.mCG: …must hold fractions (0 to 1)",
        fraction("mCG", [methylated](int c, int64_t at) { return 100 * methylated(c, at); }));
    row("percent", "", fraction("mCG.percent", [methylated](int c, int64_t at) { return 100 * methylated(c, at); }));
    row("no percent", "warning: organisms.0.cells.0.inputs.mCG.percent: …are these fractions?",
        fraction("mCG.percent", methylated));
    row("coverage alone", "organisms.0.cells.0.inputs.mCG.coverage: …no values", fraction("mCG.coverage", methylated));

    const auto table = [](const char* target, const char* content) {
        return [=](MadeWorld& w) {
            for (Target& each : organism(w).targets)
                each.otherStrand.clear();
            organism(w).targets[0].name = target;
            cell(w).targets.erase("RNA+");
            cell(w).targets[target] = w.text("cells.allc", content);
        };
    };
    row("a target that the table has not", "organisms.0.cells.0.targets.mCH: …has no cytosine for mCH",
        table("mCH", "chr1\t2\t+\tCGN\t3\t6\t1\nchr2\t2\t+\tCGN\t3\t6\t1\n"));
    row("an input that the table has not", "organisms.0.cells.0.inputs.mCH: …has no cytosine for mCH", [](MadeWorld& w) {
        w.config.model.inputs = { "mCH" };
        cell(w).inputs = { { "mCH", w.text("cells.allc", "chr1\t2\t+\tCGN\t3\t6\t1\nchr2\t2\t+\tCGN\t3\t6\t1\n") } };
    });

    std::string cytosines;
    for (size_t chrom = 1; chrom <= 3; ++chrom)
        for (int64_t at = 1; at < MadeWorld::lengths[chrom]; at += 2)
            cytosines += "chr" + std::to_string(chrom) + "\t" + std::to_string(at) + "\t+\t" + (at % 4 == 1 ? "CGA" : "CAA")
                + "\t" + std::to_string(at * 7 % 11) + "\t" + std::to_string(10 + at % 5) + "\t1\n";
    const auto learnt = [=](const char* first, const char* second, const char* input) {
        return [=](MadeWorld& w) {
            const auto allc = w.text("cells.allc", cytosines);
            organism(w).targets = { Target(), Target() };
            organism(w).targets[0].name = first;
            organism(w).targets[1].name = second;
            cell(w).targets.clear();
            cell(w).targets[first] = cell(w).targets[second] = allc;
            w.config.model.inputs = { input };
            cell(w).inputs[input] = std::string(input) == "ATAC" ? w.at("atac.bw") : allc;
            std::erase_if(cell(w).inputs, [&](const auto& file) { return file.first != input; });
        };
    };
    row("a table whose name tells neither",
        "warning: organisms.0.cells.0.targets.layer 5: …holds mCG and mCH, and the name layer 5 tells neither: mCG is learnt",
        learnt("layer 5", "mCH", "ATAC"));
    row("a table of two targets", "", learnt("mCG", "mCH", "ATAC"));
    row("a table of a target and an input", "", learnt("mCH", "mCH coverage", "mCG"));
    row("the same of a table twice",
        "warning: organisms.0.cells.0.targets.CH methylation: …is given for CH methylation and for mCH",
        learnt("mCH", "CH methylation", "ATAC"));
    row("the answer is in the table", "organisms.0.cells.0.targets.mCH: …is also read as mCH", learnt("mCG", "mCH", "mCH"));

    row("windows that overlap", "organisms.0.split: …16 of 16 test windows hold bases that train windows predict",
        regions("chr1\t0\t1000\ttrain\nchr1\t200\t760\ttest\nchr2\t0\t600\tvalid\n"));
    row("windows that read the same", "warning: organisms.0.split: …1 of 1 test windows read bases that train windows read",
        regions("chr1\t0\t96\ttrain\nchr1\t80\t144\ttest\nchr2\t0\t600\tvalid\n"));
    row("valid and test", "warning: organisms.0.split: …test windows hold bases that valid windows predict",
        regions("chr1\t0\t1000\ttrain\nchr2\t0\t300\ttest\nchr2\t100\t600\tvalid\n"));
    row("side by side", "", regions("chr1\t0\t400\ttrain\nchr1\t400\t1000\ttest\nchr2\t0\t600\tvalid\n"));
    row("unknown part", "warning: organisms.0.split.regions: …1 of 4 regions",
        regions("chr1\t0\t1000\ttrain\nchr2\t0\t600\tvalid\nchr3\t0\t300\ttest\nchr3\t300\t400\tholdout\n"));
    row("nothing to validate",
        "warning: organisms.0.split: …no window to validate with:", regions("chr1\t0\t1000\ttrain\nchr2\t0\t600\ttest\n"));
    row("nothing to decide by", "organisms.0.split: …by which this run would", [](MadeWorld& w) {
        regions("chr1\t0\t1000\ttrain\nchr2\t0\t600\ttest\n")(w);
        w.config.recipe.patience = 3;
    });
    row("nothing to test", "warning: organisms.0.split: …no window to test",
        regions("chr1\t0\t1000\ttrain\nchr2\t0\t600\tvalid\n"));

    std::string genes;
    for (int i = 0; i < 12; ++i)
        genes += "chr1\t" + std::to_string(20 + i * 70) + "\t" + std::to_string(60 + i * 70) + "\tg\t0\t" + (i % 2 ? "+" : "-")
            + "\n";
    const auto onStrand = [](bool plus) {
        return [plus](int, int64_t at) { return at >= 20 && ((at - 20) / 70 % 2 == 1) == plus ? 5.f + float(at % 3) : 1.f; };
    };
    const auto stranded = [=](bool exchanged) {
        return [=](MadeWorld& w) {
            organism(w).genes = w.text("genes.bed", genes);
            cell(w).targets["RNA+"] = w.track("p.bw", onStrand(!exchanged));
            cell(w).targets["RNA-"] = w.track("m.bw", onStrand(exchanged));
        };
    };
    row("strands of genes", "", stranded(false));
    row("exchanged strands", warning("of genes there is more of the other strand").c_str(), stranded(true));
    row("two organisms", "warning: organisms.0.split.alignment: …Without an alignment", [](MadeWorld& w) {
        w.config.organisms.push_back(organism(w));
        w.config.organisms[1].name = "other";
    });
}

void DataCheckTest::all()
{
    QFETCH(Change, change);
    QFETCH(QString, expected);
    MadeWorld world;
    change(world);
    const std::vector<Complaint> found = checked(world, world.spec());
    QCOMPARE(found.size(), expected.isEmpty() ? 0 : 1);
    if (found.empty())
        return;
    const QStringList parts = expected.split(QStringLiteral("…"));
    QVERIFY2(told(found).startsWith(parts[0]), qPrintable(told(found)));
    QVERIFY2(parts.size() < 2 || told(found).contains(parts[1]), qPrintable(told(found)));
    QVERIFY2(found[0].sentence.ends_with('.') || found[0].sentence.ends_with('?'), qPrintable(told(found)));
}

void DataCheckTest::alike_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    // Whole chromosomes are dealt: chr3 is held back in both genomes, for one part each; chr1 and chr2 are trained on.
    QTest::newRow("together") << "chr1 1000"
                              << "chr2 600"
                              << "";
    QTest::newRow("apart") << "chr1 1000"
                           << "chr3 400"
                           << "100.0 % of what is alike (100 bp) lies in different parts";
    QTest::newRow("of other genomes") << "chr8 1000"
                                      << "chr9 1000"
                                      << "aligns nothing of the two genomes";
}

void DataCheckTest::alike()
{
    QFETCH(QString, target);
    QFETCH(QString, query);
    QFETCH(QString, expected);
    MadeWorld world;
    organism(world).split = {};
    world.config.organisms.push_back(organism(world));
    world.config.organisms[1].name = "other";
    const QString chain = QStringLiteral("chain 9 %1 + 0 100 %2 + 0 100 1\n100\n\n").arg(target, query);
    organism(world).split.alignment = world.text("a.chain", chain.toStdString());
    QString found;
    for (const Complaint& complaint : checkSplit(world.config, world.dataset()))
        if (complaint.field == "organisms.0.split.alignment")
            found += QString::fromStdString(complaint.sentence);
    QCOMPARE(found.isEmpty(), expected.isEmpty());
    QVERIFY2(found.contains(expected), qPrintable(found));
}

void DataCheckTest::everyFileIsTold()
{
    MadeWorld world;
    cell(world).targets["RNA+"] = world.at("one.bw");
    cell(world).targets["RNA-"] = world.at("two.bw");
    cell(world).inputs["ATAC"] = world.at("three.bw");
    organism(world).genes = world.at("four.gtf");
    QStringList fields;
    for (const Complaint& complaint : checkFiles(world.config, world.spec()))
        fields.append(QString::fromStdString(complaint.field));
    QCOMPARE(fields.join(' '),
        QStringLiteral("organisms.0.genes organisms.0.cells.0.inputs.ATAC organisms.0.cells.0.targets.RNA+ "
                       "organisms.0.cells.0.targets.RNA-"));
}

void DataCheckTest::heads_data()
{
    QTest::addColumn<std::function<void(models::ModelSpec&)>>("change");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* expected, std::function<void(models::ModelSpec&)> change) {
        QTest::newRow(name) << change << QString::fromUtf8(expected);
    };
    row("its own", "", [](models::ModelSpec&) {});
    row("another name", "organisms.0.name: …has no head \"made\" to keep; it has: human",
        [](models::ModelSpec& s) { s.heads[0].name = "human"; });
    row("fewer tracks", "organisms.0.targets: …has 1 tracks, but there are 2 targets",
        [](models::ModelSpec& s) { s.heads[0].tracks.pop_back(); });
    row("another order", "organisms.0.targets.0.name: …is \"RNA-\", not \"RNA+\"",
        [](models::ModelSpec& s) { std::swap(s.heads[0].tracks[0].name, s.heads[0].tracks[1].name); });
    row("another track", "warning: organisms.0.targets.1.name: …is \"CAGE\", not \"RNA-\"",
        [](models::ModelSpec& s) { s.heads[0].tracks[1].name = "CAGE"; });
    row("no whole bins", "model.output_length: …no whole number of bins of 8 bp",
        [](models::ModelSpec& s) { s.outputLength = 30; });
    row("wider than what is read", "model.output_length: …middle of the 64 bp",
        [](models::ModelSpec& s) { s.outputLength = 128; });
    row("no whole bins of inputs", "model.input_length: …bins of 12 bp", [](models::ModelSpec& s) { s.inputBinSize = 12; });
}

void DataCheckTest::heads()
{
    using SpecChange = std::function<void(models::ModelSpec&)>;
    QFETCH(SpecChange, change);
    QFETCH(QString, expected);
    const MadeWorld world;
    models::ModelSpec spec = world.spec();
    change(spec);
    const QString found = told(checkFiles(world.config, spec));
    QCOMPARE(found.isEmpty(), expected.isEmpty());
    const QStringList parts = expected.split(QStringLiteral("…"));
    QVERIFY2(found.isEmpty() || (found.startsWith(parts[0]) && found.contains(parts.last())), qPrintable(found));
}

void DataCheckTest::sampleIsTheSame()
{
    MadeWorld world;
    plusIs([](int c, int64_t at) { return at % 97 == 3 ? INFINITY : MadeWorld::plus(c, at) - 2; })(world);
    QCOMPARE(told(checked(world, world.spec())), told(checked(world, world.spec())));
}

void DataCheckTest::wholeRun_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<bool>("made");
    const auto row = [](const char* name, const char* expected, bool made, Change change) {
        QTest::newRow(name) << change << QString::fromUtf8(expected) << made;
    };
    row("settings", "recipe.rate", true, [](MadeWorld& w) { w.config.recipe.rate = 0; });
    row("model", "model.preset", false, [](MadeWorld& w) { w.config.model.preset = "none"; });
    row("start", "model", false, [](MadeWorld& w) { w.config.model.start = w.at("gone.safetensors"); });
    row("file", "organisms.0.cells.0.targets.RNA+", false, [](MadeWorld& w) { cell(w).targets["RNA+"] = w.at("gone.bw"); });
    row("windows", "organisms", false, [](MadeWorld& w) { organism(w).split.valid = { "chr1", "chr2" }; });
    row("values", "organisms.0.cells.0.targets.RNA+", true,
        plusIs([](int c, int64_t at) { return MadeWorld::plus(c, at) - 40; }));
}

void DataCheckTest::wholeRun()
{
    QFETCH(Change, change);
    QFETCH(QString, expected);
    QFETCH(bool, made);
    MadeWorld world;
    world.config.model.inputLength = 256; // of the preset's bins of 128 bp
    world.config.model.outputLength = 128;
    QVERIFY2(checkRun(world.config).canStart(), qPrintable(told(checkRun(world.config).complaints)));
    change(world);
    const CheckedRun checked = checkRun(world.config);
    QVERIFY(!checked.canStart());
    QCOMPARE(checked.dataset != nullptr, made);
    QCOMPARE(QString::fromStdString(std::ranges::find(checked.complaints, true, &Complaint::fatal)->field), expected);
    QCOMPARE(std::ranges::count(checked.complaints, true, &Complaint::fatal), 1);
}

void DataCheckTest::stopped()
{
    const MadeWorld world;
    std::stop_source stop;
    double furthest = 0;
    bool forward = true;
    const Monitor heard({}, [&](double fraction, std::string_view) {
        forward = forward && fraction >= furthest - 1e-9;
        furthest = std::max(furthest, fraction);
    });
    const Dataset dataset = world.dataset();
    checkData(world.config, dataset, heard);
    QVERIFY(forward && furthest > 0.3);
    const Monitor stops(stop.get_token(), [&](double fraction, std::string_view) { fraction > 0.2 && stop.request_stop(); });
    QVERIFY_EXCEPTION_THROWN(checkData(world.config, dataset, stops), Cancelled);
}

void DataCheckTest::names()
{
    QCOMPARE(someOf({ "a" }), "a");
    QCOMPARE(someOf({ "a", "b", "c" }), "a, b, c");
    QCOMPARE(someOf({ "a", "b", "c", "d", "e" }), "a, b, c and 2 more");
}

EPIARC_TEST(DataCheckTest)
#include "datacheck_test.moc"
