#include "core/base/error.h"
#include "core/base/file.h"
#include "core/tracks/formats/table.h"
#include "core/tracks/track.h"
#include "tests/registry.h"
#include "tests/tracks/madefolder.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace tracks;

class FormatTest : public QObject, private MadeFolder
{
    Q_OBJECT

private Q_SLOTS:
    void contentDecides_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("format");
        const auto row = [](const char* title, const char* name, const QByteArray& content, Format format) {
            QTest::newRow(title) << QString(name) << content << int(format);
        };
        row("BED under another name", "a.txt", "chr1\t1\t2\n", Format::Bed);
        row("BED with blanks", "a.dat", "chr1 1 2 name\nchr1 3 4 other\n", Format::Bed);
        row("BED after comments", "a", "#x\ntrack name=a\nbrowser hide all\n\nchr1\t1\t2\n", Format::Bed);
        row("BED with column names", "a.txt", "chrom\tstart\tend\nchr1\t1\t2\n", Format::Bed);
        row("BED6", "a.txt", "chr1\t1\t2\tn\t5\t+\n", Format::Bed);
        row("BED9", "a.txt", "chr1\t1\t9\tn\t5\t+\t2\t4\t255,0,0\n", Format::Bed);
        row("BED12", "a.txt", "chr1\t1\t9\tn\t5\t+\t1\t9\t0\t1\t8,\t0,\n", Format::Bed);
        row("BED with Windows line ends", "a.txt", "chr1\t1\t2\r\nchr1\t1\t2\r\n", Format::Bed);
        row("bedGraph", "a.txt", "chr1\t1\t2\t0.5\n", Format::BedGraph);
        row("wiggle by its name", "a.wig", "chr1\t1\t2\t0.5\n", Format::Wiggle);
        row("BED named as wiggle", "a.wig", "chr1\t1\t2\tgene\n", Format::Bed);
        row("several values of bedGraph", "a.bedGraph", "1\t900\t1000\t0\t0\t60\n", Format::BedGraph);
        row("Bismark coverage that counts all reads", "a.cov", "1\t1020\t1020\t52.9412\t9\t17\n", Format::BismarkCoverage);
        row("bedGraph by its track line", "a.bed", "track type=bedGraph name=x\nchr1\t1\t2\t5\n", Format::BedGraph);
        row("numbers as names in .bed", "a.bed", "chr1\t1\t2\t7\n", Format::Bed);
        row("names below a number", "a.txt", "chr1\t1\t2\t7\nchr1\t1\t2\tx\n", Format::Bed);
        row("narrowPeak", "a.bed", "chr1\t100\t900\tp\t5\t.\t8.1\t12.5\t9.9\t300\n", Format::NarrowPeak);
        row("narrowPeak by name", "a.narrowPeak", "chr1\t100\t900\tp\t5\t.\t0\t0\t0\t300\n", Format::NarrowPeak);
        row("broadPeak", "a.bed", "chr1\t100\t900\tp\t5\t.\t8.1\t12.5\t9.9\n", Format::BroadPeak);
        row("gene table", "a.bed", "chr1\t100\t900\t+\tTP53\n", Format::GeneTable);
        row("GTF", "a.txt", "chr1\tx\texon\t1\t9\t.\t+\t.\tgene_id \"g\"; transcript_id \"t\";\n", Format::Gtf);
        row("GFF3", "a.txt", "chr1\tx\texon\t1\t9\t.\t+\t.\tID=e\n", Format::Gff3);
        row("GFF3 by its header", "a.txt", "##gff-version 3\n", Format::Gff3);
        row("genePred", "a.txt", "NM_1\tchr1\t+\t1\t9\t2\t8\t1\t1,\t9,\n", Format::GenePred);
        row("refGene", "a.txt", "585\tNM_1\tchr1\t+\t1\t9\t2\t8\t1\t1,\t9,\t0\tA\tcmpl\tcmpl\t0,\n", Format::GenePred);
        row("BEDPE", "a.txt", "chr1\t1\t2\tchr1\t5\t6\n", Format::Bedpe);
        row("BEDPE with numbers as names", "a.txt", "1\t1\t2\t1\t5\t6\tx\t3\n", Format::Bedpe);
        row("interact", "a.txt", "chr1 1 9 n 0 5 . 0 chr1 1 2 . . chr1 8 9 . .\n", Format::Interact);
        row("chromosome sizes", "a.bed", "chr1\t248956422\nchr2\t242193529\n", Format::ChromSizes);
        row("FASTA", "a.bed", ">chr1\nACGT\n", Format::Fasta);
        row("wiggle", "a.bw", "track type=wiggle_0\nfixedStep chrom=chr1 start=1 step=1\n1\n", Format::Wiggle);
        row("VCF", "a.bed", "##fileformat=VCFv4.2\n", Format::Vcf);
        row("VCF without a header", "a.txt", "chr1\t10\trs1\tA\tC\t.\t.\t.\n", Format::Vcf);
        row("SAM", "a.txt", "@HD\tVN:1.6\n", Format::Sam);
        row("bedMethyl", "a.bed", "chr1\t1\t2\t.\t7\t+\t1\t2\t0,0,0\t7\t57\n", Format::BedMethyl);
        row("bedMethyl of modbam2bed", "a.bed", "chr1\t1\t3\t5mC\t9\t.\t1\t3\t0,0,0\t7\tnan\t4\t3\t0\n", Format::BedMethyl);
        row("bedMethyl of 18 whole numbers", "a.txt", "chr1\t1\t2\tm\t9\t.\t1\t2\t0,0,0\t7\t100\t7\t0\t0\t0\t0\t0\t0\n",
            Format::BedMethyl);
        row("no percentage in column 11", "a.txt", "chr1\t1\t2\t.\t7\t+\t1\t2\t0,0,0\t7\t157\n", Format::Bed);
        row("none in one of 14", "a.txt", "chr1\t1\t2\t.\t7\t+\t1\t2\t0,0,0\t7\t157\t3\t4\t0\n", Format::Bed);
        row("a negative one", "a.txt", "chr1\t1\t2\t.\t7\t+\t1\t2\t0,0,0\t7\t-1\t3\t4\t0\n", Format::Bed);
        row("BED12 with more columns", "a.txt", "chr1\t1\t51\tn\t5\t+\t1\t51\t255,0,0\t1\t50\t0\tgene\n", Format::Bed);
        row("UCSC table", "a.txt", "585\tchr1\t10\t20\tx\n", Format::UcscTable);
        row("SEG", "a.txt", "Sample\tChromosome\tStart\tEnd\tN\tValue\ns\t17\t68\t220\t17\t-0.03\n", Format::OtherText);
        row("damaged BED", "a.bed", "this is no table\n", Format::Bed);
        row("prose", "a.txt", "this is no table\n", Format::OtherText);
        row("a web page", "a.bw", "<!DOCTYPE html><html>", Format::OtherText);
        row("a session", "a.json", "{\"epiarc\": 1}", Format::Session);
        row("an IGV session", "a.txt", "<?xml version=\"1.0\"?>\n<Session genome=\"hg38\" version=\"8\">\n", Format::IgvSession);
        row("a bundle", "a.bw", QByteArray("PK\3\4").leftJustified(26, '\0') + QByteArray("\x08\0\0\0", 4) + "s.epiarc",
            Format::Bundle);
        row("another archive", "a.zip", QByteArray("PK\3\4").leftJustified(26, '\0') + QByteArray("\x05\0\0\0", 4) + "s.txt",
            Format::Archive);
        row("a PyTorch checkpoint", "a.bin",
            QByteArray("PK\3\4").leftJustified(26, '\0') + QByteArray("\x0a\0\0\0", 4) + "m/data.pkl", Format::Checkpoint);
        row("one that starts with its values", "a.pt",
            QByteArray("PK\3\4").leftJustified(26, '\0') + QByteArray("\x08\0\x04\0", 4) + "m/data/0" + QByteArray("FB\0\0", 4),
            Format::Checkpoint);
        row("one from before 1.6", "a.pth", QByteArray("\x80\2\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20", 10), Format::Checkpoint);
        row("other JSON", "a.json", "{\"a\": 1}", Format::OtherText);
        row("a model", "a.bin", QByteArray("\x10\0\0\0\0\0\0\0", 8) + "{\"a\":{}}        ", Format::Model);
        row("a picture named bigWig", "a.bw", QByteArray("\x89PNG\r\n\x1a\n\0\0", 10), Format::Image);
        row("HDF5", "a.bw", "\x89HDF\r\n\x1a\n", Format::Hdf5);
        row("zip", "a.bed.gz", QByteArray("PK\3\4\0\0", 6), Format::Archive);
        row("PDF", "a.bed", "%PDF-1.4\n", Format::Pdf);
        row("binary", "a.bed", QByteArray("abc\0\1\2", 6), Format::OtherBinary);
        row("nothing", "a.bed", "", Format::Empty);
        row("blank lines", "a.bed", "\n\n  \n", Format::Empty);
        row("big-endian 2bit", "a", QByteArray("\x1A\x41\x27\x43\0\0", 6), Format::TwoBit);
    }
    void contentDecides()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(int, format);
        const Format found = sniff(file(name, content.toStdString()));
        QVERIFY2(found == Format(format), qPrintable("took it for " + QString::fromStdString(describe(found))));
    }

    void compressedFilesAreLookedInto()
    {
        QVERIFY(sniff(TEST_DATA "/tracks/peaks.bed.gz") == Format::Bed);
        QVERIFY(sniff(TEST_DATA "/tracks/signal.bedgraph.gz") == Format::BedGraph);
        QVERIFY(sniff(TEST_DATA "/tracks/peaks.bed.gz.tbi") == Format::Index);
    }

    /// Each format says what it is; those that are not read say what to do; nobody is left without a sentence.
    void refusalsSayWhatItIsAndWhatToDo_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("message");
        QTest::newRow("VCF") << QByteArray("##fileformat=VCFv4.2\n") << "is VCF, which Epiarc does not read as a track";
        QTest::newRow("wiggle") << QByteArray("fixedStep chrom=1\n1\n") << "line 1: a fixedStep line needs the position";
        QTest::newRow("FASTA") << QByteArray(">a\nACGT\n") << "is a FASTA genome, not a track: open it as the genome";
        QTest::newRow("checkpoint")
            << QByteArray("\x80\2\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20", 10)
            << "is a PyTorch checkpoint, not a track: turn it into an Epiarc model with \"epiarc-cli import "
               "--from enformer-pytorch --weights ";
        QTest::newRow("prose") << QByteArray("some words\n") << "a text of no known format";
        QTest::newRow("binary") << QByteArray("\0\1\2\3\4\5", 6) << "binary data of no known format";
        QTest::newRow("empty") << QByteArray() << "is empty";
        QTest::newRow("blank") << QByteArray("\n\n") << "is empty";
    }
    void refusalsSayWhatItIsAndWhatToDo()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, message);
        try {
            open(file("refused.dat", content.toStdString()));
            QFAIL("opened");
        } catch (const Error& error) {
            const QString said = error.what();
            QVERIFY2(said.contains(message) && said.contains("refused.dat") && said.endsWith('.'), error.what());
        }
    }

    void missingFilesAndFolders()
    {
        QVERIFY_EXCEPTION_THROWN(open(m_folder.filePath("absent.bw").toStdString()), Error);
        QVERIFY_EXCEPTION_THROWN(open(m_folder.path().toStdString()), Error);
    }

    void everyFormatHasAName()
    {
        for (int i = 0; i <= int(Format::Empty); ++i) {
            const auto format = Format(i);
            QVERIFY(format == Format::Unknown || describe(format) != "unknown");
            QVERIFY(isTrack(format) || format == Format::Empty || !hint(format, "x").empty());
            QVERIFY(!(isTrack(format) && isGenome(format)));
        }
    }

    void everyFormatIsOneRow()
    {
        std::set<std::string> extensions, names;
        for (const FormatRow& row : formats()) {
            QCOMPARE(&rowOf(row.format), &row);
            QVERIFY2(names.insert(row.name).second, row.name.c_str());
            QCOMPARE(row.use == Use::Track, row.open != nullptr);
            QVERIFY(row.open || !row.openIndexed);
            for (const auto* some : { &row.extensions, &row.otherExtensions })
                for (const std::string& extension : *some) {
                    QVERIFY2(extension.starts_with(".") && extensions.insert(extension).second, extension.c_str());
                    if (some == &row.extensions)
                        QCOMPARE(formatOfExtension(extension), row.format);
                }
        }
        QCOMPARE(names.size(), size_t(Format::Empty) + 1);
        QCOMPARE(formatOfExtension(""), Format::OtherText);
        const std::string tracks = hint(Format::Image, "x");
        QVERIFY2(
            tracks.starts_with("tracks are bigWig, bigBed, BED, ") && tracks.ends_with(" and interact files"), tracks.c_str());
    }

    void aNameAloneTellsAFormat_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("format");
        const auto row = [](const char* name, Format format) { QTest::newRow(name) << QString(name) << int(format); };
        row("/gone/x.bw", Format::BigWig);
        row("x.bigWig", Format::BigWig);
        row("x.BB", Format::BigBed);
        row("x.narrowPeak.gz", Format::NarrowPeak);
        row("x.refGene.gz", Format::GenePred);
        row("x.bedpe", Format::Bedpe);
        row("x.bismark.cov.gz", Format::BismarkCoverage);
        row("x.bedGraph", Format::BedGraph);
        row("x.vcf", Format::Vcf);
        row("x.txt", Format::OtherText);
        row("x", Format::OtherText);
    }
    void aNameAloneTellsAFormat()
    {
        QFETCH(QString, name);
        QFETCH(int, format);
        QCOMPARE(int(formatOfName(name.toStdString())), format);
    }

    /// Who knows the format of a file hands it over, and the content is not looked at a second time.
    void aKnownFormatIsNotSniffedAgain()
    {
        const auto path = file("numbers.txt", "chr1\t1\t2\t7\n");
        QCOMPARE(open(path)->format(), std::string("bedGraph"));
        QCOMPARE(open(path, Format::Bed)->format(), std::string("BED"));
        QVERIFY_EXCEPTION_THROWN(open(path, Format::Vcf), Error);
    }
};

EPIARC_TEST(FormatTest)
#include "format_test.moc"
