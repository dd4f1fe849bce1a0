#include "core/genome/featurestore.h"
#include "made.h"

#include <QTest>

using namespace genome;

static Feature feature(int64_t start, int64_t end, std::string name = {})
{
    Feature made;
    made.start = start;
    made.end = end;
    made.name = std::move(name);
    return made;
}

class FeatureStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameAsLinearScan()
    {
        Dice dice(1);
        FeatureStore store;
        for (int i = 0; i < 3000; ++i) {
            const int64_t start = dice(50000), length = dice(10) == 0 ? dice(40000) : dice(200);
            store.add("chr1", feature(start, start + length, std::to_string(i)));
        }
        store.add("chr1", feature(0, 100000, "whole"));
        store.seal();
        QCOMPARE(store.size(), size_t(3001));
        for (int i = 0; i < 3000; ++i) {
            const int64_t start = dice(60000) - 1000;
            const Interval where { "chr1", start, start + 1 + dice(i % 2 ? 50 : 20000) };
            std::vector<const Feature*> expected;
            for (const auto& item : store.on("chr1"))
                if (item.start == item.end ? item.start >= where.start && item.start < where.end
                                           : item.start < where.end && item.end > where.start)
                    expected.push_back(&item);
            QVERIFY(store.overlapping(where) == expected);
        }
    }

    void sortedAndStable()
    {
        FeatureStore store;
        store.add("b", feature(5, 9, "third"));
        store.add("b", feature(1, 9, "second"));
        store.add("b", feature(1, 4, "first"));
        store.add("b", feature(5, 9, "fourth"));
        store.add("a", feature(7, 8));
        store.seal();
        std::string order;
        for (const auto& item : store.on("b"))
            order += item.name + " ";
        QCOMPARE(order, std::string("first second third fourth "));
        QVERIFY((store.chromosomes() == std::vector<std::string> { "a", "b" }));
        QCOMPARE(store.extent("b"), 9);
        QCOMPARE(store.extent("c"), 0);
        QVERIFY(store.on("c").empty());
        QVERIFY(store.overlapping({ "c", 0, 10 }).empty());
    }

    void borders()
    {
        FeatureStore store;
        store.add("a", feature(10, 20));
        store.add("a", feature(30, 30)); // an insertion point
        store.seal();
        QCOMPARE(store.overlapping({ "a", 0, 10 }).size(), size_t(0));
        QCOMPARE(store.overlapping({ "a", 0, 11 }).size(), size_t(1));
        QCOMPARE(store.overlapping({ "a", 19, 25 }).size(), size_t(1));
        QCOMPARE(store.overlapping({ "a", 20, 30 }).size(), size_t(0));
        QCOMPARE(store.overlapping({ "a", 30, 31 }).size(), size_t(1));
        QCOMPARE(store.overlapping({ "a", 31, 40 }).size(), size_t(0));
    }
};

QTEST_GUILESS_MAIN(FeatureStoreTest)
#include "featurestore_test.moc"
