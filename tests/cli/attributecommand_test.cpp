#include "core/models/engine.h"
#include "core/models/families/presets.h"
#include "core/models/tensors/safetensors.h"
#include "core/tracks/track.h"

#include "tests/cli/refusals.h"
#include "tests/registry.h"

#include <QTest>
#include <cstring>

/// The model made here reads 2,048 bp in bins of 128, of which it predicts the inner 8: an EpiAttend with made weights.
class AttributeCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void failures_data();
    void failures();
    void formatsAgree();
    void everyMethodTellsItsError();
    void geneAndItsTssAreOne();
    void baselines();
    void whatWasGivenInVainIsSaid();
    void whatIsCutIsSaid();

private:
    Program::Result run(const QString& more) const
    {
        return m_program.run("attribute --model tiny.safetensors --genome genome.fa --device cpu " + more);
    }
    Json json(const QString& more) const
    {
        const auto result = run(more + " --json --out some.tsv");
        return Json::parse(result.out.toStdString(), nullptr, false);
    }
    std::string at(const char* name) const { return m_program.at(name).toStdString(); }
    Program m_program;
};

void AttributeCommandTest::initTestCase()
{
    std::string letters;
    for (int i = 0; i < 5000; ++i)
        letters += "ACGT"[(i * i * 7 + i / 5) % 4];
    letters[3000] = 'N';
    base::writeAtomically(at("genome.fa"), ">chr1\n" + letters + "\n>chr2\n" + letters.substr(0, 300) + "\n");
    base::writeAtomically(at("genes.bed"), "1\t3001\t3400\tALPHA\t0\t+\n1\t100\t200\tTWICE\t0\t+\n2\t100\t200\tTWICE\t0\t-\n");
    std::string signal;
    for (int i = 0; i < 50; ++i)
        signal += fmt::format("chr1\t{}\t{}\t{}\n", 100 * i, 100 * i + 100, 1 + i % 7);
    base::writeAtomically(at("atac.bedgraph"), signal);
    models::ModelSpec spec = models::preset("epiattend");
    spec.settings.update({ { "channels", 16 }, { "depth", 2 }, { "heads", 2 }, { "key_size", 8 }, { "position_features", 6 },
        { "tower", { 8, 8, 8, 8, 16, 16, 16 } } });
    spec.inputLength = 2048;
    spec.outputLength = 1024;
    spec.heads[0].tracks.push_back(spec.heads[0].tracks[0]);
    spec.heads[0].tracks.back().name = "another";
    models::loadEngine()->create(spec, 5, at("tiny.safetensors"));
}

void AttributeCommandTest::failures_data()
{
    const auto row = refusalRows();
    row("unknown output", "--region chr1:2,900-3,100 --out out.bed", 1, "end the name with .tsv, .bw or .safetensors");
    row("nothing to explain", "--out out.tsv", 2, "");
    row("two things", "--region chr1:1-10 --tss chr1:5 --out out.tsv", 2, "");
    row("too long", "--region chr1:1-2,000 --out out.tsv", 1, "is longer than the 1,024 bp");
    row("unknown gene", "--gene ALPA --genes genes.bed --out out.tsv", 1, "ALPHA");
    row("several TSS", "--gene TWICE --genes genes.bed --out out.tsv", 1, "has several TSS (chr1:101:+, chr2:200:-): give one");
    row("unknown track", "--tss chr1:3,001 --tracks zebra --out out.tsv", 1, "has no track \"zebra\"");
    row("unknown method", "--tss chr1:3,001 --method saliency --out out.tsv", 2, "");
    row("unknown baseline", "--tss chr1:3,001 --baseline noise --out out.tsv", 2, "");
}

void AttributeCommandTest::failures()
{
    QFETCH(QString, line);
    verifyRefused(run(line));
}

/// The same numbers in all files: a line per base and per bin of each input, on the genome.
void AttributeCommandTest::formatsAgree()
{
    for (const char* file : { "out.tsv", "out.bw", "out.safetensors" }) {
        const auto result = run(QStringLiteral("--tss chr1:3,001 --track ATAC=atac.bedgraph --out ") + QLatin1String(file));
        QVERIFY2(result.code == 0, qPrintable(result.err));
        QCOMPARE(result.out.trimmed(), QString::fromLatin1(file));
    }
    const models::Safetensors tensors(at("out.safetensors"));
    const models::TensorView* sequence = tensors.find("sequence");
    QVERIFY(sequence && sequence->shape == std::vector<int64_t> { 2048 });
    const int64_t start = std::stoll(tensors.metadata().at("start"));
    std::vector<float> bases(2048);
    std::memcpy(bases.data(), sequence->data, sequence->bytes);
    const Json names = Json::parse(tensors.metadata().at("inputs"));
    QVERIFY(tensors.find("epigenome")->shape == (std::vector<int64_t> { int64_t(names.size()), 16 }));

    const auto track = tracks::open(at("out.bw"));
    const auto signal = std::get<tracks::Signal>(track->read({ "chr1", start, start + 2048 }, 2048, {}));
    const auto rows = m_program.table("out.tsv");
    QCOMPARE(rows.size(), qsizetype(1 + 2048 + 16 * names.size()));
    int different = 0, bins = 0;
    for (const QStringList& fields : rows.mid(1)) {
        const auto i = size_t(fields[1].toLongLong() - start);
        if (fields[3] == QLatin1String("sequence")) {
            QCOMPARE(fields[2].toLongLong(), fields[1].toLongLong() + 1);
            QVERIFY(std::abs(fields[5].toFloat() - bases[i]) <= 1e-5f * std::abs(bases[i]));
            QCOMPARE(signal.mean[i], bases[i]);
            different += bases[i] != 0;
            if (fields[4] == QLatin1String("N"))
                QCOMPARE(bases[i], 0.0f);
        } else if (fields[3] == QLatin1String("ATAC")) {
            QCOMPARE(fields[2].toLongLong(), fields[1].toLongLong() + 128);
            QVERIFY(fields[4].toDouble() > 0);
            ++bins;
        } else {
            QCOMPARE(fields[4], QStringLiteral("nan")); // no track serves as it
            QCOMPARE(fields[5].toDouble(), 0.0);
        }
    }
    QVERIFY(different > 1000);
    QCOMPARE(bins, 16);
}

