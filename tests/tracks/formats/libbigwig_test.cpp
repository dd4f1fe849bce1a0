#include "core/tracks/formats/bigwig.h"
#include "core/tracks/writing/bigwigwriter.h"

#include "tests/registry.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <bigWig.h>

#include <cmath>
#include <random>

namespace
{

/// Mean, least and largest value of every bin by libBigWig's records, base by base.
tracks::Signal byLibrary(const QString& path, const Interval& where, int bins)
{
    bwInit(1 << 17);
    bigWigFile_t* file = bwOpen(qPrintable(path), nullptr, "r");
    bwOverlappingIntervals_t* records
        = bwGetOverlappingIntervals(file, where.chrom.c_str(), uint32_t(where.start), uint32_t(where.end));
    const float none = std::numeric_limits<float>::quiet_NaN();
    tracks::Signal signal { where, std::vector<float>(size_t(bins), none), std::vector<float>(size_t(bins), none),
        std::vector<float>(size_t(bins), none), 0, 0, "mean" };
    std::vector<double> sums(size_t(bins), 0), bases(size_t(bins), 0);
    const int64_t width = where.length() / bins;
    for (uint32_t i = 0; records && i < records->l; ++i) {
        if (std::isnan(records->value[i]))
            continue;
        for (int64_t base = std::max<int64_t>(records->start[i], where.start);
             base < std::min<int64_t>(records->end[i], where.end); ++base) {
            const size_t bin = size_t((base - where.start) / width);
            sums[bin] += records->value[i];
            bases[bin] += 1;
            signal.min[bin] = std::fmin(signal.min[bin], records->value[i]);
            signal.max[bin] = std::fmax(signal.max[bin], records->value[i]);
        }
    }
    for (size_t bin = 0; bin < size_t(bins); ++bin)
        if (bases[bin] > 0)
            signal.mean[bin] = float(sums[bin] / bases[bin]);
    if (records)
        bwDestroyOverlappingIntervals(records);
    bwClose(file);
    return signal;
}

bool close(float a, float b)
{
    return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-5F * std::max(1.F, std::abs(b));
}

/// Index of the first bin that differs, or -1.
int firstDifference(const tracks::Signal& ours, const tracks::Signal& theirs)
{
    for (size_t i = 0; i < theirs.mean.size(); ++i)
        if (!close(ours.mean[i], theirs.mean[i]) || !close(ours.min[i], theirs.min[i]) || !close(ours.max[i], theirs.max[i]))
            return int(i);
    return -1;
}

} // namespace

