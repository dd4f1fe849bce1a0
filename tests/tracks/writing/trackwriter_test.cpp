#include "core/base/error.h"
#include "core/base/file.h"
#include "core/tracks/formula.h"
#include "core/tracks/writing/bigwigwriter.h"
#include "core/tracks/writing/trackwriter.h"
#include "tests/message.h"
#include "tests/registry.h"
#include "tests/tracks/madefolder.h"

#include <QTest>

using namespace tracks;

namespace
{

/// One value for each base of chr1; no more than `most` bp are read at once.
class NarrowTrack : public Track
{
public:
    explicit NarrowTrack(std::vector<float> values, int64_t most = 300)
        : m_values(std::move(values))
        , m_most(most)
    {
    }
    Kind kind() const override { return Kind::Signal; }
    std::string format() const override { return "narrow"; }
    std::vector<std::string> chromosomes() const override { return { "chr1" }; }
    int64_t widest() const override { return m_most; }
    Slice read(const Interval& where, int bins, const Monitor&) const override
    {
        if (where.length() > m_most || bins != where.length())
            throw Error("It is asked for too much.");
        Signal signal { where, { m_values.begin() + where.start, m_values.begin() + where.end }, {}, {} };
        signal.min = signal.max = signal.mean;
        return signal;
    }

private:
    std::vector<float> m_values;
    int64_t m_most;
};

} // namespace

/// Features and values of a track as text.
class TrackWriterTest : public QObject, private MadeFolder
{
    Q_OBJECT

