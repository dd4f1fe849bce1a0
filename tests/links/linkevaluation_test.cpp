#include "core/links/linkevaluation.h"

#include "tests/message.h"
#include "tests/registry.h"

#include <QTest>
#include <cmath>
#include <fmt/format.h>
#include <limits>

using links::DistanceClass;
using links::EvaluationSettings;

/// Methods that score pairs, judged by what is true.
class LinkEvaluationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMethodIsJudged();
    void gainOverNearness();
    void byDistance();
    void intervalsFollowTheSeed();
    void genesAreDrawnWhole();
    void percentiles_data();
    void percentiles();
    void drawsWithoutPositives();
    void nothingToFind();
    void stops();
};

/// A table that grows pair by pair, and its answers.
struct Made {
    links::LinkTable table;
    std::vector<bool> positive;

    explicit Made(std::vector<std::string> methods) { table.methods = std::move(methods); }
    void add(
        const std::string& gene, int64_t distance, bool isPositive, std::vector<double> scores, const std::string& cell = "A")
    {
        links::LinkRow row;
        row.element = { "chr1", 1'000'000 + distance, 1'000'001 + distance };
        row.tss = { "chr1", 1'000'000, 1'000'001 };
        row.gene = gene;
        row.cell = cell;
        row.scores = std::move(scores);
        table.rows.push_back(row);
        positive.push_back(isPositive);
    }
    std::vector<DistanceClass> judged(EvaluationSettings settings = {}) const
    {
        return links::evaluate(table, positive, settings);
    }
};

/// Genes of three pairs; the method is right about most of them.
static Made uneven()
{
    Made made({ "good", "flat" });
    for (int gene = 0; gene < 30; ++gene) {
        const std::string name = fmt::format("G{}", gene);
        for (int pair = 0; pair < 3; ++pair)
            made.add(name, 1000, pair == gene % 3, { double((gene * 7 + pair * 5) % 11) + (pair == gene % 3 ? 6 : 0), 1 });
    }
    return made;
}

void LinkEvaluationTest::everyMethodIsJudged()
{
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    Made made({ "right", "wrong", "flat", "silent", "half" });
    made.add("G1", 500, true, { 2, 1, 0, unknown, 1 });
    made.add("G2", -500, false, { 1, 2, 0, unknown, unknown });
    made.add("G3", 500, false, { 1, 2, 0, unknown, 0 }, "B");
    made.add("G3", 500, false, { 0, 3, 0, unknown, unknown });
    const DistanceClass all = made.judged().front();
    QCOMPARE(all.pairs, size_t(4));
    QCOMPARE(all.positives, size_t(1));
    QCOMPARE(all.genes, size_t(3));
    QCOMPARE(all.prevalence(), 0.25);
    QCOMPARE(all.methods.size(), size_t(5));
    const auto is = [&](size_t i, const char* name, double auprc, double auroc, size_t scored) {
        const links::MethodQuality& quality = all.methods[i];
        return quality.method == name && quality.auprc.value == auprc && quality.auroc.value == auroc
            && quality.precision.value == auprc && quality.scored == scored;
    };
    QVERIFY(is(0, "right", 1, 1, 4));
    QVERIFY(is(1, "wrong", 0.25, 0, 4));
    QVERIFY(is(2, "flat", 0.25, 0.5, 4));
    QVERIFY(is(3, "silent", 0.25, 0.5, 0));
    QVERIFY(is(4, "half", 1, 1, 2));
}