void AttributeCommandTest::everyMethodTellsItsError()
{
    const auto help = m_program.run(QStringLiteral("attribute --help"));
    QVERIFY(help.out.contains(QStringLiteral("gradient-x-input")));
    const auto result = run(QStringLiteral("--tss chr1:3,001 --out told.tsv"));
    QVERIFY2(result.err.contains(QStringLiteral("the attributions sum to")), qPrintable(result.err));
    const Json found = json(QStringLiteral("--tss chr1:3,001"));
    QVERIFY(!found.is_discarded());
    const double whole = found["value"].get<double>() - found["baseline_value"].get<double>();
    QVERIFY(std::abs(found["sum"].get<double>() - whole - found["error"].get<double>()) < 1e-9);
    double sum = 0;
    for (const QStringList& fields : m_program.table("told.tsv").mid(1))
        sum += fields[5].toDouble();
    QVERIFY(std::abs(sum - found["sum"].get<double>()) < 1e-4);
    // Whose signal it is: the first head with all of its tracks.
    const models::Head head = models::readSpec(at("tiny.safetensors")).heads.front();
    QCOMPARE(found["head"], Json(head.name));
    QCOMPARE(found["tracks"].size(), head.tracks.size());
    QCOMPARE(found["tracks"][0], Json(head.tracks[0].name));
}

/// A gene, its TSS, and the three bins around it are the same question.
void AttributeCommandTest::geneAndItsTssAreOne()
{
    const Json gene = json(QStringLiteral("--gene ALPHA --genes genes.bed")), tss = json(QStringLiteral("--tss chr1:3,002"));
    QCOMPARE(gene["value"], tss["value"]);
    QCOMPARE(gene["sum"], tss["sum"]);
    const Json region = json(QStringLiteral("--region chr1:2,817-3,199")); // nearly three bins
    QCOMPARE(region["summed"], gene["summed"]);
    QVERIFY(std::abs(region["value"].get<double>() - gene["value"].get<double>()) < 1e-6);
}

void AttributeCommandTest::baselines()
{
    const Json mean = json(QStringLiteral("--tss chr1:3,001")), zeros = json(QStringLiteral("--tss chr1:3,001 --baseline zeros")),
               shuffled = json(QStringLiteral("--tss chr1:3,001 --baseline shuffled")),
               other = json(QStringLiteral("--tss chr1:3,001 --baseline shuffled --seed 2"));
    QCOMPARE(mean["baseline"], Json("mean"));
    QCOMPARE(mean["value"], zeros["value"]);
    QVERIFY(mean["baseline_value"] != zeros["baseline_value"]);
    QVERIFY(shuffled["baseline_value"] != other["baseline_value"]);
    // The seed that was used is written, also the one nobody gave.
    QCOMPARE(shuffled["seed"], Json(1));
    QCOMPARE(other["seed"], Json(2));
    QVERIFY(!mean.contains("seed"));
    QCOMPARE(run(QStringLiteral("--tss chr1:3,001 --baseline shuffled --out seed.tsv")).code, 0);
    QVERIFY(base::readFile(at("seed.tsv")).find("(seed 1)") != std::string::npos);
}

void AttributeCommandTest::whatWasGivenInVainIsSaid()
{
    const auto said = [&](const char* more) { return run(QStringLiteral("--tss chr1:3,001 --out vain.tsv ") + more).err; };
    QVERIFY(said("--steps 7").contains(QStringLiteral("--steps 7 is not used: gradient-x-input takes none.")));
    QVERIFY(said("--seed 7").contains(QStringLiteral("--seed 7 is not used")));
    QVERIFY(said("--seed 7 --baseline zeros").contains(QStringLiteral("--seed 7 is not used")));
    for (const char* used : { "--baseline mean", "--seed 7 --baseline shuffled", "--steps 2 --method integrated-gradients" })
        QVERIFY2(!said(used).contains(QStringLiteral("is not used")), used);
}

/// A region as long as the output is cut where windows do not fall on its ends.
void AttributeCommandTest::whatIsCutIsSaid()
{
    const auto cut = run(QStringLiteral("--region chr1:2,001-3,024 --out cut.tsv"));
    QVERIFY2(cut.code == 0, qPrintable(cut.err));
    QVERIFY2(cut.err.contains(QStringLiteral("chr1:2,001-3,024 reaches beyond the 1,024 bp")), qPrintable(cut.err));
    QVERIFY(base::readFile(at("cut.tsv")).find("reaches beyond") != std::string::npos);
    const auto whole = run(QStringLiteral("--region chr1:2,049-3,072 --out whole.tsv"));
    QVERIFY2(whole.code == 0, qPrintable(whole.err));
    QVERIFY2(!whole.err.contains(QStringLiteral("reaches beyond")), qPrintable(whole.err));
}

EPIARC_TEST(AttributeCommandTest)
#include "attributecommand_test.moc"