/// Our reader and writer of bigWig against the library that most other programs use.
class LibBigWigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ourReaderAgrees()
    {
        const QDir folder(QStringLiteral(SHARED_DIR "/data/hg38/observed"));
        const QStringList files = folder.entryList({ QStringLiteral("*.bw") });
        if (files.isEmpty())
            QSKIP("the folder with real data is not beside this checkout");
        for (const QString& name : files) {
            const QString path = folder.filePath(name);
            const tracks::BigWig track(path.toStdString());
            for (const auto& [start, length, bins] : { std::tuple<int64_t, int64_t, int> { 61'865'106, 65'536, 2'048 },
                     { 61'870'003, 9'000, 900 }, { 61'800'000, 130'000, 1'000 } }) {
                const Interval where { "chr11", start, start + length / bins * bins };
                const tracks::Signal ours = track.readLevel(where, bins, tracks::BbiFile::Raw, {});
                const tracks::Signal theirs = byLibrary(path, where, bins);
                const int at = firstDifference(ours, theirs);
                QVERIFY2(at < 0, qPrintable(QStringLiteral("%1, bin %2 of %3").arg(name).arg(at).arg(bins)));
                if (bins == 2'048) // the whole measured window: surely not empty
                    QVERIFY(std::any_of(theirs.mean.begin(), theirs.mean.end(), [](float value) { return value > 0; }));
            }
        }
    }

    void theLibraryReadsOurFiles()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("ours.bw"));
        std::mt19937 random(7);
        std::gamma_distribution<float> values(0.7F, 3.F);
        tracks::ValueRun run { 1'000, 25, {} };
        for (int i = 0; i < 40'000; ++i)
            run.values.push_back(i % 97 < 5 ? std::numeric_limits<float>::quiet_NaN() : values(random));
        tracks::writeBigWig(
            path.toStdString(), { { "chr2", 2'000'000, { run } }, { "chr1", 500'000, { { 0, 10, { 1, 2, 3 } } } } });

        const Interval where { "chr2", 0, 1'001'000 };
        const tracks::BigWig track(path.toStdString());
        const tracks::Signal ours = track.readLevel(where, 1'001, tracks::BbiFile::Raw, {});
        const tracks::Signal theirs = byLibrary(path, where, 1'001);
        QCOMPARE(firstDifference(ours, theirs), -1);
        QVERIFY(std::isnan(theirs.mean[0]) && theirs.mean[1] > 0);

        // Its own statistics come from the zoom levels that we wrote.
        bigWigFile_t* file = bwOpen(qPrintable(path), nullptr, "r");
        double* average = bwStats(file, "chr2", 1000, 1001000, 1, ::mean);
        double sum = 0;
        int count = 0;
        for (const float value : run.values)
            if (!std::isnan(value)) {
                sum += value;
                ++count;
            }
        QVERIFY2(std::abs(*average - sum / count) < 1e-3 * sum / count,
            qPrintable(QStringLiteral("%1 %2").arg(*average).arg(sum / count)));
        std::free(average);
        bwClose(file);
    }

    /// Single values here and there, as of cytosines, more than a block holds, mixed with a run of several.
    void theLibraryReadsScatteredValues()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("scattered.bw"));
        std::vector<tracks::ValueRun> runs;
        for (int i = 0; i < 3'000; ++i)
            runs.push_back({ 100 * i + i % 50, 2, { float(i % 7) } });
        runs[1'500] = { 150'002, 10, { 5, 6, 7 } };
        runs[2'000].values[0] = std::numeric_limits<float>::quiet_NaN();
        runs.push_back({ 299'999, 2, { 9 } }); // half of it lies beyond the end
        tracks::writeBigWig(path.toStdString(), { { "chr1", 300'000, runs } });

        const Interval where { "chr1", 0, 300'000 };
        const tracks::BigWig track(path.toStdString());
        const tracks::Signal theirs = byLibrary(path, where, 150'000);
        QCOMPARE(firstDifference(track.readLevel(where, 150'000, tracks::BbiFile::Raw, {}), theirs), -1);
        for (const auto& [position, value] : { std::pair(102, 1), { 150'002, 5 }, { 150'030, 7 }, { 299'999, 9 } })
            QCOMPARE(theirs.mean[size_t(position / 2)], float(value));
        QVERIFY(std::isnan(theirs.mean[100'000]) && std::isnan(theirs.mean[60]));
        QVERIFY(QFileInfo(path).size() < 40'000); // not a block for each

        bigWigFile_t* file = bwOpen(qPrintable(path), nullptr, "r");
        double* average = bwStats(file, "chr1", 0, 300'000, 1, ::mean);
        double sum = 0, bases = 0;
        for (const tracks::ValueRun& run : runs)
            for (size_t i = 0; i < run.values.size(); ++i)
                if (!std::isnan(run.values[i])) {
                    const double width = run.start == 299'999 ? 1 : double(run.step);
                    sum += width * double(run.values[i]);
                    bases += width;
                }
        QVERIFY2(std::abs(*average - sum / bases) < 1e-3 * sum / bases, qPrintable(QString::number(*average)));
        std::free(average);
        bwClose(file);
    }
};

EPIARC_TEST(LibBigWigTest)
#include "libbigwig_test.moc"
