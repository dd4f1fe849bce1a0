#include "core/genome/complement.h"
#include "core/tracks/formats/bigwig.h"
#include "tests/message.h"
#include "tests/registry.h"
#include "tests/train/madeworld.h"

#include <QTest>
#include <cmath>

using namespace train;
using Change = std::function<void(MadeWorld&)>;
using Values = std::vector<float>;

/// Windows and samples of a made genome against its values.
class DatasetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void targetValues_data();
    void targetValues();
    void windowsOfParts();
    void windowsStayInTheirPart();
    void windowsAboutGenes();
    void regionsThatJustFit();
    void leftOut_data();
    void leftOut();
    void everyWindowInEveryCell();
    void samplesAreWhatTheFilesHold();
    void movedTogether();
    void otherStrand();
    void turnedTwice();
    void unpairedHeads();
    void notMeasured();
    void methylationToLearn_data();
    void methylationToLearn();
    void startsOfGenes();
    void refused_data();
    void refused();
    void cancelled();
};

namespace
{

constexpr float none = std::numeric_limits<float>::quiet_NaN();

bool same(const Values& one, const Values& other)
{
    return std::ranges::equal(one, other,
        [](float a, float b) { return std::isnan(a) ? std::isnan(b) : std::abs(a - b) <= 1e-5f * (1 + std::abs(b)); });
}

QString told(const Values& values)
{
    QStringList list;
    for (const float value : values)
        list.append(QString::number(value));
    return list.join(' ');
}

Values means(const MadeWorld::Value& value, int chrom, int64_t start, int64_t bins, int64_t size)
{
    Values all;
    for (int64_t bin = 0; bin < bins; ++bin) {
        double sum = 0;
        for (int64_t i = 0; i < size; ++i)
            sum += value(chrom, start + bin * size + i);
        all.push_back(float(sum / double(size)));
    }
    return all;
}

Values column(const Sample& sample, size_t number, size_t of)
{
    Values values;
    for (size_t i = number; i < sample.targets.size(); i += of)
        values.push_back(sample.targets[i]);
    return values;
}

} // namespace

void DatasetTest::targetValues_data()
{
    QTest::addColumn<std::function<void(Target&)>>("change");
    QTest::addColumn<Values>("values"); // bins of 4 bp
    QTest::addColumn<Values>("expected");
    const auto row = [](const char* name, std::function<void(Target&)> change, Values values, Values expected) {
        QTest::newRow(name) << change << values << expected;
    };
    const Values plain { 1, 2, 3, 4, 10, 10, 10, 10 }, gaps { 1, none, none, 3, none, none, none, none };
    row("mean", [](Target&) {}, plain, { 2.5f, 10 });
    row("sum", [](Target& t) { t.summary = Target::Summary::Sum; }, plain, { 10, 40 });
    row("absent is zero", [](Target&) {}, gaps, { 1, 0 });
    row("absent is not known", [](Target& t) { t.absentIsZero = false; }, gaps, { 2, none });
    row("sum of what is there", [](Target& t) { t.summary = Target::Summary::Sum, t.absentIsZero = false; }, gaps, { 4, none });
    row("log1p", [](Target& t) { t.log1p = true; }, plain, { std::log(3.5f), std::log(11.f) });
    row("log1p of the sum", [](Target& t) { t.log1p = true, t.summary = Target::Summary::Sum; }, plain,
        { std::log(11.f), std::log(41.f) });
    row("log1p of less than nothing", [](Target& t) { t.log1p = true; }, { -4, -4, -4, -4 }, { 0 });
    row("scale", [](Target& t) { t.scale = 0.5; }, plain, { 1.25f, 5 });
    row("scale of log1p", [](Target& t) { t.scale = 2, t.log1p = true; }, plain, { 2 * std::log(3.5f), 2 * std::log(11.f) });
    row("soft clip", [](Target& t) { t.softClip = 6; }, plain, { 2.5f, 8 });
    row("soft clip of what was scaled", [](Target& t) { t.softClip = 6, t.scale = 2; }, plain, { 5, 6 + std::sqrt(14.f) });
    row("soft clip at its edge", [](Target& t) { t.softClip = 10; }, plain, { 2.5f, 10 });
    row("clipped gaps", [](Target& t) { t.softClip = 1, t.absentIsZero = false; }, gaps, { 2, none });
}

