#include "core/train/schedule.h"

#include "tests/registry.h"

#include <QTest>
#include <cmath>

using train::Recipe;
using train::Schedule;

class ScheduleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rates_data();
    void rates();
    void cosineFallsEvenly();
    void plateau();
    void plateauOnlyWhereAsked();
    void best();
    void earlyStop_data();
    void earlyStop();
    void resumedAtAnyMoment();
};

void ScheduleTest::rates_data()
{
    QTest::addColumn<QString>("schedule");
    QTest::addColumn<int>("warmUp");
    QTest::addColumn<int>("step"); // of 100
    QTest::addColumn<double>("expected"); // of a rate of 8
    const auto row = [](const char* name, const char* schedule, int warmUp, int step, double expected) {
        QTest::newRow(name) << QString::fromUtf8(schedule) << warmUp << step << expected;
    };
    row("constant", "constant", 0, 0, 8);
    row("constant later", "constant", 0, 99, 8);
    row("first step of the warm-up", "constant", 4, 0, 2);
    row("last step of the warm-up", "constant", 4, 3, 8);
    row("after it", "constant", 4, 4, 8);
    row("cosine begins", "cosine", 0, 0, 8);
    row("cosine's middle", "cosine", 0, 50, 4);
    row("cosine's last step", "cosine", 0, 99, 4 * (1 + std::cos(M_PI * 0.99)));
    row("cosine's end", "cosine", 0, 100, 0);
    row("beyond it", "cosine", 0, 150, 0);
    row("cosine warms up", "cosine", 20, 9, 4);
    row("cosine after the warm-up", "cosine", 20, 20, 8);
    row("cosine's middle after the warm-up", "cosine", 20, 60, 4);
    row("warm-up to the end", "cosine", 100, 99, 8);
    row("warm-up beyond the end", "cosine", 200, 99, 4);
    row("plateau", "plateau", 4, 50, 8);
}

void ScheduleTest::rates()
{
    QFETCH(QString, schedule);
    QFETCH(int, warmUp);
    QFETCH(int, step);
    QFETCH(double, expected);
    Recipe recipe;
    recipe.rate = 8;
    recipe.schedule = base::choiceOf<Recipe::Schedule>(schedule.toStdString()).value();
    recipe.warmUp = warmUp;
    const double found = Schedule(recipe, 100).rate(step);
    QVERIFY2(std::abs(found - expected) < 1e-12, qPrintable(QString::number(found)));
}

void ScheduleTest::cosineFallsEvenly()
{
    Recipe recipe;
    recipe.schedule = Recipe::Schedule::Cosine;
    recipe.warmUp = 10;
    const Schedule schedule(recipe, 50);
    for (int step = 0; step < 10; ++step)
        QVERIFY(schedule.rate(step + 1) > schedule.rate(step) || step == 9);
    for (int step = 10; step < 49; ++step)
        QVERIFY(schedule.rate(step + 1) < schedule.rate(step));
}

void ScheduleTest::plateau()
{
    Recipe recipe;
    recipe.rate = 1;
    recipe.schedule = Recipe::Schedule::Plateau;
    recipe.plateauFactor = 0.5;
    recipe.plateauPatience = 2;
    Schedule schedule(recipe, 100);
    QStringList rates;
    for (const double loss : { 3., 2., 2., 2.5, 2.1, 1.9, 1.95, std::nan(""), 1.9, 1.9, 1.8 }) {
        schedule.observe(loss);
        rates.append(QString::number(schedule.rate(50)));
    }
    QCOMPARE(rates.join(' '), QStringLiteral("1 1 1 0.5 0.5 0.5 0.5 0.25 0.25 0.125 0.125"));
}

void ScheduleTest::plateauOnlyWhereAsked()
{
    Recipe recipe;
    recipe.plateauPatience = 1;
    Schedule schedule(recipe, 100);
    for (int epoch = 0; epoch < 5; ++epoch)
        schedule.observe(1);
    QCOMPARE(schedule.rate(50), recipe.rate);
}

void ScheduleTest::best()
{
    Schedule schedule({}, 100);
    QVERIFY(!schedule.observe(std::nan("")));
    QVERIFY(schedule.observe(1));
    QVERIFY(!schedule.observe(1));
    QVERIFY(!schedule.observe(std::nan("")));
    QVERIFY(schedule.observe(-2));
    QVERIFY(!schedule.observe(-1));
}

void ScheduleTest::earlyStop_data()
{
    QTest::addColumn<int>("patience");
    QTest::addColumn<QList<double>>("losses");
    QTest::addColumn<int>("stops"); // after so many; 0: never
    const double none = std::nan("");
    QTest::newRow("never") << 0 << QList<double> { 1, 2, 3, 4, 5, 6 } << 0;
    QTest::newRow("at once") << 1 << QList<double> { 1, 2, 3 } << 2;
    QTest::newRow("later") << 3 << QList<double> { 5, 4, 4, 4.5, 4.1 } << 5;
    QTest::newRow("a better one begins anew") << 3 << QList<double> { 5, 6, 6, 4, 6, 6, 3, 7 } << 0;
    QTest::newRow("no numbers") << 2 << QList<double> { none, none } << 2;
}

void ScheduleTest::earlyStop()
{
    QFETCH(int, patience);
    QFETCH(QList<double>, losses);
    QFETCH(int, stops);
    Recipe recipe;
    recipe.patience = patience;
    Schedule schedule(recipe, 100);
    int found = 0;
    for (int i = 0; i < losses.size() && !found; ++i) {
        schedule.observe(losses[i]);
        found = schedule.exhausted() ? i + 1 : 0;
    }
    QCOMPARE(found, stops);
}

void ScheduleTest::resumedAtAnyMoment()
{
    Recipe recipe;
    recipe.schedule = Recipe::Schedule::Plateau;
    recipe.plateauPatience = 2;
    recipe.plateauFactor = 1.0 / 3;
    recipe.patience = 4;
    const std::vector<double> losses { std::nan(""), 1.0 / 3, 0.5, 0.1, 0.2, 0.3, 0.4, 0.05, 0.06, 0.07, 0.08, 0.09 };
    for (size_t cut = 0; cut <= losses.size(); ++cut) {
        Schedule whole(recipe, 100), first(recipe, 100), second(recipe, 100);
        for (size_t i = 0; i < cut; ++i) {
            whole.observe(losses[i]);
            first.observe(losses[i]);
        }
        second.restore(Json::parse(first.state().dump()));
        QVERIFY(second.state() == first.state());
        for (size_t i = cut; i < losses.size(); ++i) {
            QCOMPARE(second.observe(losses[i]), whole.observe(losses[i]));
            QVERIFY(second.rate(50) == whole.rate(50));
            QCOMPARE(second.exhausted(), whole.exhausted());
        }
    }
}

EPIARC_TEST(ScheduleTest)
#include "schedule_test.moc"
