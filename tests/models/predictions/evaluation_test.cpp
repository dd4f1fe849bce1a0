#include "core/base/file.h"
#include "core/models/predictions/evaluation.h"
#include "core/models/predictions/trackchoice.h"
#include "core/tracks/writing/bigwigwriter.h"
#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <numeric>

class EvaluationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choice_data();
    void choice();
    void match_data();
    void match();
    void twoFilesForOneTrack();
    void pearsonOverAllBins();
    void methylationByName();

private:
    static models::Head head()
    {
        return { "human",
            { { "CNhs1+", "CAGE:liver", "CAGE", 1 }, { "CNhs1-", "CAGE:liver", "CAGE", 0 },
                { "CNhs10+", "CAGE:K562 cells", "CAGE", 2 }, { "ENC7", "DNASE:K562", "DNASE", 3 } } };
    }
};

void EvaluationTest::choice_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QList<int>>("expected");
    QTest::addColumn<QString>("unknown");
    QTest::newRow("all") << "" << QList<int> {} << "";
    QTest::newRow("numbers") << "3,0" << QList<int> { 3, 0 } << "";
    QTest::newRow("range, each once") << "1-2, 0-3" << QList<int> { 1, 2, 0, 3 } << "";
    QTest::newRow("identifier") << "cnhs1-" << QList<int> { 1 } << "";
    QTest::newRow("assay") << "dnase" << QList<int> { 3 } << "";
    QTest::newRow("description") << "k562" << QList<int> { 2, 3 } << "";
    QTest::newRow("unknown") << "ENC7,spleen,9" << QList<int> { 3 } << "spleen 9";
}

void EvaluationTest::choice()
{
    QFETCH(QString, list);
    QFETCH(QList<int>, expected);
    QFETCH(QString, unknown);
    std::vector<std::string> left;
    const auto chosen = models::chooseTracks(head(), list.toStdString(), left);
    QCOMPARE(QList<int>(chosen.begin(), chosen.end()), expected);
    QStringList words;
    for (const std::string& word : left)
        words.append(QString::fromStdString(word));
    QCOMPARE(words.join(' '), unknown);
}

void EvaluationTest::match_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("track"); // -1: refused
    QTest::addColumn<QString>("how");
    QTest::newRow("number") << "02_anything.bw" << 2 << "by number";
    QTest::newRow("number wins") << "3_CNhs1_plus.bw" << 3 << "by number";
    QTest::newRow("identifier") << "liver CNhs1+.bw" << 0 << "by identifier";
    QTest::newRow("strand in words") << "CNhs1_minus.bw" << 1 << "by identifier";
    QTest::newRow("longest identifier") << "CNhs10_plus.bw" << 2 << "by identifier";
    QTest::newRow("number beyond the head") << "77_ENC7.bw" << 3 << "by identifier";
    QTest::newRow("neither") << "spleen.bw" << -1 << "";
}

void EvaluationTest::match()
{
    QFETCH(QString, file);
    QFETCH(int, track);
    QFETCH(QString, how);
    try {
        const auto found = models::matchObserved(head(), { file.toStdString() });
        QCOMPARE(found.at(0).track, track);
        QCOMPARE(QString::fromStdString(found[0].match), how);
    } catch (const Error& problem) {
        QVERIFY2(track == -1 && QByteArray(problem.what()).contains("spleen.bw fits no track"), problem.what());
    }
}

void EvaluationTest::twoFilesForOneTrack()
{
    QVERIFY_EXCEPTION_THROWN(models::matchObserved(head(), { "2_a.bw", "02_b.bw" }), Error);
    const QTemporaryDir empty;
    QVERIFY_EXCEPTION_THROWN(models::matchObserved(head(), { empty.path().toStdString() }), Error);
}

/// Measured values are made so that the answer over all bins is known by an independent formula, with a gap that must not count.
void EvaluationTest::pearsonOverAllBins()
{
    std::string letters;
    for (int i = 0; i < 400; ++i)
        letters += "ACGT"[(i * i + i / 3) % 4];
    const ToyPredictor toy;
    const models::InputReader reader(
        toy.spec(), std::make_shared<ToyGenome>(std::map<std::string, std::string> { { "chr1", letters } }));
    std::vector<double> x, y;
    tracks::ValueRun run { 100, 5, {} };
    for (int bin = 0; bin < 16; ++bin) { // two windows of 40 bp, each tiled by two of the model's
        const bool gap = bin == 5;
        const double value = (bin * 7) % 5 + (bin > 7 ? 20 : 0);
        run.values.push_back(gap ? std::nanf("") : float(value));
        if (gap)
            continue;
        const auto from = letters.begin() + 100 + 5 * bin;
        x.push_back(value);
        y.push_back(double(std::count(from, from + 5, 'C')));
    }
    const QTemporaryDir folder;
    const std::string file = folder.filePath(QStringLiteral("01_made.bw")).toStdString();
    tracks::writeBigWig(file, { { "chr1", 400, { run } } });

    const auto mean = [](const std::vector<double>& values) {
        return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
    };
    double xy = 0, xx = 0, yy = 0;
    for (size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - mean(x)) * (y[i] - mean(y));
        xx += (x[i] - mean(x)) * (x[i] - mean(x));
        yy += (y[i] - mean(y)) * (y[i] - mean(y));
    }
    const auto observed = models::matchObserved(toy.spec().heads[0], { file });
    const auto scores = models::evaluateTracks(toy, reader, { { "chr1", 100, 140 }, { "chr1", 140, 180 } }, observed, {}, {});
    QCOMPARE(scores.at(0).bins, int64_t(15));
    QVERIFY2(std::abs(scores[0].pearson - xy / std::sqrt(xx * yy)) < 1e-9, qPrintable(QString::number(scores[0].pearson)));
}

/// Of a table of CG and CH a track is compared with the cytosines that its name means.
void EvaluationTest::methylationByName()
{
    class Methylation : public ToyPredictor
    {
    public:
        Methylation()
            : ToyPredictor(2)
        {
            m_named.heads[0].tracks = { { "mCG", "", "mCG", 0 }, { "mCH", "", "mCH", 1 } };
        }
        const models::ModelSpec& spec() const override { return m_named; }

    private:
        models::ModelSpec m_named = ToyPredictor(2).spec();
    };
    const Methylation toy;
    const models::InputReader reader(
        toy.spec(), std::make_shared<ToyGenome>(std::map<std::string, std::string> { { "chr1", std::string(400, 'A') } }));
    const QTemporaryDir folder;
    const std::string cg = folder.filePath(QStringLiteral("mCG.allc")).toStdString(),
                      ch = folder.filePath(QStringLiteral("mCH.allc")).toStdString();
    for (const std::string& file : { cg, ch }) // two bins of CG, three of CH
        base::writeAtomically(file,
            "chr1\t101\t+\tCGA\t1\t2\t1\nchr1\t102\t+\tCAA\t1\t2\t1\nchr1\t107\t+\tCAA\t0\t2\t0\n"
            "chr1\t112\t+\tCGA\t1\t2\t1\nchr1\t117\t+\tCTA\t2\t2\t1\n");
    const auto observed = models::matchObserved(toy.spec().heads[0], { cg, ch });
    const auto scores = models::evaluateTracks(toy, reader, { { "chr1", 100, 120 } }, observed, {}, {});
    QCOMPARE(scores.at(0).bins, int64_t(2));
    QCOMPARE(scores.at(1).bins, int64_t(3));
}

EPIARC_TEST(EvaluationTest)
#include "evaluation_test.moc"
