#include "core/tracks/formats/methylation.h"

#include "core/base/error.h"
#include "tests/registry.h"
#include "tests/tracks/madefolder.h"

#include <QTest>

#include <cmath>
#include <functional>

using namespace tracks;

class MethylationTest : public QObject, private MadeFolder
{
    Q_OBJECT

    static std::vector<float> values(const Track& track, const Interval& where)
    {
        return std::get<Signal>(track.read(where, int(where.length()), {})).mean;
    }
    /// "2=0.25 3=0.5": the bases that have a value.
    static QString text(const std::vector<float>& values)
    {
        QStringList all;
        for (size_t i = 0; i < values.size(); ++i)
            if (!std::isnan(values[i]))
                all << QStringLiteral("%1=%2").arg(i).arg(double(values[i]));
        return all.join(u' ');
    }
    static QString problemOf(const std::function<void()>& work)
    {
        try {
            work();
        } catch (const Error& error) {
            return QString::fromUtf8(error.what());
        }
        return {};
    }

private Q_SLOTS:
    /// Each format with its coordinates: bedMethyl begins at 0, the others at 1; every strand at its own base.
    void formats_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("fractions");
        QTest::addColumn<QString>("reads");
        const auto row = [](const char* name, const QByteArray& content, const char* format, const char* fractions,
                             const char* reads) { QTest::newRow(name) << content << format << fractions << reads; };
        row("ENCODE",
            "chr1\t2\t4\t.\t8\t+\t2\t4\t0,0,0\t8\t25\nchr1\t6\t7\t.\t4\t-\t6\t7\t0,0,0\t4\t100\n"
            "chr1\t9\t10\t.\t0\t-\t9\t10\t0,0,0\t0\t0\n",
            "bedMethyl", "2=0.25 3=0.25 6=1", "2=8 6=4");
        row("modkit",
            "chr1\t2\t3\tm\t8\t+\t2\t3\t255,0,0\t8\t25.00\t2\t6\t0\t0\t0\t0\t0\n"
            "chr1\t2\t3\th\t8\t+\t2\t3\t255,0,0\t8\t75.00\t6\t2\t0\t0\t0\t0\t0\n",
            "bedMethyl", "2=0.25", "2=8");
        row("modkit with blanks", "chr1\t2\t3\tC\t8\t+\t2\t3\t255,0,0\t8 25.00 2 6 0 0 0 0 0\n", "bedMethyl", "2=0.25", "2=8");
        row("modbam2bed",
            "chr1\t2\t4\t5mC\t1000\t.\t2\t4\t0,0,0\t11\t36.36\t7\t4\t0\n"
            "chr1\t5\t7\t5mC\t1000\t.\t5\t7\t0,0,0\t12\tnan\t0\t0\t12\n"
            "chr1\t8\t9\t5mC\t700\t.\t8\t9\t0,0,0\t10\t57.14\t3\t4\t3\n",
            "bedMethyl", "2=0.363636 3=0.363636 8=0.5714", "2=11 8=10"); // 57.14 % are 4 of 7, not of 10
        row("begins with nan",
            "chr1\t1\t2\t5mC\t0\t.\t1\t2\t0,0,0\t3\tnan\t0\t0\t3\nchr1\t2\t3\t5mC\t9\t.\t2\t3\t0,0,0\t4\t25\t3\t1\t0\n",
            "bedMethyl", "2=0.25", "2=4");
        row("thirteen columns", "chr1\t2\t3\tm\t8\t+\t2\t3\t0,0,0\t3\t67\t2\t1\n", "bedMethyl", "2=0.666667", "2=3");
        row("whole percentages in eighteen columns", "chr1\t2\t3\tm\t8\t+\t2\t3\t255,0,0\t8\t100\t8\t0\t0\t0\t0\t0\t0\n",
            "bedMethyl", "2=1", "2=8");
        row("coverage", "1\t3\t3\t25\t2\t6\n1\t4\t4\t66.6666666666667\t2\t1\n", "Bismark coverage", "2=0.25 3=0.666667",
            "2=8 3=3");
        row("coverage from 0", "chr1\t2\t3\t25\t2\t6\n", "Bismark coverage", "2=0.25", "2=8");
        row("report",
            "chr1\t3\t+\t2\t6\tCG\tCGA\nchr1\t4\t-\t1\t1\tCG\tCGT\nchr1\t6\t+\t0\t5\tCHH\tCAA\n"
            "chr1\t9\t+\t0\t0\tCG\tCGG\n",
            "a cytosine report", "2=0.25 3=0.5", "2=8 3=2");
        row("report without CG", "chr1\t6\t+\t1\t4\tCHH\tCAA\n", "a cytosine report", "5=0.2", "5=5");
        row("allc", "chr1\t3\t+\tCGN\t2\t8\t1\nchr1\t4\t-\tCGT\t1\t2\t1\nchr1\t6\t-\tCTA\t1\t4\t0\nchr1\t8\t-\tCNN\t1\t4\t0\n",
            "allc", "2=0.25 3=0.5", "2=8 3=2");
    }
    void formats()
    {
        QFETCH(QByteArray, content);
        const auto track = open(file("x.txt", content.toStdString()));
        QTEST(QString::fromStdString(track->format()), "format");
        QVERIFY(track->kind() == Kind::Signal);
        const Interval where { track->chromosomes().front(), 0, 12 };
        QTEST(text(values(*track, where)), "fractions");
        const auto reads = track->part("coverage");
        QTEST(text(values(*reads, where)), "reads");
    }

    void contexts()
    {
        const auto track
            = open(file("x.txt", "chr1\t3\t+\t2\t6\tCG\tCGA\nchr1\t6\t+\t1\t4\tCHH\tCAA\nchr1\t8\t-\t0\t3\tCHG\tCAG\n"));
        const Interval where { "chr1", 0, 12 };
        QCOMPARE(track->units(), std::string("fraction of CG"));
        QCOMPARE(text(values(*track->part("mCG"), where)), QString("2=0.25"));
        QCOMPARE(track->assays(), (std::vector<std::string> { "mCG", "mCH" }));
        const auto other = track->part("mCH");
        QCOMPARE(other->units(), std::string("fraction of CH"));
        QCOMPARE(text(values(*other, where)), QString("5=0.2 7=0"));
        QCOMPARE(other->part("coverage")->units(), std::string("reads of CH"));
        QCOMPARE(text(values(*other->part("coverage"), where)), QString("5=5 7=3"));
        QVERIFY(!track->part("ATAC"));
        const auto onlyCG = open(file("y.txt", "chr1\t3\t+\t2\t6\tCG\tCGA\n"));
        QCOMPARE(onlyCG->assays(), std::vector<std::string> { "mCG" });
        QVERIFY(problemOf([&] { onlyCG->part("mCH"); }).endsWith("y.txt has no cytosine for mCH: choose another file."));
        // What tells no context is what it is said to be.
        const auto untold = open(file("z.cov", "chr1\t3\t3\t25\t2\t6\n"));
        QCOMPARE(untold->units(), std::string("fraction"));
        for (const char* name : { "mCG", "mCH" })
            QCOMPARE(text(values(*untold->part(name), where)), QString("2=0.25"));
    }

    /// What a length of 0, 1 or 2 means in Bismark's coverage: its name says whether two bases are counted from 1.
    void bismarksCoordinates_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("columns");
        QTest::addColumn<QString>("fractions");
        const char* merged = "x.CpG_report.merged_CpG_evidence.cov";
        QTest::newRow("single") << "x.bismark.cov" << QByteArray("chr1\t157\t157") << "156=0.25";
        QTest::newRow("single from 0") << "x.bismark.zero.cov" << QByteArray("chr1\t156\t157") << "156=0.25";
        QTest::newRow("first base from 0") << "x.bismark.zero.cov" << QByteArray("chr1\t0\t1") << "0=0.25";
        QTest::newRow("both strands") << merged << QByteArray("chr1\t157\t158") << "156=0.25 157=0.25";
        QTest::newRow("both strands, first base") << merged << QByteArray("chr1\t1\t2") << "0=0.25 1=0.25";
        QTest::newRow("both strands from 0") << merged << QByteArray("chr1\t156\t158") << "156=0.25 157=0.25";
        QTest::newRow("both strands from 0, renamed")
            << "x.zero_based.cov" << QByteArray("chr1\t156\t158") << "156=0.25 157=0.25";
        QTest::newRow("both strands, text") << "x.merged_CpG_evidence.cov.txt" << QByteArray("chr1\t157\t158")
                                            << "156=0.25 157=0.25";
    }
    void bismarksCoordinates()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, columns);
        const auto track = open(file(name, columns.toStdString() + "\t25.000000\t2\t6\n"));
        QCOMPARE(track->format(), std::string("Bismark coverage"));
        QTEST(text(values(*track, { "chr1", 0, 200 })), "fractions");
    }

    void bismarksPercentagesMayBeRounded()
    {
        for (const char* percent : { "66.6666666666667", "66.67", "66.7", "67", "66" }) {
            const auto track = open(file("x.txt", std::string("chr1\t3\t3\t") + percent + "\t2\t1\n"));
            QCOMPARE(track->format(), std::string("Bismark coverage"));
            QCOMPARE(text(values(*track, { "chr1", 0, 9 })), QString("2=0.666667")); // the reads say it better
        }
    }

    /// Nine columns of BED with others behind them are no methylation where the eleventh is no percentage.
    void otherColumnsBehindBed_data()
    {
        QTest::addColumn<QByteArray>("behind");
        QTest::newRow("two") << QByteArray("7\t157");
        QTest::newRow("five") << QByteArray("7\t157\t3\t4\t0");
        QTest::newRow("words") << QByteArray("7\tmany\t3\t4\t0");
        QTest::newRow("nine, as many as interact has") << QByteArray("7\t157\t3\t4\t0\t1\t1\t1\t1");
        QTest::newRow("negative") << QByteArray("7\t-1\t3\t4\t0\t1\t1\t1\t1");
    }
    void otherColumnsBehindBed()
    {
        QFETCH(QByteArray, behind);
        const auto track = open(file("x.bed", "chr1\t2\t4\tn\t8\t+\t2\t4\t0,0,0\t" + behind.toStdString() + "\n"));
        QCOMPARE(track->format(), std::string("BED"));
        QCOMPARE(std::get<Features>(track->read({ "chr1", 0, 9 }, 9, {})).items.size(), size_t(1));
    }

    /// Peaks with columns of their own look like cytosines in all but their length.
    void peaksAreNoCytosines()
    {
        const auto track = open(file("x.bed", "chr1\t0\t1000\tp1\t500\t+\t0\t1000\t255,0,0\t12\t45.5\tfoo\tbar\n"));
        QCOMPARE(track->format(), std::string("BED"));
        QCOMPARE(std::get<Features>(track->read({ "chr1", 0, 9 }, 9, {})).items.size(), size_t(1));
    }

    void problems_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* file, const QByteArray& content, const char* message) {
            QTest::newRow(name) << file << content << message;
        };
        const QByteArray covered = "chr1\t3\t3\t25\t2\t6\n", report = "chr1\t3\t+\t2\t6\tCG\tCGA\n",
                         allc = "chr1\t3\t+\tCGN\t2\t8\t1\n", bed = "chr1\t2\t4\t.\t8\t+\t2\t4\t0,0,0\t8\t";
        row("percentage", "x.bed", bed + "25\n" + bed + "125\n", "line 2: the percentage of methylation “125”");
        row("columns", "x.bed", bed + "25\nchr1\t2\t4\t.\n", "line 2: a line of bedMethyl needs 11 columns; this one has 4.");
        row("reads", "x.cov", covered + "chr1\t5\t5\t25\t2\tfew\n", "line 2: the number of reads “few”");
        row("length", "x.cov", covered + "chr1\t5\t9\t25\t2\t6\n", "line 2: start and end of a cytosine must be equal");
        row("total in column 6", "x.cov", "1\t1020\t1020\t52.9412\t9\t17\n",
            "line 1: 9 methylated and 17 other reads are not 52.9412 %: columns 5 and 6 must count those.");
        row("other percentage", "x.cov", covered + "chr1\t5\t5\t30\t2\t6\n",
            "line 2: 2 methylated and 6 other reads are not 30 %");
        row("position from 0", "x.cov", covered + "chr1\t0\t0\t25\t2\t6\n", "line 2: the position “0”");
        row("both strands from 0", "x.merged_CpG_evidence.cov", "chr1\t0\t1\t25\t2\t6\n", "line 1: the position “0”");
        row("reversed", "x.cov", covered + "chr1\t5\t4\t25\t2\t6\n", "line 2: start and end of a cytosine must be equal");
        row("position", "x.txt", report + "chr1\t0\t+\t2\t6\tCG\tCGA\n", "line 2: the position “0”");
        row("more than all", "x.txt", allc + "chr1\t4\t+\tCGN\t9\t8\t1\n", "line 2: 9 reads of 8 are methylated");
        row("second track", "x.bed", "track name=a\n" + bed + "25\ntrack name=b\n" + bed + "50\n",
            "line 3: another track begins here");
        row("nothing covered", "x.txt", "chr1\t3\t+\t0\t0\tCG\tCGA\n", "holds no methylation");
    }
    void problems()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, message);
        const QString said = problemOf([&] { open(file(name, content.toStdString())); });
        QVERIFY2(said.contains(name) && said.contains(message) && said.endsWith('.'), qPrintable(said));
    }

    /// Bisulfite sequencing of one sample as bedMethyl, whole and by its index, and as a bigWig of fractions made from it by
    /// others.
    void oneSampleInTwoFormats()
    {
        const std::filesystem::path folder = SHARED_DIR "/data/hg38/tracks";
        if (!std::filesystem::exists(folder))
            QSKIP("The folder of real tracks (data/hg38/tracks) is absent.");
        const auto path = folder / "IMR90_WGBS_Lister2009.chr22_windows.hg38.bedMethyl.gz";
        const auto bed = open(path), bigWig = open(folder / "IMR90_WGBS_Lister2009.chr22_windows.hg38.methfrac.bw"),
                   indexed = openIndexedMethylation(path, Format::BedMethyl, {});
        QCOMPARE(indexed->chromosomes(), bed->chromosomes());
        size_t covered = 0;
        for (const Interval& where :
            { Interval { "chr22", 21'691'452, 21'822'524 }, Interval { "chr22", 32'000'000, 32'300'000 } }) {
            const auto one = values(*bed, where), other = values(*bigWig, where);
            for (size_t i = 0; i < one.size(); ++i) {
                QCOMPARE(std::isnan(one[i]), std::isnan(other[i]));
                QVERIFY(std::isnan(one[i]) || std::abs(one[i] - other[i]) < 1e-6);
                covered += !std::isnan(one[i]);
            }
            QCOMPARE(text(values(*indexed, where)), text(one));
            QCOMPARE(text(values(*indexed->part("coverage"), where)), text(values(*bed->part("coverage"), where)));
        }
        QVERIFY(covered > 10'000);
    }

    /// By its index a table gives what it gives as a whole, of each context, at each base, even where the index counts from 0 and
    /// the table from 1.
    void indexedAsWhole_data()
    {
        QTest::addColumn<QString>("units");
        QTest::newRow("from1.bismark.cov.gz") << "fraction";
        QTest::newRow("from1_as_bed.bismark.cov.gz") << "fraction";
        QTest::newRow("as_bed.merged_CpG_evidence.cov.gz") << "fraction";
        QTest::newRow("from0.zero_based.cov.gz") << "fraction";
        QTest::newRow("both.allc.tsv.gz") << "fraction of CG";
        QTest::newRow("ch.allc.tsv.gz") << "fraction of CH";
        QTest::newRow("CpG_report.txt.gz") << "fraction of CG";
        QTest::newRow("CX_report.txt.gz") << "fraction of CG";
    }
    void indexedAsWhole()
    {
        const auto path = std::filesystem::path(TEST_DATA "/tracks/indexed") / QTest::currentDataTag();
        const auto whole = open(path), indexed = openIndexedMethylation(path, sniff(path), {});
        QTEST(QString::fromStdString(indexed->units()), "units");
        QCOMPARE(indexed->units(), whole->units());
        QCOMPARE(indexed->chromosomes(), whole->chromosomes());
        for (const char* part : { "mCG", "mCH" }) {
            const QString said = problemOf([&] { indexed->part(part); });
            QCOMPARE(said, problemOf([&] { whole->part(part); }));
            if (!said.isEmpty())
                continue;
            const auto all = text(values(*whole->part(part), { "chr2", 0, 1500 }));
            QVERIFY(all.count(u'=') > 10);
            QCOMPARE(text(values(*indexed->part(part), { "chr2", 0, 1500 })), all);
            for (int64_t at = 0; at < 300; ++at)
                for (const char* name : { part, "coverage" })
                    QCOMPARE(text(values(*indexed->part(part)->part(name), { "chr1", at, at + 1 })),
                        text(values(*whole->part(part)->part(name), { "chr1", at, at + 1 })));
        }
    }

    void tablesOfOthers_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("single-cell/modkit/lung_00733-m_adjacent-normal_5mc-5hmc_chr20_cpg_pileup.bed.gz") << "bedMethyl";
        QTest::newRow("single-cell/bsseq_ext/chr21.chr22.HG002.top1000.bed.gz") << "bedMethyl";
        QTest::newRow("single-cell/bsseq_ext/ctr1.chr10.chr11.bed.gz") << "bedMethyl";
        QTest::newRow("single-cell/bsseq_ext/test_data.fastq_bismark.bismark.cov.gz") << "Bismark coverage";
        QTest::newRow("odd-files/igv.js/bedmethyl/sample.mixed_delimiters.bedmethyl") << "bedMethyl";
        QTest::newRow("cases/02-bismark-cov/sample.bismark.cov") << "Bismark coverage";
        QTest::newRow("cases/02-bismark-cov/chr.bismark.cov") << "Bismark coverage";
    }
    /// Its sixth column is the number of all reads: neither loops nor a fraction.
    void aTableThatContradictsItselfIsRefused()
    {
        const std::filesystem::path path = SHARED_DIR "/data/cases/02-bismark-cov/increasing.bismark.cov";
        if (!std::filesystem::exists(path))
            QSKIP("The folder of real data (data/cases) is absent.");
        const QString said = problemOf([&] { open(path); });
        QVERIFY2(said.contains("increasing.bismark.cov, line 1: 9 methylated and 17 other reads"), qPrintable(said));
    }

    void tablesOfOthers()
    {
        const std::filesystem::path path = std::filesystem::path(SHARED_DIR "/data") / QTest::currentDataTag();
        if (!std::filesystem::exists(path))
            QSKIP("The folder of real data (data) is absent.");
        const auto track = open(path);
        QTEST(QString::fromStdString(track->format()), "format");
        size_t sequences = 0;
        for (const std::string& chrom : track->chromosomes()) {
            const auto all = std::get<Signal>(track->read({ chrom, 0, 300'000'000 }, 1, {}));
            const auto reads = std::get<Signal>(track->part("coverage")->read({ chrom, 0, 300'000'000 }, 1, {}));
            QVERIFY(all.min[0] >= 0 && all.max[0] <= 1 && reads.min[0] >= 1);
            ++sequences;
        }
        QVERIFY(sequences > 0);
    }
};

EPIARC_TEST(MethylationTest)
#include "methylation_test.moc"