/// Methods are compared draw by draw: one that always ranks as nearness does is neither better nor worse, however uncertain both.
void LinkEvaluationTest::gainOverNearness()
{
    Made made({ "better", "nearness", "as near" });
    const Made scattered = uneven();
    for (const links::LinkRow& row : scattered.table.rows) {
        const double score = row.scores[0];
        const bool positive = scattered.positive[size_t(&row - scattered.table.rows.data())];
        made.add(row.gene, 1000, positive, { score + (positive ? 3 : 0), score, 2 * score });
    }
    const auto methods = made.judged()[0].methods;
    QVERIFY(methods[1].auprc.high - methods[1].auprc.low > 0.05);
    for (const size_t same : { 1, 2 })
        QVERIFY(methods[same].gain.value == 0 && methods[same].gain.low == 0 && methods[same].gain.high == 0);
    QCOMPARE(methods[0].gain.value, methods[0].auprc.value - methods[1].auprc.value);
    QVERIFY(
        methods[0].gain.low > 0 && methods[0].gain.low < methods[0].gain.value && methods[0].gain.value < methods[0].gain.high);
    QVERIFY(std::isnan(scattered.judged()[0].methods[0].gain.value)); // no nearness
}

void LinkEvaluationTest::byDistance()
{
    Made made({ "m" });
    for (const int64_t distance : { 0, 9'999, -9'999, 10'000, 29'999, -10'000, 30'000, 99'999, -99'999, 100'000, -100'000 })
        for (int i = 0; i < 2; ++i)
            made.add(fmt::format("G{}", i), distance, true, { 1.0 });
    made.add("G0", 50'000, false, { 2.0 });
    made.add("G1", 5'000, false, { 0.0 });
    const auto classes = made.judged();
    QCOMPARE(classes.size(), size_t(4)); // farther than 100 kb there are four positives only
    QCOMPARE(classes[0].name, std::string("all"));
    QCOMPARE(classes[0].pairs, size_t(24));
    const std::vector<std::string> names { "<10 kb", "10-30 kb", "30-100 kb" };
    for (size_t i = 0; i < 3; ++i) {
        QCOMPARE(classes[i + 1].name, names[i]);
        QCOMPARE(classes[i + 1].positives, size_t(6));
        QCOMPARE(classes[i + 1].pairs, size_t(i == 1 ? 6 : 7));
    }
    QCOMPARE(classes[1].methods[0].auroc.value, 1.0);
    QVERIFY(std::isnan(classes[2].methods[0].auroc.value));
    QCOMPARE(classes[3].methods[0].auroc.value, 0.0);
    QCOMPARE(classes[3].methods[0].auprc.value, 6.0 / 7);
    made.add("G0", 2'000'000, true, { 1.0 });
    QCOMPARE(made.judged().back().name, std::string(">100 kb"));
}

void LinkEvaluationTest::intervalsFollowTheSeed()
{
    const Made made = uneven();
    const links::MethodQuality first = made.judged({ 500, 3 })[0].methods[0], again = made.judged({ 500, 3 })[0].methods[0],
                               other = made.judged({ 500, 4 })[0].methods[0];
    for (const auto estimate : { &links::MethodQuality::auprc, &links::MethodQuality::auroc, &links::MethodQuality::precision }) {
        const links::Estimate& e = first.*estimate;
        QVERIFY(e.low < e.value && e.value < e.high && e.low > 0 && e.high <= 1);
        QVERIFY(e.low == (again.*estimate).low && e.high == (again.*estimate).high);
        QCOMPARE(e.value, (other.*estimate).value);
    }
    QVERIFY(first.auprc.low != other.auprc.low);
    const links::MethodQuality none = made.judged({ 0, 3 })[0].methods[0];
    QCOMPARE(none.auprc.value, first.auprc.value);
    QVERIFY(std::isnan(none.auprc.low) && std::isnan(none.auprc.high));
}

/// Every gene has the same pairs, in two cell types, so that it does not matter which genes are drawn. Pairs drawn one by one
/// would give other numbers each time.
void LinkEvaluationTest::genesAreDrawnWhole()
{
    Made made({ "m" });
    for (int gene = 0; gene < 12; ++gene) {
        const std::string name = fmt::format("G{}", gene);
        made.add(name, 1000, true, { 3 }, "A");
        made.add(name, 1000, false, { 2 }, "B");
        made.add(name, 2000, true, { 1 }, "B");
        made.add(name, 3000, false, { 0 }, "A");
    }
    const links::MethodQuality quality = made.judged()[0].methods[0];
    QVERIFY(std::abs(quality.auprc.value - 5.0 / 6) < 1e-12);
    QVERIFY(std::abs(quality.auprc.low - 5.0 / 6) < 1e-12 && std::abs(quality.auprc.high - 5.0 / 6) < 1e-12);
    QVERIFY(std::abs(quality.auroc.low - 0.75) < 1e-12 && std::abs(quality.auroc.high - 0.75) < 1e-12);
    QVERIFY(std::abs(quality.precision.low - 2.0 / 3) < 1e-12 && std::abs(quality.precision.high - 2.0 / 3) < 1e-12);
}

void LinkEvaluationTest::percentiles_data()
{
    QTest::addColumn<int>("right");
    QTest::addColumn<int>("wrong");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("1 in 27 draws of the wrong one only") << 2 << 1 << 0.5 << 1.0;
    QTest::newRow("1 in 256; 12 hold it three times") << 3 << 1 << (1 + 3 * 4.0 / 7) / 4 << 1.0;
    QTest::newRow("1 in 27 draws of the right one only") << 1 << 2 << 0.5 << 1.0;
    QTest::newRow("1 in 256; 12 hold the wrong one once") << 1 << 3 << 0.5 << (3 + 4.0 / 5) / 4;
}

/// Genes whose positive stands at the top, and genes whose positive stands below all negatives that are not at the bottom: every
/// draw has a result that can be worked out, and a chance.
void LinkEvaluationTest::percentiles()
{
    QFETCH(int, right);
    QFETCH(int, wrong);
    Made made({ "m" });
    for (int gene = 0; gene < right + wrong; ++gene) {
        const bool isRight = gene < right;
        made.add(fmt::format("G{}", gene), 1000, true, { isRight ? 3.0 : 1.0 });
        made.add(fmt::format("G{}", gene), 1000, false, { isRight ? 0.0 : 2.0 });
    }
    const links::Estimate auprc = made.judged({ 10'000, 1 })[0].methods[0].auprc;
    QTEST(auprc.low, "low");
    QTEST(auprc.high, "high");
}

/// Of two genes, a quarter of the draws is the one without positives twice: these are left out.
void LinkEvaluationTest::drawsWithoutPositives()
{
    Made made({ "m" });
    made.add("P", 1000, true, { 0 });
    made.add("N", 1000, false, { 1 });
    const links::MethodQuality quality = made.judged()[0].methods[0];
    QCOMPARE(quality.auprc.value, 0.5);
    QCOMPARE(quality.auprc.low, 0.5);
    QCOMPARE(quality.auprc.high, 1.0);
    QCOMPARE(quality.auroc.high, 0.0);
}

void LinkEvaluationTest::nothingToFind()
{
    Made made({ "m" });
    made.add("G", 1000, false, { 1 });
    QVERIFY(message([&] { made.judged(); }).startsWith(QStringLiteral("None of the pairs is positive")));
    QVERIFY(message([&] { Made({ "m" }).judged(); }).startsWith(QStringLiteral("None of the pairs is positive")));
}

void LinkEvaluationTest::stops()
{
    std::stop_source stop;
    double seen = 0;
    const Monitor monitor(stop.get_token(), [&](double fraction, std::string_view) {
        seen = fraction;
        if (fraction >= 0.5)
            stop.request_stop();
    });
    const Made made = uneven();
    QVERIFY_EXCEPTION_THROWN(links::evaluate(made.table, made.positive, {}, monitor), Cancelled);
    QVERIFY(seen >= 0.5 && seen < 0.51);
}

EPIARC_TEST(LinkEvaluationTest)
#include "linkevaluation_test.moc"
