#include "core/links/ranking.h"

#include "tests/registry.h"

#include <QTest>
#include <cmath>
#include <limits>

using links::RankedPair;
using links::Ranking;

static const double nan_ = std::numeric_limits<double>::quiet_NaN();
static const double inf = std::numeric_limits<double>::infinity();
Q_DECLARE_METATYPE(QList<double>)

/// Numbers worked out by hand.
class RankingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quality_data();
    void quality();
    void genesCountAsOftenAsTheyAreDrawn();
    void pairsWithAScore();
};

static std::vector<RankedPair> pairsOf(const QList<double>& scores, const QString& signs)
{
    std::vector<RankedPair> pairs;
    for (int i = 0; i < scores.size(); ++i)
        pairs.push_back({ scores[i], signs[i] == '+', 0 });
    return pairs;
}

/// Equal, or both unknown.
static bool same(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) < 1e-12;
}

void RankingTest::quality_data()
{
    QTest::addColumn<QList<double>>("scores");
    QTest::addColumn<QString>("signs");
    QTest::addColumn<double>("auprc");
    QTest::addColumn<double>("auroc");
    QTest::addColumn<double>("precision");
    const QList<double> falling { 4, 3, 2, 1 }, flat { 1, 1, 1, 1 };
    QTest::newRow("perfect") << falling << "++--" << 1.0 << 1.0 << 1.0;
    QTest::newRow("worst") << falling << "--++" << (1.0 / 3 + 2.0 / 4) / 2 << 0.0 << 0.5;
    QTest::newRow("between") << falling << "+-+-" << (1.0 + 2.0 / 3) / 2 << 0.75 << 2.0 / 3;
    QTest::newRow("in any order of lines") << QList<double> { 1, 3, 4, 2 } << "--++" << (1.0 + 2.0 / 3) / 2 << 0.75 << 2.0 / 3;
    QTest::newRow("all tied, positive first") << flat << "+---" << 0.25 << 0.5 << 0.25;
    QTest::newRow("all tied, positive last") << flat << "---+" << 0.25 << 0.5 << 0.25;
    const QList<double> tied { 3, 2, 2, 1 };
    QTest::newRow("a tie, positive first") << tied << "++--" << (1.0 + 2.0 / 3) / 2 << 0.875 << 2.0 / 3;
    QTest::newRow("a tie, positive last") << tied << "+-+-" << (1.0 + 2.0 / 3) / 2 << 0.875 << 2.0 / 3;
    QTest::newRow("unknown is last") << QList<double> { nan_, 1, nan_, 0 } << "+--+" << 0.5 << 0.375 << 0.5;
    QTest::newRow("below minus infinity") << QList<double> { nan_, -inf } << "+-" << 0.5 << 0.0 << 0.5;
    QTest::newRow("all unknown") << QList<double> { nan_, nan_, nan_, nan_ } << "-+--" << 0.25 << 0.5 << 0.25;
    const QList<double> ten { 9, 8, 7, 6, 5, 4, 3, 2, 1, 0 };
    QTest::newRow("70 % is enough") << ten + QList<double> { -1 } << "+++++++-+++" << (7 + 8.0 / 9 + 9.0 / 10 + 10.0 / 11) / 10
                                    << 0.7 << 1.0;
    QTest::newRow("less than 70 % is not") << QList<double> { 9, 8, 7, 6 } << "++-+" << (2 + 3.0 / 4) / 3 << 2.0 / 3 << 0.75;
    QTest::newRow("nothing to find") << falling << "----" << nan_ << nan_ << nan_;
    QTest::newRow("nothing else") << falling << "++++" << 1.0 << nan_ << 1.0;
    QTest::newRow("no pair") << QList<double>() << "" << nan_ << nan_ << nan_;
}

void RankingTest::quality()
{
    QFETCH(QList<double>, scores);
    QFETCH(QString, signs);
    QFETCH(double, auprc);
    QFETCH(double, auroc);
    QFETCH(double, precision);
    const auto quality = Ranking(pairsOf(scores, signs), 1).quality(std::vector<int> { 1 });
    QVERIFY2(same(quality.auprc, auprc), qPrintable(QString::number(quality.auprc)));
    QVERIFY2(same(quality.auroc, auroc), qPrintable(QString::number(quality.auroc)));
    QVERIFY2(same(quality.precision, precision), qPrintable(QString::number(quality.precision)));
}

void RankingTest::genesCountAsOftenAsTheyAreDrawn()
{
    const std::vector<RankedPair> pairs { { 4, true, 0 }, { 3, false, 1 }, { 2, true, 1 }, { 2, false, 0 }, { nan_, true, 2 } };
    for (const std::vector<int>& weights : { std::vector<int> { 1, 1, 1 }, { 3, 0, 2 }, { 0, 5, 0 }, { 1, 2, 0 }, { 0, 0, 4 } }) {
        std::vector<RankedPair> drawn;
        for (const RankedPair& pair : pairs)
            drawn.insert(drawn.end(), size_t(weights[pair.gene]), pair);
        const auto quality = Ranking(pairs, 3).quality(weights);
        const auto wanted = Ranking(drawn, 3).quality(std::vector<int> { 1, 1, 1 });
        QVERIFY(same(quality.auprc, wanted.auprc));
        QVERIFY(same(quality.auroc, wanted.auroc));
        QVERIFY(same(quality.precision, wanted.precision));
    }
    QVERIFY(same(Ranking(pairs, 3).quality(std::vector<int> { 1, 0, 0 }).auprc, 1));
}

void RankingTest::pairsWithAScore()
{
    QCOMPARE(Ranking(pairsOf({ 1, nan_, 0, nan_, nan_ }, QStringLiteral("+-+-+")), 1).scored(), size_t(2));
    QCOMPARE(Ranking({}, 0).scored(), size_t(0));
}

EPIARC_TEST(RankingTest)
#include "ranking_test.moc"