void DatasetTest::targetValues()
{
    using TargetChange = std::function<void(Target&)>;
    QFETCH(TargetChange, change);
    QFETCH(Values, values);
    QFETCH(Values, expected);
    Target target;
    change(target);
    QVERIFY2(same(targetBins(target, values, 4), expected), qPrintable(told(targetBins(target, values, 4))));
    const MadeWorld world;
    const auto file
        = world.track("values.bw", [&](int, int64_t at) { return at < int64_t(values.size()) ? values[size_t(at)] : none; });
    const Values read = targetBins(target, tracks::BigWig(file), { "chr1", 0, int64_t(values.size()) }, 4);
    QVERIFY2(same(read, expected), qPrintable(told(read)));
}

void DatasetTest::windowsOfParts()
{
    const MadeWorld world;
    const Dataset dataset = world.dataset();
    QCOMPARE(dataset.organisms().size(), 1);
    const auto& windows = dataset.organisms()[0].windows;
    for (int part = 0; part < data::parts; ++part) {
        const int64_t length = MadeWorld::lengths[size_t(part + 1)];
        QCOMPARE(windows[size_t(part)].size(), (length - 64) / 32 + 1); // what is predicted lies side by side
        for (size_t i = 0; i < windows[size_t(part)].size(); ++i)
            QVERIFY((windows[size_t(part)][i]
                == Interval { "chr" + std::to_string(part + 1), int64_t(i) * 32, int64_t(i) * 32 + 64 }));
    }
}

void DatasetTest::windowsStayInTheirPart()
{
    MadeWorld world;
    Organism& organism = world.config.organisms[0];
    organism.split = {};
    organism.split.regions
        = world.text("parts.bed", "1\t0\t300\ttrain\nchr1\t300\t600\tvalid\nchr1\t600\t1000\ttrain\nchr2\t0\t600\ttest\n");
    world.config.recipe.shift = 5;
    world.config.recipe.stride = 1;
    const Dataset dataset = world.dataset();
    const auto& windows = dataset.organisms()[0].windows;
    const auto edges = [&](data::Part part) {
        int64_t first = 1'000'000, last = 0;
        for (const Interval& window : windows[size_t(part)]) {
            first = std::min(first, window.start);
            last = std::max(last, window.end);
            const bool crosses = window.start < 300 && window.end > 300;
            if (crosses || (window.start < 600 && window.end > 600))
                return std::pair<int64_t, int64_t>(-1, -1);
        }
        return std::pair(first, last);
    };
    QCOMPARE(edges(data::Part::Train), (std::pair<int64_t, int64_t>(0, 1000)));
    QCOMPARE(edges(data::Part::Valid), (std::pair<int64_t, int64_t>(300, 600)));
    for (const Interval& window : windows[size_t(data::Part::Train)])
        QVERIFY(window.end <= 295 || window.start >= 605); // moved by 5 bp it still stays out of 300 to 600
}

/// One about each start that has room in its part, on the grid of bins, each once.
void DatasetTest::windowsAboutGenes()
{
    MadeWorld world;
    Organism& organism = world.config.organisms[0];
    organism.genes = world.text("starts.bed",
        "1\t500\t600\tONE\t0\t+\n1\t400\t901\tTWO\t0\t-\n1\t501\t700\tTHREE\t0\t+\n1\t10\t300\tFOUR\t0\t+\n"
        "2\t100\t290\tFIVE\t0\t+\n");
    world.config.recipe.windows = Recipe::Windows::Genes;
    const Dataset dataset = world.dataset();
    const Dataset::Genome& made = dataset.organisms()[0];
    // FOUR has no room to its left, and THREE the window of ONE.
    const std::vector<Interval> expected { { "chr1", 464, 528 }, { "chr1", 864, 928 } };
    QCOMPARE(made.windows[size_t(data::Part::Train)], expected);
    QCOMPARE(made.windows[size_t(data::Part::Valid)], (std::vector<Interval> { { "chr2", 64, 128 } }));
}

void DatasetTest::regionsThatJustFit()
{
    MadeWorld world;
    world.config.organisms[0].split = {};
    world.config.organisms[0].split.regions
        = world.text("parts.bed", "chr1\t101\t165\ttrain\nchr2\t3\t67\ttest\nchr2\t100\t163\tvalid\n");
    world.config.recipe.shift = 3;
    const Dataset dataset = world.dataset();
    const auto& windows = dataset.organisms()[0].windows;
    QCOMPARE(windows[0], (std::vector<Interval> { { "chr1", 101, 165 } }));
    QCOMPARE(windows[2], (std::vector<Interval> { { "chr2", 3, 67 } }));
    QVERIFY(windows[1].empty());
}

