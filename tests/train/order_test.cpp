#include "core/train/order.h"

#include "tests/registry.h"
#include "tests/train/madeworld.h"

#include <QTest>
#include <map>
#include <set>

using namespace train;

class OrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void followsFromTheStep();
    void everyExampleOncePerPass();
    void passesDiffer();
    void organismsTakeTurns();
    void ranksShareOneBatch_data();
    void ranksShareOneBatch();
    void stepsOfAnEpoch_data();
    void stepsOfAnEpoch();
    void augmentation();
    void noAugmentation();

private:
    void secondOrganism()
    {
        Organism other = m_world->config.organisms[0];
        other.name = "other";
        other.split.valid = { "chr1" };
        m_world->config.organisms.push_back(other); // trains on chr2: 17 windows
    }
    static std::string plain(const Example& example)
    {
        return example.window.chrom + ":" + std::to_string(example.window.start) + " " + std::to_string(example.cell);
    }
    std::unique_ptr<MadeWorld> m_world;
};

void OrderTest::init()
{
    m_world = std::make_unique<MadeWorld>();
    auto& cells = m_world->config.organisms[0].cells;
    cells.push_back(cells[0]);
    cells[1].name = "B"; // 60 examples
    m_world->config.recipe.batch = 7;
    m_world->config.recipe.shift = 3;
}

void OrderTest::followsFromTheStep()
{
    const Dataset dataset = m_world->dataset();
    const Order one(dataset, m_world->config.recipe), other(dataset, m_world->config.recipe);
    for (const int64_t step : { 40, 3, 11, 3, 0 })
        QVERIFY(one.of(step) == other.of(step));
    m_world->config.recipe.seed = 2;
    const Order seeded(dataset, m_world->config.recipe);
    QVERIFY(seeded.of(3) != one.of(3));
}

void OrderTest::everyExampleOncePerPass()
{
    const Dataset dataset = m_world->dataset();
    const Order order(dataset, m_world->config.recipe);
    std::vector<std::string> shown;
    for (int64_t step = 0; step < 60; ++step) // 7 passes
        for (const Example& example : order.of(step))
            shown.push_back(plain(example));
    QCOMPARE(shown.size(), 60 * 7);
    std::set<std::string> all;
    for (const Example& example : dataset.examples(0, data::Part::Train))
        all.insert(plain(example));
    QCOMPARE(all.size(), 60);
    for (size_t pass = 0; pass < 7; ++pass)
        QVERIFY((std::set(shown.begin() + int64_t(pass) * 60, shown.begin() + int64_t(pass + 1) * 60)) == all);
}

void OrderTest::passesDiffer()
{
    m_world->config.recipe.batch = 60;
    const Order order(m_world->dataset(), m_world->config.recipe);
    std::vector<std::string> passes[2];
    for (int64_t pass = 0; pass < 2; ++pass)
        for (const Example& example : order.of(pass))
            passes[pass].push_back(plain(example));
    QVERIFY(passes[0] != passes[1]);
    QVERIFY(!std::ranges::is_sorted(passes[0]));
}

void OrderTest::organismsTakeTurns()
{
    secondOrganism();
    const Dataset dataset = m_world->dataset();
    const Order order(dataset, m_world->config.recipe);
    std::map<std::string, int> shown[2];
    for (int64_t step = 0; step < 2 * 34; ++step) {
        QCOMPARE(order.organismOf(step), int(step % 2));
        for (const Example& example : order.of(step)) {
            QCOMPARE(example.organism, int(step % 2));
            ++shown[example.organism][plain(example)];
        }
    }
    QCOMPARE(shown[1].size(), 34); // 17 windows in two cell types: 34 steps of 7 are 7 passes
    for (const auto& [example, times] : shown[1])
        QCOMPARE(times, 7);
    QCOMPARE(shown[0].size(), 60);
}

