#include "core/links/attentionlinks.h"
#include "core/links/candidates.h"
#include "core/links/coactivity.h"
#include "core/links/gradientlinks.h"
#include "core/links/nearness.h"

#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QTest>

using interpret::Promoter;

class LinkScoresTest : public QObject
{
    Q_OBJECT

    const Promoter m_promoter { "GENE", { "chr1", 100, 101 }, genome::Strand::Plus };

    static std::shared_ptr<const tracks::Track> track(float element, float gene)
    {
        std::vector<float> values(2'000, 0);
        std::fill(values.begin() + 1'500, values.begin() + 1'520, element);
        std::fill(values.begin(), values.begin() + 700, gene);
        return std::make_shared<ToyTrack>("toy", std::map<std::string, std::vector<float>> { { "chr1", values } });
    }

private Q_SLOTS:
    void candidatesWithinReach()
    {
        const std::vector<Interval> elements { { "chr1", 0, 20 }, { "chr1", 95, 105 }, { "chr1", 101, 111 }, { "chr1", 290, 310 },
            { "chr1", 300, 320 }, { "chr2", 100, 120 } };
        QCOMPARE(links::candidates(m_promoter, elements, 200),
            (std::vector<Interval> { { "chr1", 0, 20 }, { "chr1", 101, 111 }, { "chr1", 290, 310 } }));
    }

    void widened()
    {
        const interpret::Promoter far { "G", { "chr1", 2000, 2001 }, genome::Strand::Plus };
        QCOMPARE(links::widened(far, { { "chr1", 100, 120 }, { "chr1", 10, 20 }, { "chr1", 500, 900 } }, 50),
            (std::vector<Interval> { { "chr1", 60, 160 }, { "chr1", 0, 65 }, { "chr1", 500, 900 } }));
        // The start of the gene stays outside, on either side of it.
        const interpret::Promoter near { "G", { "chr1", 130, 131 }, genome::Strand::Plus };
        QCOMPARE(links::widened(near, { { "chr1", 100, 120 }, { "chr1", 100, 130 }, { "chr1", 140, 160 } }, 50),
            (std::vector<Interval> { { "chr1", 60, 130 }, { "chr1", 65, 130 }, { "chr1", 131, 200 } }));
    }

    void nearness()
    {
        QCOMPARE(links::nearness(m_promoter, { { "chr1", 0, 20 }, { "chr1", 140, 160 } }), (std::vector { -90., -50. }));
    }

    void coactivity_data()
    {
        QTest::addColumn<std::vector<float>>("elements");
        QTest::addColumn<std::vector<float>>("genes");
        QTest::addColumn<double>("r");
        using Values = std::vector<float>;
        QTest::newRow("together") << Values { 1, 2, 3 } << Values { 10, 20, 30 } << 1.0;
        QTest::newRow("against each other") << Values { 1, 2, 3 } << Values { 30, 20, 10 } << -1.0;
        QTest::newRow("somewhat") << Values { 1, 2, 3 } << Values { 1, 3, 2 } << 0.5;
        QTest::newRow("the gene never varies") << Values { 1, 2, 3 } << Values { 4, 4, 4 } << double(NAN);
    }
    void coactivity()
    {
        QFETCH(std::vector<float>, elements);
        QFETCH(std::vector<float>, genes);
        QFETCH(double, r);
        std::vector<links::Coactivity::Cell> cells;
        for (size_t i = 0; i < 3; ++i)
            cells.push_back({ track(elements[i], 0), track(0, genes[i]), nullptr });
        const auto scores = links::Coactivity(cells).scores(m_promoter, { { "chr1", 1'500, 1'520 } }, {});
        QCOMPARE(scores.size(), size_t(1));
        QVERIFY2(std::isnan(r) ? std::isnan(scores[0]) : std::abs(scores[0] - r) < 1e-9, qPrintable(QString::number(scores[0])));
    }

    /// A gene on the minus strand is measured on its own strand.
    void coactivityOfStrands()
    {
        std::vector<links::Coactivity::Cell> cells;
        for (int i = 0; i < 3; ++i)
            cells.push_back({ track(float(i), 0), track(0, float(i)), track(0, float(5 - i)) });
        Promoter minus = m_promoter;
        minus.strand = genome::Strand::Minus;
        const std::vector<Interval> element { { "chr1", 1'500, 1'520 } };
        QCOMPARE(links::Coactivity(cells).scores(m_promoter, element, {})[0], 1.0);
        QCOMPARE(links::Coactivity(cells).scores(minus, element, {})[0], -1.0);
    }

    /// The scores are those of the methods themselves; what a model does not read, nobody knows.
    void ofAModel()
    {
        const ToyPredictor predictor;
        std::string letters(203, 'G');
        letters[92] = letters[109] = 'A';
        const models::InputReader reader(
            predictor.spec(), std::make_shared<ToyGenome>(std::map<std::string, std::string> { { "chr1", letters } }));
        const std::vector<Interval> elements { { "chr1", 90, 95 }, { "chr1", 105, 110 }, { "chr1", 150, 155 } };
        const auto map
            = interpret::attentionAt(predictor, reader, "chr1", 100, { models::AttentionChoice::Combine::Head, 0, 0 }, {});
        const auto looked = links::attentionScores(map, m_promoter, elements);
        QVERIFY(std::abs(looked[0] - 1 / 3.) < 1e-6 && std::abs(looked[1] - 1 / 3.) < 1e-6); // one A of two, and itself
        QVERIFY(std::isnan(looked[2]));
        const auto did
            = links::gradientScores(interpret::contributionsTo(m_promoter, predictor, reader, { 0, { 0 } }, {}), elements);
        QCOMPARE(did[0], 0.0); // beyond the three bins that are asked for
        QCOMPARE(did[1], 1.0);
        QVERIFY(std::isnan(did[2]));
    }

    /// Bins of the epigenome count by the fraction that the element covers.
    void ofTheEpigenomeAlone()
    {
        const interpret::Contributions both { { "chr1", 0, 4 }, 2, { 10, { 2, 4, 0, 2 }, { { 1, 3 }, { -2, 4 } } } };
        const std::vector<Interval> elements { { "chr1", 0, 3 }, { "chr1", 4, 9 } };
        const auto did = links::epigenomeScores(both, elements);
        QCOMPARE(did[0], (1 + 3 / 2. - 2 + 4 / 2.) / 10);
        QVERIFY(std::isnan(did[1]));
        QCOMPARE(links::gradientScores(both, elements)[0], did[0] + 0.6);
    }

    /// Fractions of what is predicted, so that genes of any strength compare; of nothing there are none.
    void gradientIsAFraction()
    {
        const interpret::Contributions whole { { "chr1", 0, 4 }, 0, { 8, { 2, 4, 0, 2 }, {} } };
        QCOMPARE(links::gradientScores(whole, { { "chr1", 0, 2 }, { "chr1", 3, 9 } }), (std::vector { 0.75, 0.25 }));
        const interpret::Contributions silent { { "chr1", 0, 4 }, 0, { 0, { 2, 4, 0, 2 }, {} } };
        QVERIFY(std::isnan(links::gradientScores(silent, { { "chr1", 0, 2 } })[0]));
    }
};

EPIARC_TEST(LinkScoresTest)
#include "linkscores_test.moc"
