#include "core/base/error.h"
#include "core/genome/annotation/featurestore.h"
#include "core/tracks/formats/tabix.h"

#include "tests/registry.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <thread>

using namespace tracks;

/// Reading by index gives what reading everything into memory gives.
class TabixTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path copy(const char* name) const
    {
        const std::filesystem::path from = std::filesystem::path(TEST_DATA "/tracks") / name,
                                    to = m_folder.filePath(name).toStdString();
        std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
        return to;
    }

private Q_SLOTS:
    void sameFeaturesAsInMemory_data()
    {
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("end");
        QTest::addColumn<int>("bins");
        QTest::newRow("few") << 10'000 << 60'000 << 100;
        QTest::newRow("none") << 3'000'000 << 3'100'000 << 100;
        QTest::newRow("left of the start") << -500 << 5'000 << 100;
        QTest::newRow("density") << 0 << 2'000'000 << 50;
    }
    void sameFeaturesAsInMemory()
    {
        QFETCH(int, start);
        QFETCH(int, end);
        QFETCH(int, bins);
        const std::filesystem::path path = TEST_DATA "/tracks/peaks.bed.gz";
        const Tabix indexed(path, Format::Bed);
        const auto whole = open(path);
        QCOMPARE(indexed.chromosomes(), whole->chromosomes());
        const Slice found = indexed.read({ "chr1", start, end }, bins, {}),
                    expected = whole->read({ "chr1", start, end }, bins, {});
        QCOMPARE(found.index(), expected.index());
        if (const auto* density = std::get_if<Signal>(&found)) {
            QCOMPARE(density->mean, std::get<Signal>(expected).mean);
            return;
        }
        const auto &a = std::get<Features>(found).items, &b = std::get<Features>(expected).items;
        QCOMPARE(a.size(), b.size());
        for (size_t i = 0; i < a.size(); ++i)
            QVERIFY(a[i].start == b[i].start && a[i].name == b[i].name && a[i].strand == b[i].strand && a[i].score == b[i].score);
    }

    void sameSignalAsInMemory()
    {
        const std::filesystem::path path = TEST_DATA "/tracks/signal.bedgraph.gz"; // with a .csi
        const Tabix indexed(path, Format::BedGraph);
        QVERIFY(indexed.kind() == Kind::Signal);
        for (const Interval& where :
            { Interval { "chr1", 1'000, 2'000 }, { "chr2", 0, 200'000 }, { "chr1", 199'000, 300'000 }, { "chrUn", 0, 10 } }) {
            const auto found = std::get<Signal>(indexed.read(where, 333, {})),
                       expected = std::get<Signal>(open(path)->read(where, 333, {}));
            for (size_t i = 0; i < 333; ++i) {
                QVERIFY(found.max[i] == expected.max[i] || (std::isnan(found.max[i]) && std::isnan(expected.max[i])));
                QVERIFY(found.mean[i] == expected.mean[i] || (std::isnan(found.mean[i]) && std::isnan(expected.mean[i])));
            }
        }
    }

    void severalThreads()
    {
        const Tabix indexed(TEST_DATA "/tracks/peaks.bed.gz", Format::Bed);
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 6; ++i)
            threads.emplace_back([&] {
                for (int j = 0; j < 20; ++j)
                    wrong += std::get<Features>(indexed.read({ "chr2", 0, 3'000'000 }, 100, {})).items.size() != 50;
            });
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }

    void badIndexesAreRefused()
    {
        const auto path = copy("peaks.bed.gz");
        QVERIFY(TabixFile::indexOf(path).empty());
        QVERIFY_EXCEPTION_THROWN(Tabix(path, Format::Bed), Error);
        const auto index = copy("peaks.bed.gz.tbi");
        QCOMPARE(TabixFile::indexOf(path), index);
        std::filesystem::resize_file(index, 200);
        QVERIFY_EXCEPTION_THROWN(Tabix(path, Format::Bed), Error);
    }

    void aFileThatIsCutOrChangesSaysSo()
    {
        const auto path = copy("peaks.bed.gz");
        copy("peaks.bed.gz.tbi");
        const auto message = [](auto read) {
            try {
                read();
            } catch (const Error& error) {
                return QString(error.what());
            }
            return QString("no error");
        };
        const Tabix whole(path, Format::Bed);
        std::filesystem::resize_file(path, 20'000);
        QString said = message([&] { whole.read({ "chr1", 0, 1'000 }, 100, {}); });
        QVERIFY2(said.contains("peaks.bed.gz changed on disk"), qPrintable(said));
        said = message([&] { const Tabix cut(path, Format::Bed); });
        QVERIFY2(said.contains("peaks.bed.gz is cut short"), qPrintable(said));
    }
};

EPIARC_TEST(TabixTest)
#include "tabix_test.moc"
