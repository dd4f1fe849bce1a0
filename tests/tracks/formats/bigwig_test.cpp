#include "core/base/file.h"
#include "core/tracks/formats/bigwig.h"
#include "core/tracks/writing/bigwigwriter.h"
#include "tests/registry.h"
#include "tests/tracks/handmade.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <random>
#include <thread>

using namespace tracks;

namespace
{
constexpr float missing = std::numeric_limits<float>::quiet_NaN();
constexpr float inf = std::numeric_limits<float>::infinity();

struct Record {
    int64_t start, end;
    float value;
};

/// The same question answered the slow way: every record against every bin.
Signal bruteForce(const std::vector<Record>& records, const Interval& where, int bins)
{
    Signal signal;
    signal.where = where;
    for (int i = 0; i < bins; ++i) {
        const double width = double(where.length()) / bins, from = double(where.start) + i * width, to = from + width;
        double sum = 0, bases = 0;
        float low = missing, high = missing;
        for (const Record& record : records) {
            const double shared = std::min(to, double(record.end)) - std::max(from, double(record.start));
            if (shared <= 1e-9)
                continue;
            sum += shared * double(record.value);
            bases += shared;
            low = std::fmin(low, record.value);
            high = std::fmax(high, record.value);
        }
        signal.mean.push_back(bases > 0 ? float(sum / bases) : missing);
        signal.min.push_back(low);
        signal.max.push_back(high);
    }
    return signal;
}

std::vector<Record> recordsOf(const ChromosomeValues& chrom)
{
    std::vector<Record> records;
    for (const auto& run : chrom.runs)
        for (size_t i = 0; i < run.values.size(); ++i)
            if (const int64_t start = run.start + run.step * int64_t(i); !std::isnan(run.values[i]) && start < chrom.length)
                records.push_back({ start, std::min(start + run.step, chrom.length), run.values[i] });
    return records;
}

bool same(float a, float b, float tolerance)
{
    return (std::isnan(a) && std::isnan(b)) || a == b || std::abs(a - b) <= tolerance * std::max(1.f, std::abs(b));
}

void compare(const Signal& found, const Signal& expected, float tolerance)
{
    QCOMPARE(found.mean.size(), expected.mean.size());
    for (size_t i = 0; i < found.mean.size(); ++i) {
        const auto text = [&] {
            return QString("bin %1 of %2: mean %3 (%4) min %5 (%6) max %7 (%8)")
                .arg(i)
                .arg(found.mean.size())
                .arg(found.mean[i])
                .arg(expected.mean[i])
                .arg(found.min[i])
                .arg(expected.min[i])
                .arg(found.max[i])
                .arg(expected.max[i]);
        };
        QVERIFY2(same(found.mean[i], expected.mean[i], tolerance), qPrintable(text()));
        QVERIFY2(same(found.min[i], expected.min[i], 0), qPrintable(text()));
        QVERIFY2(same(found.max[i], expected.max[i], 0), qPrintable(text()));
    }
}

Signal signalOf(const Track& track, const Interval& where, int bins)
{
    return std::get<Signal>(track.read(where, bins, {}));
}
} // namespace

class BigWigTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_path;
    std::vector<ChromosomeValues> m_values;

    std::filesystem::path file(const char* name) const { return m_folder.filePath(name).toStdString(); }

