#include "core/genome/annotation/featurestore.h"
#include "tests/genome/made.h"
#include "tests/registry.h"

#include <QTest>

#include <algorithm>

using namespace genome;

static QString textOf(const std::vector<Feature>& features)
{
    QStringList names;
    for (const Feature& one : features)
        names << QStringLiteral("%1:%2-%3").arg(QString::fromStdString(one.name)).arg(one.start).arg(one.end);
    return names.join(QLatin1Char(' '));
}

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
        const std::vector<Feature> all = store.on("chr1");
        QCOMPARE(all.size(), size_t(3001));
        for (int i = 0; i < 3000; ++i) {
            const int64_t start = dice(60000) - 1000;
            const Interval where { "chr1", start, start + 1 + dice(i % 2 ? 50 : 20000) };
            std::vector<Feature> expected;
            for (const auto& item : all)
                if (item.start == item.end ? item.start >= where.start && item.start < where.end
                                           : item.start < where.end && item.end > where.start)
                    expected.push_back(item);
            const std::vector<Feature> found = store.overlapping(where);
            const bool same = std::ranges::equal(found, expected, [](const Feature& one, const Feature& other) {
                return one.start == other.start && one.end == other.end && one.name == other.name;
            });
            if (!same) // millions of texts take minutes under sanitizers
                QCOMPARE(textOf(found), textOf(expected));
            const auto spans = store.spans(where);
            QCOMPARE(spans.size(), expected.size());
            for (size_t i = 0; i < spans.size(); ++i)
                QVERIFY(spans[i].start == expected[i].start && spans[i].end == expected[i].end);
        }
    }

    /// Many features lie in a temporary file: they are all there, and memory holds little more than where they lie.
    void manyFeaturesTakeLittleMemory()
    {
        constexpr int64_t count = 200'000;
        FeatureStore store;
        for (const char* chrom : { "chr1", "chr2" })
            for (int64_t i = 0; i < count / 2; ++i)
                store.add(chrom, feature(i * 100, i * 100 + 40, chrom + std::to_string(i)));
        store.seal();
        QVERIFY2(store.bytes() < size_t(count), qPrintable(QString::number(store.bytes())));
        QCOMPARE(store.size(), size_t(count));
        QCOMPARE(store.extent("chr2"), (count / 2 - 1) * 100 + 40);
        for (const std::string chrom : { "chr1", "chr2" }) {
            int64_t next = 0;
            store.forEach(chrom, [&](const Feature& one) {
                QCOMPARE(one.name, chrom + std::to_string(next));
                ++next;
            });
            QCOMPARE(next, count / 2);
            QCOMPARE(store.overlapping({ chrom, 5'000'000, 5'001'000 }).size(), size_t(10));
            QCOMPARE(store.overlapping({ chrom, 5'000'000, 5'001'000 }).front().name, chrom + "50000");
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

EPIARC_TEST(FeatureStoreTest)
#include "featurestore_test.moc"
