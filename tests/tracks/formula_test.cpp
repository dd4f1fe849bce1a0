#include "core/tracks/binning.h"
#include "core/tracks/formula.h"

#include "tests/registry.h"

#include <QTest>
#include <cmath>

using namespace tracks;

namespace
{

constexpr float missing = std::numeric_limits<float>::quiet_NaN();
const Interval where { "chr1", 1000, 1400 };

/// Answers with given values whatever is asked.
class Given : public Track
{
public:
    Given(std::string name, std::vector<float> values, Kind kind = Kind::Signal)
        : m_values(std::move(values))
        , m_kind(kind)
    {
        m_name = std::move(name);
    }

    tracks::Kind kind() const override { return m_kind; }
    std::string format() const override { return "made"; }
    std::string units() const override { return unit; }
    std::vector<std::string> chromosomes() const override { return { "chr1" }; }
    bool immediate(const Interval&) const override { return quick; }
    Slice read(const Interval& asked, int bins, const Monitor&) const override
    {
        ++reads;
        Signal signal = emptySignal(asked, bins);
        for (size_t i = 0; i < m_values.size() && asked.chrom == "chr1"; ++i)
            signal.mean[i] = m_values[i];
        signal.min = signal.max = signal.mean;
        signal.max[0] = 1000;
        signal.resolution = resolution;
        signal.shortestRecord = shortestRecord;
        if (onRead)
            onRead();
        return signal;
    }
    std::optional<Slice> soFar(const Interval& asked, int bins) const override
    {
        return quick ? std::nullopt : std::optional<Slice>(emptySignal(asked, bins));
    }

    std::string unit;
    bool quick = true;
    int64_t resolution = 0;
    int64_t shortestRecord = 0;
    mutable int reads = 0;
    std::function<void()> onRead;

private:
    std::vector<float> m_values;
    tracks::Kind m_kind;
};

std::shared_ptr<Given> given(const char* name, std::vector<float> values)
{
    return std::make_shared<Given>(name, std::move(values));
}

Signal signalOf(const Slice& slice)
{
    return std::get<Signal>(slice);
}

} // namespace

class FormulaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void combinesBinByBin_data()
    {
        QTest::addColumn<bool>("ratio");
        QTest::addColumn<float>("a");
        QTest::addColumn<float>("b");
        QTest::addColumn<float>("expected");
        QTest::newRow("difference") << false << 7.0F << 2.5F << 4.5F;
        QTest::newRow("negative difference") << false << 1.0F << 3.0F << -2.0F;
        QTest::newRow("nothing is not zero") << false << 7.0F << missing << missing;
        QTest::newRow("ratio") << true << 7.0F << 1.0F << 2.0F; // log2(8 / 2)
        QTest::newRow("ratio to zero") << true << 3.0F << 0.0F << 2.0F;
        QTest::newRow("ratio of zeros") << true << 0.0F << 0.0F << 0.0F;
        QTest::newRow("negative ratio") << true << 0.0F << 7.0F << -3.0F;
        QTest::newRow("ratio of nothing") << true << missing << 7.0F << missing;
        QTest::newRow("no ratio of minus one") << true << -1.0F << 7.0F << missing;
        QTest::newRow("no ratio of two negatives") << true << -3.0F << -2.0F << missing;
        QTest::newRow("no ratio to a negative") << true << 3.0F << -2.0F << missing;
    }

    void combinesBinByBin()
    {
        QFETCH(bool, ratio);
        QFETCH(float, a);
        QFETCH(float, b);
        QFETCH(float, expected);
        const Formula formula(given("A", { 5, a, 5 }), given("B", { 5, b, 5 }),
            ratio ? Formula::Operation::Log2Ratio : Formula::Operation::Difference);
        const Signal signal = signalOf(formula.read(where, 4, {}));
        QCOMPARE(signal.where, where);
        QCOMPARE(signal.mean.size(), size_t(4));
        QCOMPARE(signal.mean[0], 0.0F);
        QVERIFY(std::isnan(expected) ? std::isnan(signal.mean[1]) : std::abs(signal.mean[1] - expected) < 1e-6F);
        QVERIFY(std::isnan(signal.mean[3])); // beyond both
        for (size_t i = 0; i < 3; ++i) // not of the operands' extremes, whose positions within a bin are not known
            QVERIFY(std::isnan(signal.mean[i]) || (signal.min[i] == signal.mean[i] && signal.max[i] == signal.mean[i]));
    }

    void tellsWhatItIs()
    {
        const auto a = given("HepG2", { 1 }), b = given("K562", { 2 });
        a->unit = b->unit = "reads";
        a->resolution = 32;
        b->resolution = 128;
        const Formula difference(a, b, Formula::Operation::Difference), ratio(a, b, Formula::Operation::Log2Ratio);
        QCOMPARE(QString::fromStdString(difference.name()), QStringLiteral("HepG2 − K562"));
        QCOMPARE(QString::fromStdString(ratio.name()), QStringLiteral("log2 HepG2/K562"));
        QCOMPARE(difference.units(), std::string("reads"));
        QCOMPARE(ratio.units(), std::string());
        b->unit = "fraction";
        QCOMPARE(difference.units(), std::string());
        QCOMPARE(signalOf(difference.read(where, 4, {})).resolution, int64_t(128));
        QCOMPARE(signalOf(difference.read(where, 4, {})).function, std::string("difference"));
        QCOMPARE(signalOf(ratio.read(where, 4, {})).function, std::string("log2 ratio"));
    }

    void recordsAreKnownOnlyWhenBothAre()
    {
        const auto a = given("A", { 1 }), b = given("B", { 2 });
        const Formula formula(a, b, Formula::Operation::Difference);
        a->shortestRecord = 3;
        QCOMPARE(signalOf(formula.read(where, 4, {})).shortestRecord, int64_t(0));
        b->shortestRecord = 7;
        QCOMPARE(signalOf(formula.read(where, 4, {})).shortestRecord, int64_t(3));
    }

    void refusesWhatHasNoValues()
    {
        const auto genes = std::make_shared<Given>("genes", std::vector<float> {}, Kind::Genes);
        try {
            Formula(given("A", { 1 }), genes, Formula::Operation::Difference);
            QFAIL("It was accepted.");
        } catch (const Error& problem) {
            QVERIFY2(QByteArray(problem.what()).contains("genes (made) has no values to combine"), problem.what());
        }
    }

    void isImmediateWhenBothAre()
    {
        const auto a = given("A", { 1 }), b = given("B", { 2 });
        const Formula formula(a, b, Formula::Operation::Difference);
        QVERIFY(formula.immediate(where));
        b->quick = false;
        QVERIFY(!formula.immediate(where));
    }

    /// While the prediction is computed, what is known of it is combined with the file, which was read first.
    void showsWhatThereIsSoFar()
    {
        const auto slow = given("predicted", { 1, 2, 3, 4 }), quick = given("measured", { 9, 9, 9, 9 });
        slow->quick = false;
        const Formula formula(slow, quick, Formula::Operation::Difference);
        QVERIFY(!formula.soFar(where, 4));
        std::optional<Slice> during;
        slow->onRead = [&] { during = formula.soFar(where, 4); };
        formula.read(where, 4, {});
        QVERIFY(during);
        QVERIFY(std::isnan(signalOf(*during).mean[0])); // nothing predicted yet
        const std::optional<Slice> after = formula.soFar(where, 4);
        QVERIFY(after);
        QCOMPARE(signalOf(*after).mean[2], -6.0F);
        QCOMPARE(quick->reads, 1);
        QVERIFY(!formula.soFar(where.shifted(10), 4));
    }

    void stops()
    {
        std::stop_source stop;
        const auto a = given("A", { 1 }), b = given("B", { 2 });
        a->onRead = [&] { stop.request_stop(); };
        b->onRead = [&, monitor = Monitor(stop.get_token(), {})] { monitor.report(1); };
        QVERIFY_EXCEPTION_THROWN(
            Formula(a, b, Formula::Operation::Difference).read(where, 4, Monitor(stop.get_token(), {})), Cancelled);
    }
};

EPIARC_TEST(FormulaTest)
#include "formula_test.moc"