void DatasetTest::leftOut_data()
{
    QTest::addColumn<QString>("bed");
    QTest::addColumn<int>("blacklisted");
    QTest::newRow("none") << "chr1\t5000\t6000\n" << 0;
    QTest::newRow("as the genome spells it") << "chr1\t16\t48\n" << 1;
    QTest::newRow("as others do") << "1\t16\t48\n" << 1;
    QTest::newRow("of another part") << "chr2\t16\t80\n" << 2;
    QTest::newRow("chromosomes that are not there") << "chr7\t0\t100\nchr1\t16\t48\n" << 1;
}

void DatasetTest::leftOut()
{
    QFETCH(QString, bed);
    QFETCH(int, blacklisted);
    MadeWorld world;
    const size_t all = 30 + 17 + 11;
    world.config.organisms[0].blacklist = world.text("black.bed", bed.toStdString());
    const Dataset dataset = world.dataset();
    const Dataset::Genome& made = dataset.organisms()[0];
    QCOMPARE(made.blacklisted, blacklisted);
    QCOMPARE(made.windows[0].size() + made.windows[1].size() + made.windows[2].size(), all - size_t(blacklisted));
}

void DatasetTest::everyWindowInEveryCell()
{
    MadeWorld world;
    auto& cells = world.config.organisms[0].cells;
    cells.push_back(cells[0]);
    cells[1].name = "B";
    const Dataset dataset = world.dataset();
    const auto& windows = dataset.organisms()[0].windows[size_t(data::Part::Valid)];
    const std::vector<Example> all = dataset.examples(0, data::Part::Valid);
    QCOMPARE(all.size(), 2 * windows.size());
    std::array<size_t, 2> seen {};
    for (const Example& example : all) {
        QVERIFY(example.window == windows[seen[size_t(example.cell)]++]);
        QVERIFY(example.shift == 0 && !example.reverse && example.organism == 0);
    }
    QCOMPARE(seen[0], windows.size());
    const std::vector<Example> some = dataset.examples(0, data::Part::Valid, 4);
    QCOMPARE(some.size(), 8);
    for (size_t i = 0; i < 4; ++i)
        QVERIFY(some[i].window == windows[i * windows.size() / 4]);
    QCOMPARE(dataset.examples(0, data::Part::Valid, 1000).size(), 2 * windows.size());
}

void DatasetTest::samplesAreWhatTheFilesHold()
{
    const MadeWorld world;
    const Dataset dataset = world.dataset();
    const Sample sample = dataset.read({ 0, 0, { "chr2", 96, 160 } });
    QCOMPARE(sample.inputs.bases, world.letters[2].substr(96, 64));
    QCOMPARE(sample.inputs.epigenome.size(), 1);
    QVERIFY(same(sample.inputs.epigenome[0], means(MadeWorld::atac, 2, 96, 8, 8)));
    QCOMPARE(sample.targets.size(), 8);
    QVERIFY2(same(column(sample, 0, 2), means(MadeWorld::plus, 2, 112, 4, 8)), qPrintable(told(sample.targets)));
    QVERIFY(same(column(sample, 1, 2), means(MadeWorld::minus, 2, 112, 4, 8)));
}

void DatasetTest::movedTogether()
{
    const MadeWorld world;
    const Dataset dataset = world.dataset();
    for (const int64_t shift : { -3, 2, 32 }) {
        const Sample moved = dataset.read({ 0, 0, { "chr1", 320, 384 }, shift }),
                     there = dataset.read({ 0, 0, { "chr1", 320 + shift, 384 + shift } });
        QCOMPARE(moved.inputs.bases, world.letters[1].substr(size_t(320 + shift), 64));
        QVERIFY(same(moved.inputs.epigenome[0], there.inputs.epigenome[0]));
        QVERIFY(same(column(moved, 0, 2), means(MadeWorld::plus, 1, 336 + shift, 4, 8)));
        QVERIFY(same(moved.targets, there.targets));
    }
    const Sample over = dataset.read({ 0, 0, { "chr1", 0, 64 }, -3 });
    QVERIFY(over.inputs.bases.starts_with("NNN" + world.letters[1].substr(0, 10)));
}

