#include "core/interpret/contributions.h"

#include "tests/models/toys.h"
#include "tests/registry.h"

#include <QTest>

using namespace interpret;

/// The toy counts letters and adds its input: what each of them did can be counted by hand.
class ContributionsTest : public QObject
{
    Q_OBJECT

    /// A at 83 and 91, C at 95; G elsewhere.
    static std::string letters()
    {
        std::string bases(203, 'G');
        bases[83] = bases[91] = 'A';
        bases[95] = 'C';
        return bases;
    }
    const ToyPredictor m_predictor { 2, 1 };
    const models::InputReader m_reader { m_predictor.spec(),
        std::make_shared<ToyGenome>(std::map<std::string, std::string> { { "chr1", letters() } }),
        { { std::make_shared<ToyTrack>(
            "signal", std::map<std::string, std::vector<float>> { { "chr1", std::vector<float>(203, 0.5f) } }) } } };
    Contributions of(int64_t tss, genome::Strand strand = genome::Strand::Plus) const
    {
        return contributionsTo({ "GENE", { "chr1", tss, tss + 1 }, strand }, m_predictor, m_reader, { 0, { 0 } }, {});
    }

private Q_SLOTS:
    /// The window is that of attention, and the three bins around the TSS are asked for.
    void threeBinsAroundTheStart()
    {
        const Contributions found = of(87);
        QCOMPARE(found.where, (Interval { "chr1", 65, 105 }));
        QCOMPARE(found.binSize, int64_t(5));
        // The TSS lies in bin 85–90: counted is 80–95.
        for (int64_t i = 0; i < 40; ++i)
            QCOMPARE(found.values.bases[size_t(i)], i + 65 == 83 || i + 65 == 91 ? 1.0f : 0.0f);
        for (int64_t bin = 0; bin < 8; ++bin)
            QCOMPARE(found.values.epigenome[0][size_t(bin)], bin >= 3 && bin < 6 ? 0.5f : 0.0f);
    }

    /// Track 0 counts A; track 1, its other strand, C.
    void otherStrand()
    {
        models::ModelSpec spec = m_predictor.spec();
        QCOMPARE(spec.heads[0].tracks[0].strandPair, 0);
        struct Paired : ToyPredictor {
            models::ModelSpec paired;
            explicit Paired(models::ModelSpec spec)
                : ToyPredictor(2, 1)
                , paired(std::move(spec))
            {
                paired.heads[0].tracks[0].strandPair = 1;
                paired.heads[0].tracks[1].strandPair = 0;
            }
            const models::ModelSpec& spec() const override { return paired; }
        } const predictor(spec);
        const auto at = [&](genome::Strand strand) {
            return contributionsTo({ "GENE", { "chr1", 92, 93 }, strand }, predictor, m_reader, { 0, { 0 } }, {});
        };
        QCOMPARE(contributionOf(at(genome::Strand::Plus), { "chr1", 95, 96 }), 0.1); // its fraction of the signal
        QCOMPARE(contributionOf(at(genome::Strand::Minus), { "chr1", 95, 96 }), 1.1);
    }

    void elements_data()
    {
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("end");
        QTest::addColumn<double>("expected");
        QTest::newRow("a letter and a fifth of its bin") << 83 << 84 << 1.1;
        QTest::newRow("a bin") << 85 << 90 << 0.5;
        QTest::newRow("all") << 80 << 95 << 3.5;
        QTest::newRow("more than all") << 0 << 203 << 3.5;
        QTest::newRow("beside") << 70 << 80 << 0.0;
        QTest::newRow("outside the window") << 150 << 160 << 0.0;
    }
    void elements()
    {
        QFETCH(int, start);
        QFETCH(int, end);
        QFETCH(double, expected);
        QVERIFY(std::abs(contributionOf(of(87), { "chr1", start, end }) - expected) < 1e-6);
    }

    void anotherChromosome() { QCOMPARE(contributionOf(of(87), { "chr2", 80, 95 }), 0.0); }
};

EPIARC_TEST(ContributionsTest)
#include "contributions_test.moc"
