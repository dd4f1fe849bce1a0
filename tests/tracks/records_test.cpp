#include "core/tracks/records.h"

#include "tests/registry.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace tracks;

class RecordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The same records are found however many are sealed at a time, and in whatever order they came.
    void partsHoldWhatWasAdded_data()
    {
        QTest::addColumn<int>("most");
        QTest::addColumn<bool>("sorted");
        for (int most : { 1, 7, 999, 1'000'000 })
            for (bool sorted : { false, true })
                QTest::addRow("%d, %s", most, sorted ? "sorted" : "mixed") << most << sorted;
    }
    void partsHoldWhatWasAdded()
    {
        QFETCH(int, most);
        QFETCH(bool, sorted);
        std::mt19937 random(7);
        std::vector<std::pair<std::string, Record>> all;
        for (int i = 0; i < 3'000; ++i) {
            const int64_t start = random() % 100'000;
            all.push_back({ i % 3 ? "chr1" : "chr2", { start, start + 1 + int64_t(random() % 500), float(i), 0 } });
        }
        if (sorted)
            std::ranges::sort(all, {}, [](const auto& one) { return one.second.start; });
        Records records { size_t(most) };
        for (const auto& [chrom, record] : all)
            records.add(chrom, record);
        records.seal();
        QCOMPARE(records.chromosomes(), (std::vector<std::string> { "chr1", "chr2" }));
        for (const Interval& where :
            { Interval { "chr1", 0, 200'000 }, { "chr2", 50'000, 50'100 }, { "chr1", 99'999, 100'000 }, { "chr3", 0, 10 } }) {
            std::vector<float> expected, found;
            for (const auto& [chrom, record] : all)
                if (chrom == where.chrom && record.start < where.end && record.end > where.start)
                    expected.push_back(record.value);
            records.forEach(where, {}, [&](const Record& record) { found.push_back(record.value); });
            std::ranges::sort(expected);
            std::ranges::sort(found);
            QCOMPARE(found, expected);
        }
    }

    void memoryDoesNotGrowWithTheFile()
    {
        constexpr size_t most = 100'000;
        Records records(most);
        size_t largest = 0;
        for (int64_t i = 0; i < 1'000'000; ++i) {
            records.add(i < 500'000 ? "chr1" : "chr2", { i, i + 1, 1, 0 });
            largest = std::max(largest, records.bytes());
        }
        records.seal();
        QVERIFY2(largest <= most * sizeof(Record), qPrintable(QString::number(largest)));
        QCOMPARE(records.bytes(), size_t(0));
        double sum = 0;
        for (const char* chrom : { "chr1", "chr2" })
            records.forEach({ chrom, 0, 1'000'000 }, {}, [&](const Record& record) { sum += double(record.value); });
        QCOMPARE(sum, 1e6);
    }
};

EPIARC_TEST(RecordsTest)
#include "records_test.moc"