void DatasetTest::otherStrand()
{
    const MadeWorld world;
    const Dataset dataset = world.dataset();
    const Sample forward = dataset.read({ 0, 0, { "chr1", 320, 384 }, 1 }),
                 back = dataset.read({ 0, 0, { "chr1", 320, 384 }, 1, true });
    const auto turned = [](Values values) {
        std::ranges::reverse(values);
        return values;
    };
    QCOMPARE(back.inputs.bases, genome::reverseComplement(forward.inputs.bases));
    QVERIFY(same(back.inputs.epigenome[0], turned(forward.inputs.epigenome[0])));
    QVERIFY(same(column(back, 0, 2), turned(column(forward, 1, 2))));
    QVERIFY(same(column(back, 1, 2), turned(column(forward, 0, 2))));
}

void DatasetTest::turnedTwice()
{
    const MadeWorld world;
    const Dataset dataset = world.dataset();
    const Sample sample = dataset.read({ 0, 0, { "chr1", 320, 384 } });
    Sample twice = sample;
    for (int i = 0; i < 2; ++i)
        reverseComplement(twice, dataset.spec().heads[0]);
    QCOMPARE(twice.inputs.bases, sample.inputs.bases);
    QVERIFY(same(twice.inputs.epigenome[0], sample.inputs.epigenome[0]));
    QVERIFY(same(twice.targets, sample.targets));
}

void DatasetTest::unpairedHeads()
{
    Sample sample { { "AC" }, 0, { 1, 2, 3, 4 } };
    reverseComplement(sample, { "h", { { "a", "", "" }, { "b", "", "", 1 } } }); // of a model that tells no pairs
    QVERIFY2(same(sample.targets, { 3, 4, 1, 2 }), qPrintable(told(sample.targets)));
}

void DatasetTest::notMeasured()
{
    MadeWorld world;
    auto& cells = world.config.organisms[0].cells;
    cells.push_back({ "B", {}, { { "RNA-", world.track("few.bw", MadeWorld::minus, 1) } } });
    const Dataset dataset = world.dataset();
    const Sample here = dataset.read({ 0, 1, { "chr1", 320, 384 } }), beyond = dataset.read({ 0, 1, { "chr2", 320, 384 } });
    const Values nothing(4, none);
    QVERIFY(same(column(here, 0, 2), nothing));
    QVERIFY(same(column(here, 1, 2), means(MadeWorld::minus, 1, 336, 4, 8)));
    QVERIFY(same(column(beyond, 1, 2), nothing));
    QVERIFY(same(here.inputs.epigenome[0], Values(8, none)));
}

void DatasetTest::startsOfGenes()
{
    MadeWorld world;
    world.config.organisms[0].genes = world.text("genes.bed",
        "chr1\t100\t200\tA\t0\t+\nchr1\t90\t150\tA\t0\t+\n" // one gene, two transcripts
        "chr1\t100\t200\tB\t0\t-\nchr1\t100\t220\tB\t0\t-\n"
        "1\t300\t400\t.\t0\t+\nchr1\t500\t600\t.\t0\t+\n" // without names: each by itself
        "chr2\t10\t20\tA\t0\t+\nchrX\t10\t20\tC\t0\t+\n");
    const Dataset dataset = world.dataset();
    QStringList found;
    for (const Interval& start : dataset.organisms()[0].starts) {
        QCOMPARE(start.length(), 1);
        found.append(QStringLiteral("%1:%2").arg(QString::fromStdString(start.chrom)).arg(start.start));
    }
    found.sort();
    QCOMPARE(found.join(' '), QStringLiteral("chr1:219 chr1:300 chr1:500 chr1:90 chr2:10"));
}