private Q_SLOTS:
    void initTestCase()
    {
        std::mt19937 random(7);
        std::normal_distribution<float> value(0, 3);
        std::uniform_int_distribution<int> gap(0, 400);
        // Not in order of names, so that the writer has to sort them. Random runs of several steps with gaps and NaN.
        for (const auto& [name, length] : { std::pair { "chr2", 40'003 }, { "chr1", 300'007 }, { "chr10", 5'000 } }) {
            ChromosomeValues chrom { name, length, {} };
            for (int64_t at = gap(random); at < length;) {
                ValueRun run { at, 1 + gap(random) % 25, {} };
                const int count = 1 + gap(random);
                for (int i = 0; i < count; ++i)
                    run.values.push_back(gap(random) < 40 ? missing : value(random));
                at += run.step * count + gap(random);
                chrom.runs.push_back(run);
            }
            m_values.push_back(chrom);
        }
        // Without gaps from the first base on, so that records of zoom levels lie on a grid.
        ChromosomeValues dense { "dense", 1'000'000, { { 0, 10, {} } } };
        for (int i = 0; i < 100'000; ++i)
            dense.runs[0].values.push_back(value(random));
        m_values.push_back(dense);
        m_path = file("made.bw");
        writeBigWig(m_path, m_values);
    }

    void namesAreSortedAndWhole()
    {
        const BigWig track(m_path);
        QCOMPARE(track.chromosomes(), (std::vector<std::string> { "chr1", "chr10", "chr2", "dense" }));
        QCOMPARE(track.file().find("chr2")->length, int64_t(40'003));
        QCOMPARE(track.name(), std::string("made"));
        QVERIFY(track.file().zooms().size() >= 3);
    }

    void ownRecordsMatchBruteForce_data()
    {
        QTest::addColumn<QString>("chrom");
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("bins");
        QTest::newRow("one base") << "chr1" << 5000 << 1 << 1;
        QTest::newRow("bins shorter than a base") << "chr1" << 1000 << 50 << 171;
        QTest::newRow("one base a bin") << "chr1" << 20000 << 1400 << 1400;
        QTest::newRow("odd bins") << "chr1" << 333 << 9973 << 701;
        QTest::newRow("wide") << "chr1" << 0 << 300'007 << 1400;
        QTest::newRow("one bin") << "chr2" << 0 << 40'003 << 1;
        QTest::newRow("before the start") << "chr2" << -5000 << 10'000 << 100;
        QTest::newRow("over the end") << "chr10" << 4000 << 5000 << 100;
        QTest::newRow("outside") << "chr10" << 6000 << 5000 << 100;
    }
    void ownRecordsMatchBruteForce()
    {
        QFETCH(QString, chrom);
        QFETCH(int, start);
        QFETCH(int, length);
        QFETCH(int, bins);
        const BigWig track(m_path);
        for (const auto& values : m_values)
            if (values.name == chrom.toStdString()) {
                const Interval where { values.name, start, start + length };
                compare(track.readLevel(where, bins, BbiFile::Raw, {}), bruteForce(recordsOf(values), where, bins), 1e-5f);
            }
    }

    void zoomLevelsMatchBruteForceOnTheirGrid()
    {
        const BigWig track(m_path);
        const auto records = recordsOf(m_values.back());
        for (size_t level = 0; level < track.file().zooms().size(); ++level) {
            const int64_t reduction = track.file().zooms()[level].reduction;
            for (const int64_t records_per_bin : { 1, 3 }) {
                const int64_t bin = reduction * records_per_bin;
                const int bins = int(std::min<int64_t>(200, 1'000'000 / bin));
                if (bins == 0)
                    continue;
                const Interval where { "dense", 0, bin * bins };
                const Signal found = track.readLevel(where, bins, int(level), {});
                QCOMPARE(found.resolution, reduction);
                compare(found, bruteForce(records, where, bins), 1e-4f);
            }
        }
    }

    void readTakesTheCoarsestLevelThatStillFillsEveryBin()
    {
        const BigWig track(m_path);
        int64_t before = -1;
        for (const int64_t length : { 2'000, 100'000, 400'000, 1'000'000 }) {
            const Signal found = signalOf(track, { "dense", 0, length }, 100);
            const double bin = double(length) / 100;
            QVERIFY(double(found.resolution) <= bin);
            for (const auto& zoom : track.file().zooms())
                QVERIFY(double(zoom.reduction) > bin || zoom.reduction <= found.resolution || found.resolution == 0);
            QVERIFY(found.resolution >= before);
            before = found.resolution;
        }
        QVERIFY(before > 0);
    }

    /// With gaps, records of a zoom level straddle the edges of bins: values may come from one record beyond, never from farther.
    void zoomedValuesStayWithinOneRecordOfTheTruth()
    {
        const BigWig track(m_path);
        const auto& values = m_values[1];
        const auto records = recordsOf(values);
        const int bins = 37;
        const Interval where { "chr1", 1234, 290'000 };
        for (size_t level = 0; level < track.file().zooms().size(); ++level) {
            const int64_t reduction = track.file().zooms()[level].reduction;
            if (double(reduction) > double(where.length()) / bins)
                break;
            const Signal found = track.readLevel(where, bins, int(level), {}), exact = bruteForce(records, where, bins);
            for (int i = 0; i < bins; ++i) {
                const double width = found.binSize();
                const Interval around { "chr1", where.start + int64_t(i * width) - reduction,
                    where.start + int64_t((i + 1) * width) + 1 + reduction };
                const Signal wide = bruteForce(records, around, 1);
                QVERIFY(found.min[size_t(i)] <= exact.min[size_t(i)] && found.min[size_t(i)] >= wide.min[0]);
                QVERIFY(found.max[size_t(i)] >= exact.max[size_t(i)] && found.max[size_t(i)] <= wide.max[0]);
            }
        }
    }

    void infiniteAndMissingValues()
    {
        const auto path = file("odd.bw");
        writeBigWig(path, { { "chr1", 100, { { 0, 10, { 1, inf, 3, missing, missing, -inf, inf, 2, 2, 2 } } } } });
        const BigWig track(path);
        const Signal found = track.readLevel({ "chr1", 0, 100 }, 5, BbiFile::Raw, {});
        QCOMPARE(found.mean[0], 1.f);
        QCOMPARE(found.max[0], inf);
        QCOMPARE(found.mean[1], 3.f);
        QVERIFY(std::isinf(found.mean[2]));
        QCOMPARE(found.mean[4], 2.f);
        const Signal single = track.readLevel({ "chr1", 30, 50 }, 4, BbiFile::Raw, {});
        for (float value : single.mean)
            QVERIFY(std::isnan(value));
    }

    /// A record of NaN, as some programs write them, spoils the sums of zoom levels: the reader then goes to the records.
    void nanRecordsAreMissingData()
    {
        HandmadeBbi made;
        made.items = { { 0, 10, 1 }, { 10, 20, missing }, { 20, 30, 3 }, { 100, 200, 5 } };
        made.summaries = { { 0, 100, 30, 1, 3, missing }, { 100, 200, 100, 5, 5, 500 } };
        const auto path = file("nan.bw");
        base::writeAtomically(path, made.bytes());
        const BigWig track(path);
        const Signal raw = signalOf(track, { "chr1", 0, 40 }, 4);
        QCOMPARE(raw.mean[0], 1.f);
        QVERIFY(std::isnan(raw.mean[1]) && std::isnan(raw.max[1]));
        QCOMPARE(raw.mean[2], 3.f);
        QVERIFY(std::isnan(raw.mean[3]));
        const Signal zoomed = track.readLevel({ "chr1", 0, 200 }, 2, 0, {});
        QCOMPARE(zoomed.mean[0], 2.f);
        QCOMPARE(zoomed.mean[1], 5.f);
    }

    void impossibleFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, auto change, const char* message) {
            HandmadeBbi made;
            made.items = { { 0, 10, 1 } };
            made.summaries = { { 0, 10, 10, 1, 1, 10 } };
            change(made);
            QTest::newRow(name) << QByteArray::fromStdString(made.bytes()) << QString(message);
        };
        row(
            "sound", [](auto&) {}, "");
        row(
            "version", [](auto& made) { made.version = 77; }, "its version is 77");
        row(
            "zoom count", [](auto& made) { made.zoomCount = 65535; }, "speaks of byte 1572904");
        row(
            "block size", [](auto& made) { made.blockBytes = 0xffffffff; }, "claims blocks of 4294967295 bytes");
        row(
            "index beyond the end", [](auto& made) { made.shiftIndex = 1ull << 40; }, "speaks of byte");
        row(
            "index offset wraps", [](auto& made) { made.shiftIndex = ~0ull - 300; }, "speaks of byte");
        row(
            "index elsewhere", [](auto& made) { made.shiftIndex = -8; }, "there is no index at byte");
        row(
            "zoom index elsewhere", [](auto& made) { made.shiftZoomIndex = -8; }, "there is no index at byte");
        row(
            "names elsewhere", [](auto& made) { made.shiftChromosomes = 4; }, "there is no list of sequences");
        row(
            "names too long", [](auto& made) { made.keyBytes = 1 << 30; }, "impossible layout");
        row(
            "index in a circle", [](auto& made) { made.indexInACircle = true; }, "its index runs in a circle");
        row(
            "no reduction", [](auto& made) { made.reduction = 0; }, "zoom level 1 reduces by 0");
        row(
            "unknown block", [](auto& made) { made.blockType = 9; }, "unknown type 9");
        row(
            "too few items", [](auto& made) { made.extraItems = 1000; }, "ends before its last value");
        row(
            "not compressed after all", [](auto& made) { made.blockBytes = 32768; }, "cannot be unpacked");
        HandmadeBbi big;
        std::string bytes = big.bytes();
        std::reverse(bytes.begin(), bytes.begin() + 4);
        QTest::newRow("big-endian") << QByteArray::fromStdString(bytes) << "big-endian";
        QTest::newRow("header only") << QByteArray::fromStdString(big.bytes().substr(0, 64)) << "speaks of byte";
        QTest::newRow("half a header") << QByteArray::fromStdString(big.bytes().substr(0, 30)) << "less than a header";
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n").append(100, 'x') << "neither a bigWig nor a bigBed";
        QTest::newRow("nothing") << QByteArray() << "is empty";
    }
    void impossibleFilesAreRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, message);
        const auto path = file("impossible.bw");
        base::writeAtomically(path, content.toStdString());
        QString said;
        try {
            const BigWig track(path);
            QCOMPARE(signalOf(track, { "chr1", 0, 10 }, 1).mean[0], 1.f);
        } catch (const Error& error) {
            said = error.what();
            QVERIFY(said.contains("impossible.bw") && said.endsWith('.'));
        }
        QCOMPARE(said.isEmpty(), message.isEmpty());
        QVERIFY2(said.contains(message), qPrintable(said));
    }

    void anUnknownChromosomeIsNoDataNotAnError()
    {
        const BigWig track(m_path);
        const Signal found = signalOf(track, { "chrUn", 0, 1000 }, 10);
        QCOMPARE(found.mean.size(), size_t(10));
        QVERIFY(std::isnan(found.mean[0]));
    }

    void aFileThatChangesWhileOpenSaysSo_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("message");
        QTest::newRow("replaced") << "replace"
                                  << "changed on disk since it was opened: reopen it";
        QTest::newRow("shrunk") << "shrink"
                                << "changed on disk since it was opened: reopen it";
        QTest::newRow("deleted") << "delete"
                                 << "is no longer there";
    }
    void aFileThatChangesWhileOpenSaysSo()
    {
        QFETCH(QString, change);
        QFETCH(QString, message);
        const auto path = file("changing.bw");
        std::filesystem::copy_file(m_path, path, std::filesystem::copy_options::overwrite_existing);
        const BigWig track(path);
        QVERIFY(!std::isnan(signalOf(track, { "dense", 0, 1000 }, 1).mean[0]));
        if (change == "shrink")
            std::filesystem::resize_file(path, 3000);
        else if (change == "delete")
            std::filesystem::remove(path);
        else
            writeBigWig(path, { { "dense", 5000, { { 0, 1, { 1, 2, 3 } } } } });
        try {
            track.read({ "dense", 0, 1000 }, 1, {});
            QFAIL("read a file that had changed");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains(message), error.what());
            QVERIFY(QString(error.what()).contains("changing.bw"));
        }
    }

    void badValuesAreNotWritten_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("message");
        QTest::newRow("nothing") << 0 << "there is no value to write";
        QTest::newRow("only NaN") << 1 << "there is no value to write";
        QTest::newRow("overlap") << 2 << "values on chr1 overlap at position 11";
        QTest::newRow("no length") << 3 << "has the length 0";
        QTest::newRow("no folder") << 4 << "cannot be written";
        QTest::newRow("full disk") << 5 << "is the disk full?";
    }
    void badValuesAreNotWritten()
    {
        QFETCH(int, kind);
        QFETCH(QString, message);
        const std::vector<ChromosomeValues> good { { "chr1", 100'000, { { 0, 10, std::vector<float>(9'000, 1.5f) } } } };
        const std::vector<std::vector<ChromosomeValues>> cases { {}, { { "chr1", 100, { { 0, 1, { missing } } } } },
            { { "chr1", 100, { { 0, 10, { 1, 2 } }, { 10, 10, { 3 } } } } }, { { "chr1", 0, { { 0, 10, { 1 } } } } }, good,
            good };
        const auto path = kind == 4 ? file("absent/bad.bw") : file("bad.bw");
        if (kind == 5)
            std::filesystem::create_symlink("/dev/full", file("bad.bw.part"));
        try {
            writeBigWig(path, cases[size_t(kind)]);
            QFAIL("wrote nonsense");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains(message), error.what());
        }
        QVERIFY(!std::filesystem::exists(path));
    }

    void stoppingAWriteLeavesNothing()
    {
        std::stop_source stop;
        stop.request_stop();
        bool stopped = false;
        try {
            writeBigWig(file("stopped.bw"), m_values, Monitor(stop.get_token(), {}));
        } catch (const Cancelled&) {
            stopped = true;
        }
        QVERIFY(stopped);
        QVERIFY(!std::filesystem::exists(file("stopped.bw")));
        QVERIFY(!std::filesystem::exists(file("stopped.bw.part")));
    }

    void severalThreadsReadOneTrack()
    {
        const BigWig track(m_path);
        const Signal expected = signalOf(track, { "chr1", 0, 300'000 }, 500);
        std::vector<std::thread> threads;
        std::atomic<int> wrong = 0;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] {
                for (int j = 0; j < 20; ++j) {
                    const Signal found = signalOf(track, { "chr1", 0, 300'000 }, 500);
                    wrong += std::memcmp(found.mean.data(), expected.mean.data(), expected.mean.size() * sizeof(float)) != 0;
                }
            });
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }

    /// What the readers find over the measured windows adds up to what the header of each file says of the whole.
    void measuredTracksAddUpToTheirSummary()
    {
        const std::filesystem::path observed = SHARED_DIR "/data/hg38/observed";
        if (!std::filesystem::exists(observed))
            QSKIP("The folder of real data (data/hg38/observed) is absent.");
        std::vector<Interval> windows;
        std::ifstream bed(SHARED_DIR "/data/hg38/real_windows.bed");
        Interval window;
        for (std::string line; std::getline(bed, line);) {
            std::istringstream fields(line);
            fields >> window.chrom >> window.start >> window.end;
            windows.push_back(window);
        }
        QVERIFY(windows.size() >= 65);
        int files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(observed)) {
            if (entry.path().extension() != ".bw" || ++files % 9 != 0)
                continue;
            const BigWig track(entry.path());
            const std::string content = base::readFile(entry.path());
            const auto at = numberAt<uint64_t>(content, 44);
            double sum = 0, low = 0, high = 0;
            uint64_t bases = 0;
            for (const Interval& where : windows) {
                const Signal signal = track.readLevel(where, int(where.length() / 32), BbiFile::Raw, {});
                for (size_t i = 0; i < signal.mean.size(); ++i)
                    if (!std::isnan(signal.mean[i])) {
                        sum += 32. * double(signal.mean[i]);
                        bases += 32;
                        low = std::min(low, double(signal.min[i]));
                        high = std::max(high, double(signal.max[i]));
                    }
            }
            QCOMPARE(bases, numberAt<uint64_t>(content, at));
            QVERIFY(std::abs(low - std::min(0., numberAt<double>(content, at + 8))) < 1e-6);
            QVERIFY(std::abs(high - numberAt<double>(content, at + 16)) < 1e-5);
            QVERIFY(std::abs(sum - numberAt<double>(content, at + 24)) < 1e-3 * std::abs(sum));
        }
        QVERIFY(files >= 74);
    }
};

EPIARC_TEST(BigWigTest)
#include "bigwig_test.moc"
