#include "core/interpret/attentionmap.h"

#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QTest>
#include <numeric>

using namespace interpret;
using models::AttentionChoice;
using Combine = AttentionChoice::Combine;

/// The toy looks at letters over 8 bins of 5 bp: what it looks at can be counted by hand.
class AttentionMapTest : public QObject
{
    Q_OBJECT

    static constexpr int64_t length = 203;
    static std::string letters()
    {
        std::string bases(length, 'G');
        bases.replace(70, 3, "AAA"); // one bin of three and one of one
        bases[95] = 'A';
        return bases;
    }
    const ToyPredictor m_predictor;
    const models::InputReader m_reader { m_predictor.spec(),
        std::make_shared<ToyGenome>(
            std::map<std::string, std::string> { { "chr1", letters() }, { "chrN", std::string(100, 'N') } }) };
    AttentionMap map(int64_t centre, const AttentionChoice& choice = { Combine::Head, 0, 0 }) const
    {
        return attentionAt(m_predictor, m_reader, "chr1", centre, choice, {});
    }
    static double sum(const std::vector<float>& row) { return std::accumulate(row.begin(), row.end(), 0.0); }

private Q_SLOTS:
    void windows_data()
    {
        QTest::addColumn<int>("centre");
        QTest::addColumn<int>("start");
        QTest::newRow("on the grid") << 100 << 80;
        QTest::newRow("a little right of it") << 102 << 80;
        QTest::newRow("nearer to the next bin") << 103 << 85;
        QTest::newRow("beyond the beginning") << 3 << -15;
        QTest::newRow("far beyond") << -8 << -30;
    }
    void windows()
    {
        QFETCH(int, centre);
        QFETCH(int, start);
        QCOMPARE(attentionWindow({ 2, 2, 8, 5 }, "chr1", centre), (Interval { "chr1", start, start + 40 }));
    }

    void aligned()
    {
        const AttentionMap found = map(81);
        QCOMPARE(found.where, (Interval { "chr1", 60, 100 }));
        QCOMPARE(found.binSize, int64_t(5));
        QCOMPARE(found.chromLength, length);
        QCOMPARE(found.bin(2), (Interval { "chr1", 70, 75 }));
        QCOMPARE(found.combination, std::string("layer 1, head 1"));
        QCOMPARE(found.unknownBases, 0.);
        // Four A in the window, and each bin looks once at itself.
        for (int64_t query = 0; query < 8; ++query)
            for (int64_t key = 0; key < 8; ++key) {
                const double expected = ((key == 2 ? 3 : key == 7 ? 1 : 0) + (key == query)) / 5.0;
                QCOMPARE(found.matrix.at(query, key), float(expected));
            }
    }

    void beyondTheChromosome()
    {
        const AttentionMap found = map(2);
        QCOMPARE(found.where.start, int64_t(-20));
        QCOMPARE(found.unknownBases, 0.5);
        // Bins outside are no elements, and the last bin ends with the chromosome.
        const auto arcs = attentionArcs(found, { "GENE", { "chr1", 12, 13 } });
        QCOMPARE(arcs.size(), size_t(3));
        QCOMPARE(arcs[0].b, (Interval { "chr1", 0, 5 }));
        QCOMPARE(attentionArcs(map(200), { "GENE", { "chr1", 181, 182 } }).back().b, (Interval { "chr1", 200, 203 }));
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("chrom");
        QTest::addColumn<QString>("part");
        QTest::newRow("unknown chromosome") << "chr7"
                                            << "no chromosome \"chr7\"";
        QTest::newRow("nothing known") << "chrN"
                                       << "no known base over chrN";
    }
    void refusals()
    {
        QFETCH(QString, chrom);
        QFETCH(QString, part);
        try {
            attentionAt(m_predictor, m_reader, chrom.toStdString(), 50, {}, {});
            QFAIL("no error");
        } catch (const Error& problem) {
            QVERIFY2(QString(problem.what()).contains(part), problem.what());
        }
    }