void DatasetTest::refused_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* expected, Change change) {
        QTest::newRow(name) << change << QString::fromUtf8(expected);
    };
    const auto organism = [](MadeWorld& w) -> Organism& { return w.config.organisms[0]; };
    row("no genome", "nowhere.fa does not exist", [=](MadeWorld& w) { organism(w).genome = w.at("nowhere.fa"); });
    row("no sequence", "holds no sequence",
        [=](MadeWorld& w) { organism(w).genome = w.text("g.sizes", "chr1\t1000\nchr2\t600\nchr3\t400\n"); });
    row("no track", "gone.bw does not exist", [=](MadeWorld& w) { organism(w).cells[0].targets["RNA+"] = w.at("gone.bw"); });
    row("another genome", "none of the chromosomes",
        [=](MadeWorld& w) { organism(w).cells[0].targets["RNA+"] = w.text("other.bedgraph", "scaffold9\t0\t10\t1\n"); });
    row("no values", "holds no values to predict",
        [=](MadeWorld& w) { organism(w).cells[0].targets["RNA+"] = w.text("peaks.bed", "chr1\t0\t10\tp\n"); });
    row("unknown input", "has no input \"H3K27ac\"",
        [=](MadeWorld& w) { organism(w).cells[0].inputs["H3K27ac"] = w.at("atac.bw"); });
    row("chromosome of the split", "chr9 was named for test", [=](MadeWorld& w) { organism(w).split.test = { "chr9" }; });
    row("in two parts", "is named twice in the split", [=](MadeWorld& w) { organism(w).split.test = { "2" }; });
    row("region elsewhere", "names chr9", [=](MadeWorld& w) {
        organism(w).split = {};
        organism(w).split.regions = w.text("parts.bed", "chr9\t0\t300\ttrain\n");
    });
    row("regions without training", "\"train\" in its fourth column", [=](MadeWorld& w) {
        organism(w).split = {};
        organism(w).split.regions = w.text("parts.bed", "chr1\t0\t300\ttest\n");
    });
    row("everything held back", "No window of 64 bp is left", [=](MadeWorld& w) {
        organism(w).split.valid = { "chr1", "chr2" };
    });
    row("everything blacklisted", "30 were blacklisted",
        [=](MadeWorld& w) { organism(w).blacklist = w.text("b.bed", "1\t0\t1000\n"); });
    row("genes without genes", "has no genes", [=](MadeWorld& w) { organism(w).genes = w.at("plus.bw"); });
    row("alignment of one", "two organisms", [=](MadeWorld& w) {
        organism(w).split = {};
        organism(w).split.alignment = w.at("a.chain");
    });
}

void DatasetTest::refused()
{
    QFETCH(Change, change);
    QFETCH(QString, expected);
    MadeWorld world;
    const models::ModelSpec spec = world.spec();
    change(world);
    const QString said = message([&] { Dataset(world.config, spec); });
    QVERIFY2(said.contains(expected) && said.endsWith('.'), qPrintable(said));
}

void DatasetTest::cancelled()
{
    const MadeWorld world;
    std::stop_source stop;
    const Monitor stopped(stop.get_token(), {});
    const Dataset dataset = world.dataset();
    stop.request_stop();
    QVERIFY_EXCEPTION_THROWN(dataset.read({ 0, 0, { "chr1", 0, 64 } }, stopped), Cancelled);
    QVERIFY_EXCEPTION_THROWN(Dataset(world.config, world.spec(), stopped), Cancelled);
}

/// Of a table of CG and CH a target is what its name or its assay says.
void DatasetTest::methylationToLearn_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("assay");
    QTest::addColumn<Values>("bases");
    const Values cg { none, 0.5f, none, none }, ch { none, none, 0.25f, none }, reads { none, none, 4, none };
    QTest::newRow("mCG") << "mCG"
                         << "" << cg;
    QTest::newRow("mCH") << "mCH"
                         << "" << ch;
    QTest::newRow("its assay") << "layer 5"
                               << "mCH" << ch;
    QTest::newRow("its name first") << "mCH"
                                    << "mCG" << ch;
    QTest::newRow("other words") << "CH methylation"
                                 << "" << ch;
    QTest::newRow("the reads") << "mCH coverage"
                               << "" << reads;
}

void DatasetTest::methylationToLearn()
{
    QFETCH(QString, name);
    QFETCH(QString, assay);
    QFETCH(Values, bases);
    MadeWorld world;
    Organism& organism = world.config.organisms[0];
    organism.targets = { Target() };
    organism.targets[0].name = name.toStdString();
    organism.targets[0].assay = assay.toStdString();
    organism.cells[0].targets.clear();
    organism.cells[0].targets[name.toStdString()]
        = world.text("cells.allc", "chr1\t2\t+\tCGN\t3\t6\t1\nchr1\t3\t+\tCAA\t1\t4\t0\nchr1\t90\t+\tCGN\t1\t1\t1\n");
    const Dataset dataset = world.dataset();
    const Values read = baseValues(*dataset.organisms()[0].cells[0].targets[0], { "chr1", 0, 4 });
    QVERIFY2(same(read, bases), qPrintable(told(read)));
}

EPIARC_TEST(DatasetTest)
#include "dataset_test.moc"