    std::filesystem::path out() const { return m_folder.filePath(QStringLiteral("out.txt")).toStdString(); }
    /// What is written, without the "track" line.
    QStringList lines() const
    {
        QStringList all = QString::fromStdString(base::readFile(out())).split('\n', Qt::SkipEmptyParts);
        if (all.isEmpty() || !all.takeFirst().startsWith("track "))
            qFatal("no track line");
        return all;
    }

private Q_SLOTS:
    void features_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QStringList>("written");
        QTest::newRow("six columns") << QByteArray("chr1\t100\t200\tA b\t7\t-\nchr1\t900\t2500\nchr2\t150\t160\tother\n")
                                     << QStringList { "chr1\t100\t200\tA_b\t7\t-", "chr1\t900\t2500\t.\t0\t." };
        QTest::newRow("colours") << QByteArray("chr1\t100\t200\tA\t5\t+\t120\t150\t255,0,17\n")
                                 << QStringList { "chr1\t100\t200\tA\t5\t+\t120\t150\t255,0,17" };
        const char* gene = "chr1\t100\t2900\tG\t0\t+\t150\t2800\t0\t3\t60,10,200,\t0,500,2600,";
        QTest::newRow("exons") << QByteArray(gene) + "\n" << QStringList { gene };
    }

    void features()
    {
        QFETCH(QByteArray, content);
        QFETCH(QStringList, written);
        const auto track = open(file(QStringLiteral("in.bed"), content.toStdString()));
        writeFeatures(out(), *track, { { "chr1", 0, 3000 } });
        QCOMPARE(lines(), written);
    }

    /// A feature over the border of two pieces comes once; more than can be drawn are all written.
    void everyFeatureComesOnce()
    {
        std::string content;
        QStringList expected;
        for (int i = 0; i < 25'000; ++i) {
            const int start = 990'000 + i / 10;
            const std::string line
                = "chr1\t" + std::to_string(start) + "\t" + std::to_string(start + 20'000) + "\tf" + std::to_string(i) + "\t0\t.";
            content += line + "\n";
            expected << QString::fromStdString(line);
        }
        const auto track = open(file(QStringLiteral("many.bed"), content));
        writeFeatures(out(), *track, { { "chr1", 0, 3'000'000 } });
        QCOMPARE(lines(), expected);
    }

    /// Of any track: here the difference of two, which no file holds.
    void anyTrackBecomesBigWig()
    {
        const std::filesystem::path a = m_folder.filePath(QStringLiteral("a.bw")).toStdString(),
                                    b = m_folder.filePath(QStringLiteral("b.bw")).toStdString(),
                                    written = m_folder.filePath(QStringLiteral("c.bw")).toStdString();
        writeBigWig(a, { { "chr1", 3'000'000, { { 0, 1000, std::vector<float>(2000, 5) } } } });
        writeBigWig(b, { { "chr1", 3'000'000, { { 999'900, 10, { 1, 2, 2, 3 } }, { 999'995, 1, { 4, 4, 4, 0.5F, 4, 4 } } } } });
        const Formula difference(open(a), open(b), Formula::Operation::Difference);
        const auto genome = genome::Genome::open(file(QStringLiteral("g.chrom.sizes"), "chr1\t3000000\n"));
        writeBigWig(written, difference, { { "chr1", 999'990, 1'500'000 }, { "chr1", 999'905, 1'000'050 } }, *genome);
        const auto again = open(written);
        const Interval where { "chr1", 999'880, 1'000'060 };
        const auto expected = std::get<Signal>(difference.read(where, 180, {})),
                   found = std::get<Signal>(again->read(where, 180, {}));
        int known = 0;
        for (size_t i = 0; i < 180; ++i) {
            const bool asked = i >= 25; // 999,905 and on
            QVERIFY2(asked && !std::isnan(expected.mean[i]) ? found.mean[i] == expected.mean[i] : std::isnan(found.mean[i]),
                qPrintable(QString::number(i)));
            known += !std::isnan(found.mean[i]);
        }
        QVERIFY(known > 30);
        QVERIFY(message([&] {
            writeBigWig(written, difference, { { "chr1", 0, 100 } }, *genome);
        }).contains("has no values there"));
    }

    void valuesAreThoseOfTheFile()
    {
        ValueRun run { 1000, 10, { 1.F, 1.F, 0.25F, 0.F, 1e-7F } }, far { 1'000'500, 1, { 3.F, 3.F } };
        const std::filesystem::path bigWig = m_folder.filePath(QStringLiteral("v.bw")).toStdString();
        writeBigWig(bigWig, { { "chr1", 3'000'000, { run, far } } });
        const auto track = open(bigWig);
        writeBedGraph(out(), *track, { { "chr1", 1005, 2'000'000 }, { "chr1", 1000, 1010 } });
        QCOMPARE(lines(),
            QStringList({ "chr1\t1005\t1020\t1", "chr1\t1020\t1030\t0.25", "chr1\t1030\t1040\t0", "chr1\t1040\t1050\t1e-07",
                "chr1\t1000500\t1000502\t3", "chr1\t1000\t1010\t1" }));
        // Read again, they are the same.
        const auto again = open(out());
        const auto signal = std::get<Signal>(again->read({ "chr1", 1010, 1060 }, 5, {}));
        QCOMPARE(signal.mean[1], 0.25F);
        QCOMPARE(signal.mean[3], 1e-7F);
        QVERIFY(std::isnan(signal.mean[4]));
    }

    /// Predictions are not read wider than a view: nothing that writes them asks for more at once.
    void aTrackIsReadNoWiderThanItTakes()
    {
        std::vector<float> values(5000);
        for (size_t i = 0; i < values.size(); ++i)
            values[i] = float(i / 10 % 7);
        const auto narrow = std::make_shared<NarrowTrack>(values), wide = std::make_shared<NarrowTrack>(values, 1'000'000);
        const std::vector<Interval> where { { "chr1", 130, 4870 } };
        const auto written = [&](const Track& track) {
            writeBedGraph(out(), track, where);
            return lines();
        };
        const QStringList expected = written(*wide);
        QCOMPARE(written(*narrow), expected);
        const Formula one(narrow, wide, Formula::Operation::Difference), other(wide, narrow, Formula::Operation::Difference);
        for (const Formula* formula : { &one, &other })
            QCOMPARE(written(*formula), QStringList { "chr1\t130\t4870\t0" });
    }

    void nothingThereIsSaid()
    {
        const auto track = open(file(QStringLiteral("one.bed"), "chr1\t100\t200\tA\n"));
        QVERIFY_EXCEPTION_THROWN(writeFeatures(out(), *track, { { "chr1", 500, 900 } }), Error);
        QVERIFY_EXCEPTION_THROWN(writeBedGraph(out(), *track, { { "chr1", 500, 900 } }), Error);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(writeFeatures(out(), *track, { { "chr1", 0, 900 } }, Monitor(stop.get_token(), {})), Cancelled);
    }
};

EPIARC_TEST(TrackWriterTest)
#include "trackwriter_test.moc"