    void rowOfAPromoter()
    {
        const AttentionMap found = map(80);
        // One bin: that of the TSS looks at itself once, at the A of bins 2 and 7.
        const auto one = attentionRow(found, { "GENE", { "chr1", 87, 88 } });
        QCOMPARE(one, (std::vector<float> { 0, 0, 0.6f, 0, 0, 0.2f, 0, 0.2f }));
        // A promoter over bins 4 and 5: their mean. Touching a bin counts.
        const auto two = attentionRow(found, { "GENE", { "chr1", 84, 86 } });
        QCOMPARE(two, (std::vector<float> { 0, 0, 0.6f, 0, 0.1f, 0.1f, 0, 0.2f }));
        QCOMPARE(sum(two), sum(one));
        QCOMPARE(attentionRow(found, { "GENE", { "chr1", 85, 90 } }), one); // a whole bin and no base more
        // It reaches out of the window: what is inside counts.
        QCOMPARE(attentionRow(found, { "GENE", { "chr1", 40, 61 } })[0], 0.2f);
        QCOMPARE(attentionRow(found, { "GENE", { "chr1", 99, 130 } })[7], 0.4f);
        for (const Interval& outside :
            { Interval { "chr1", 59, 60 }, Interval { "chr1", 100, 101 }, Interval { "chr2", 80, 81 } })
            QVERIFY_EXCEPTION_THROWN(attentionRow(found, { "GENE", outside }), Error);
    }

    void arcsToBins()
    {
        const auto arcs = attentionArcs(map(80), { "GENE", { "chr1", 87, 88 }, genome::Strand::Minus });
        QCOMPARE(arcs.size(), size_t(7)); // all bins but that of the TSS
        for (const tracks::Arc& arc : arcs) {
            QCOMPARE(arc.a, (Interval { "chr1", 87, 88 }));
            QVERIFY(arc.strandA == genome::Strand::Minus && arc.strandB == genome::Strand::None);
            QVERIFY(!arc.b.contains(87));
        }
        QCOMPARE(arcs[2].name, std::string("GENE|chr1:70-75"));
        QCOMPARE(float(arcs[2].score), 0.6f);
        QCOMPARE(arcs[0].score, 0.);
    }

    void arcsToElements()
    {
        const std::vector<Interval> elements { { "chr1", 30, 60 }, // ends where the window begins
            { "chr1", 68, 71 }, // two fifths of a bin of nothing, one of bin 2
            { "chr1", 70, 100 }, // would hold the TSS
            { "chr1", 70, 75 }, { "chr1", 94, 120 }, // beyond the end
            { "chr2", 70, 75 } };
        const auto arcs = attentionArcs(map(80), { "GENE", { "chr1", 87, 88 } }, elements);
        QCOMPARE(arcs.size(), size_t(3));
        QCOMPARE(arcs[0].name, std::string("GENE|chr1:68-71"));
        QCOMPARE(float(arcs[0].score), 0.6f / 5);
        QCOMPARE(float(arcs[1].score), 0.6f);
        QCOMPARE(arcs[2].b, (Interval { "chr1", 94, 120 }));
        QCOMPARE(float(arcs[2].score), 0.2f);
        QVERIFY(attentionArcs(map(80), { "GENE", { "chr1", 87, 88 } }, std::vector<Interval>()).empty());
    }

    /// Cutting the window into elements of any size divides its attention among them.
    void nothingIsLostAmongElements()
    {
        std::vector<Interval> elements;
        for (int64_t start = 60, step = 1; start < 100; start += step, step = step % 4 + 1)
            elements.push_back({ "chr1", start, std::min<int64_t>(100, start + step) });
        const AttentionMap found = map(80, {});
        double total = 0, own = 0;
        for (const tracks::Arc& arc : attentionArcs(found, { "GENE", { "chr1", 87, 88 } }, elements))
            total += arc.score;
        for (const Interval& element : elements)
            if (element.contains(87))
                own = double(element.length()) / 5 * attentionRow(found, { "GENE", { "chr1", 87, 88 } })[5];
        QVERIFY(std::abs(total + own - 1) < 1e-6);
    }

    void notes()
    {
        const auto all = attentionNotes(map(80));
        const QString text = QString::fromStdString(all[0] + all[1]);
        for (const char* part : { "Attention of letters (layer 1, head 1)", "not which element regulates which gene",
                 "chr1:61-100", "bins of 5 bp", "0.125" })
            QVERIFY2(text.contains(QString::fromUtf8(part)), part);
    }
};

EPIARC_TEST(AttentionMapTest)
#include "attentionmap_test.moc"