void OrderTest::ranksShareOneBatch_data()
{
    QTest::addColumn<bool>("two");
    QTest::addColumn<int>("accumulate");
    QTest::newRow("one organism") << false << 1;
    QTest::newRow("two organisms") << true << 1;
    QTest::newRow("accumulated") << true << 3;
}

void OrderTest::ranksShareOneBatch()
{
    QFETCH(bool, two);
    QFETCH(int, accumulate);
    if (two)
        secondOrganism();
    const Dataset dataset = m_world->dataset();
    Recipe recipe = m_world->config.recipe;
    recipe.accumulate = accumulate;
    const Order ranks(dataset, recipe, 2);
    recipe.batch *= 2;
    const Order alone(dataset, recipe);
    QCOMPARE(ranks.stepsPerEpoch(), alone.stepsPerEpoch());
    for (int64_t step = 0; step < 20; ++step) {
        std::vector<Example> together = ranks.of(step, 0);
        for (const Example& example : ranks.of(step, 1))
            together.push_back(example);
        QVERIFY(together == alone.of(step));
    }
}

void OrderTest::stepsOfAnEpoch_data()
{
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("accumulate");
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("ranks");
    QTest::addColumn<int>("expected");
    QTest::newRow("one by one") << 1 << 1 << 0 << 1 << 60;
    QTest::newRow("the last is not full") << 7 << 1 << 0 << 1 << 9;
    QTest::newRow("accumulated") << 7 << 2 << 0 << 1 << 5;
    QTest::newRow("ranks") << 5 << 2 << 0 << 3 << 2;
    QTest::newRow("more than there is") << 100 << 1 << 0 << 1 << 1;
    QTest::newRow("asked for") << 7 << 2 << 123 << 2 << 123;
}

void OrderTest::stepsOfAnEpoch()
{
    QFETCH(int, batch);
    QFETCH(int, accumulate);
    QFETCH(int, asked);
    QFETCH(int, ranks);
    QFETCH(int, expected);
    Recipe& recipe = m_world->config.recipe;
    recipe.batch = batch;
    recipe.accumulate = accumulate;
    recipe.stepsPerEpoch = asked;
    recipe.epochs = 4;
    const Order order(m_world->dataset(), recipe, ranks);
    QCOMPARE(order.stepsPerEpoch(), expected);
    QCOMPARE(order.steps(), 4 * expected);
    QCOMPARE(order.of(expected).size(), size_t(batch * accumulate));
}

void OrderTest::augmentation()
{
    const Order order(m_world->dataset(), m_world->config.recipe);
    std::map<int64_t, int> shifts;
    int turned = 0, all = 0;
    std::map<std::string, std::set<std::pair<int64_t, bool>>> byExample;
    for (int64_t step = 0; step < 300; ++step)
        for (const Example& example : order.of(step)) {
            ++shifts[example.shift];
            turned += example.reverse;
            byExample[plain(example)].insert({ example.shift, example.reverse });
            ++all;
        }
    QCOMPARE(shifts.size(), 7);
    QCOMPARE(shifts.begin()->first, -3);
    QCOMPARE(shifts.rbegin()->first, 3);
    for (const auto& [shift, count] : shifts)
        QVERIFY(std::abs(count - all / 7) < 5 * std::sqrt(all / 7.));
    QVERIFY(std::abs(turned - all / 2) < 5 * std::sqrt(all / 4.));
    for (const auto& [example, kinds] : byExample)
        QVERIFY(kinds.size() > 5); // another one every time
}

void OrderTest::noAugmentation()
{
    m_world->config.recipe.shift = 0;
    m_world->config.recipe.reverseComplement = false;
    const Order order(m_world->dataset(), m_world->config.recipe);
    for (int64_t step = 0; step < 9; ++step)
        for (const Example& example : order.of(step))
            QVERIFY(example.shift == 0 && !example.reverse);
}

EPIARC_TEST(OrderTest)
#include "order_test.moc"
