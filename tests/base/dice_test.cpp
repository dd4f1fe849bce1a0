#include "core/base/dice.h"

#include "tests/registry.h"

#include <QTest>
#include <cmath>
#include <functional>

using base::Dice;
using Draw = std::function<double(Dice&)>;

class DiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void meanAndVariance_data();
    void meanAndVariance();
    void numbersStayTheSame();
    void purposesAreIndependent();
};

void DiceTest::meanAndVariance_data()
{
    QTest::addColumn<Draw>("draw");
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("variance");
    const auto row = [](const char* name, const Draw& draw, double mean, double variance) {
        QTest::newRow(name) << draw << mean << variance;
    };
    row(
        "fraction", [](Dice& dice) { return dice.fraction(); }, 0.5, 1 / 12.0);
    row(
        "between", [](Dice& dice) { return double(dice.between(3, 8)); }, 5.5, 35 / 12.0);
    row(
        "waiting", [](Dice& dice) { return dice.waiting(4); }, 4, 16);
    row(
        "logarithm of around", [](Dice& dice) { return std::log(dice.around(20, 0.5)); }, std::log(20.0), 0.25);
    row(
        "Poisson, few", [](Dice& dice) { return double(dice.poisson(0.3)); }, 0.3, 0.3);
    row(
        "Poisson, many", [](Dice& dice) { return double(dice.poisson(250)); }, 250, 250);
    row(
        "Poisson of nothing", [](Dice& dice) { return double(dice.poisson(0)); }, 0, 0);
    row(
        "negative binomial, few", [](Dice& dice) { return double(dice.negativeBinomial(0.3, 0.5)); }, 0.3, 0.3 + 0.045);
    row(
        "negative binomial, many", [](Dice& dice) { return double(dice.negativeBinomial(40, 0.08)); }, 40, 40 + 128);
    row(
        "negative binomial without dispersion", [](Dice& dice) { return double(dice.negativeBinomial(40, 0)); }, 40, 40);
    row(
        "binomial, few", [](Dice& dice) { return double(dice.binomial(20, 0.85)); }, 17, 2.55);
    row(
        "binomial, many", [](Dice& dice) { return double(dice.binomial(400, 0.03)); }, 12, 11.64);
    row(
        "binomial of none", [](Dice& dice) { return double(dice.binomial(0, 0.5)); }, 0, 0);
}

void DiceTest::meanAndVariance()
{
    QFETCH(Draw, draw);
    QFETCH(double, mean);
    QFETCH(double, variance);
    Dice dice(5, "a test");
    constexpr int draws = 100'000;
    double sum = 0, squares = 0;
    for (int i = 0; i < draws; ++i) {
        const double value = draw(dice) - mean;
        sum += value;
        squares += value * value;
    }
    QVERIFY2(std::abs(sum / draws) <= 5 * std::sqrt(variance / draws), qPrintable(QString::number(mean + sum / draws)));
    QVERIFY2(std::abs(squares / draws - variance) <= 0.06 * variance, qPrintable(QString::number(squares / draws)));
}

/// What was simulated once can be simulated again: these numbers never change.
void DiceTest::numbersStayTheSame()
{
    Dice dice(1, "a test");
    const QVector<int64_t> drawn { dice.between(0, 999'999), dice.poisson(3), dice.poisson(3), dice.poisson(500),
        dice.negativeBinomial(12, 0.5), dice.binomial(20, 0.4), dice.binomial(5'000, 0.4), int64_t(1e6 * dice.fraction()),
        int64_t(1e3 * dice.around(20, 0.5)), int64_t(1e3 * dice.waiting(4)) };
    QCOMPARE(drawn, (QVector<int64_t> { 305351, 2, 0, 522, 28, 10, 1980, 506953, 24165, 574 }));
}

void DiceTest::purposesAreIndependent()
{
    double same = 0;
    Dice one(1, "letters of chrS1"), other(1, "letters of chrS2"), later(2, "letters of chrS1"), again(1, "letters of chrS1");
    for (int i = 0; i < 10'000; ++i) {
        const double drawn = one.fraction();
        QCOMPARE(again.fraction(), drawn);
        same += std::abs(drawn - other.fraction()) < 0.001;
        same += std::abs(drawn - later.fraction()) < 0.001;
    }
    QVERIFY2(same < 100, qPrintable(QString::number(same))); // about 40 by chance
}

EPIARC_TEST(DiceTest)
#include "dice_test.moc"
