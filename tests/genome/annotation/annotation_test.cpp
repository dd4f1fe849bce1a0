#include "core/genome/annotation/annotation.h"
#include "tests/genome/made.h"
#include "tests/registry.h"

#include <QTest>
#include <algorithm>
#include <fstream>

using namespace genome;
namespace fs = std::filesystem;

Q_DECLARE_METATYPE(genome::AnnotationFormat)

/// "chr1:10-20 + 12-18 MYC|NM_1 10-12 15-20": interval, strand, coding part, name|id, blocks; 0-based half-open.
static QString toText(const std::string& chrom, const Feature& feature)
{
    QString text = QString("%1:%2-%3 %4 ")
                       .arg(QString::fromStdString(chrom))
                       .arg(feature.start)
                       .arg(feature.end)
                       .arg(char(feature.strand));
    text
        += feature.thickStart == feature.thickEnd ? QString("-") : QString("%1-%2").arg(feature.thickStart).arg(feature.thickEnd);
    text += QString(" %1|%2").arg(QString::fromStdString(feature.name), QString::fromStdString(feature.id));
    for (const Block& block : feature.blocks)
        text += QString(" %1-%2").arg(block.start).arg(block.end);
    return text;
}

static QStringList toText(const FeatureStore& store)
{
    QStringList lines;
    for (const auto& chrom : store.chromosomes())
        for (const auto& feature : store.on(chrom))
            lines << toText(chrom, feature);
    return lines;
}

class AnnotationTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    /// Blanks in the table below stand for tabs; '~' for blanks.
    static QByteArray lines(QByteArray text) { return text.replace(' ', '\t').replace('~', ' '); }
    static fs::path shared(const QString& name) { return fs::path(SHARED_DIR) / "data" / name.toStdString(); }

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<AnnotationFormat>("format");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("expected");
        const auto gtf = AnnotationFormat::Gtf, gff3 = AnnotationFormat::Gff3, genePred = AnnotationFormat::GenePred,
                   bed = AnnotationFormat::Bed;

        QTest::newRow("GTF, Ensembl")
            << gtf
            << lines("#!genome-build~x\n"
                     "9 havana gene 11 90 . + . gene_id~\"G1\";~gene_name~\"ABC\";\n"
                     "9 havana transcript 11 90 . + . gene_id~\"G1\";~transcript_id~\"T1\";~gene_name~\"ABC\";\n"
                     "9 havana exon 11 30 . + . gene_id~\"G1\";~transcript_id~\"T1\";~gene_name~\"ABC\";\n"
                     "9 havana exon 61 90 . + . gene_id~\"G1\";~transcript_id~\"T1\";~gene_name~\"ABC\";\n"
                     "9 havana CDS 21 30 . + 0 gene_id~\"G1\";~transcript_id~\"T1\";~gene_name~\"ABC\";\n"
                     "9 havana CDS 61 67 . + 0 gene_id~\"G1\";~transcript_id~\"T1\";~gene_name~\"ABC\";\n"
                     "9 havana stop_codon 68 70 . + 0 gene_id~\"G1\";~transcript_id~\"T1\";~gene_name~\"ABC\";\n")
            << QStringList { "9:10-90 + 20-70 ABC|T1 10-30 60-90" };
        QTest::newRow("GTF, no transcript line, any order")
            << gtf
            << lines("c s exon 61 90 . - . gene_id~\"G1\";~transcript_id~\"T1\";\n"
                     "c s exon 5 9 . + . gene_id~\"G2\";~transcript_id~\"T2\";\n"
                     "c s exon 11 30 . - . gene_id~\"G1\";~transcript_id~\"T1\";\n")
            << QStringList { "c:4-9 + - G2|T2 4-9", "c:10-90 - - G1|T1 10-30 60-90" };
        QTest::newRow("GTF, codes without exons") << gtf
                                                  << lines("c s start_codon 28 30 . - . gene_id~\"G\";~transcript_id~\"T\"\n"
                                                           "c s CDS 11 27 . - . gene_id~\"G\";~transcript_id~\"T\"\n"
                                                           "c s 5UTR 31 40 . - . gene_id~\"G\";~transcript_id~\"T\"\n")
                                                  << QStringList { "c:10-40 - 10-30 G|T 10-40" };
        QTest::newRow("GTF, a gene alone and a line of its own")
            << gtf
            << lines("c s gene 11 30 . - . gene_id~\"G\"\n"
                     "c s inter 41 50 . . . gene_id~\"\";~transcript_id~\"\";\n")
            << QStringList { "c:10-30 - - G|G", "c:40-50 . - inter|" };
        QTest::newRow("GTF, same transcript on two chromosomes")
            << gtf
            << lines("X s exon 1 5 . + . gene_id~\"G\";~transcript_id~\"T\"\n"
                     "Y s exon 1 5 . + . gene_id~\"G\";~transcript_id~\"T\"\n")
            << QStringList { "X:0-5 + - G|T 0-5", "Y:0-5 + - G|T 0-5" };
        QTest::newRow("GTF, semicolon in a value")
            << gtf << lines("c s exon 1 5 . + . note~\"a;~gene_name~b\";~gene_name~\"R;S\";~transcript_id~T1;~level~2\n")
            << QStringList { "c:0-5 + - R;S|T1 0-5" };

        QTest::newRow("GFF3, Ensembl")
            << gff3
            << lines("##gff-version~3\n"
                     "8 GRCh38 chromosome 1 900 . . . ID=chromosome:8\n"
                     "8 e gene 11 90 . + . ID=gene:ENSG1;Name=MYC;gene_id=ENSG1\n"
                     "8 e mRNA 11 90 . + . ID=transcript:ENST1;Parent=gene:ENSG1;Name=MYC-201;transcript_id=ENST1\n"
                     "8 e exon 11 40 . + . Parent=transcript:ENST1\n"
                     "8 e CDS 21 40 . + 0 ID=CDS:1;Parent=transcript:ENST1\n"
                     "8 e exon 61 90 . + . Parent=transcript:ENST1\n###\n")
            << QStringList { "8:10-90 + 20-40 MYC|ENST1 10-40 60-90" };
        QTest::newRow("GFF3, NCBI") << gff3
                                    << lines(
                                           "NC_1 R gene 11 90 . - . ID=gene-MYC;Name=MYC;gene=MYC\n"
                                           "NC_1 R mRNA 11 90 . - . ID=rna-NM_1.2;Parent=gene-MYC;gene=MYC;transcript_id=NM_1.2\n"
                                           "NC_1 R exon 11 90 . - . ID=exon-1;Parent=rna-NM_1.2;gene=MYC\n")
                                    << QStringList { "NC_1:10-90 - - MYC|NM_1.2 10-90" };
        QTest::newRow("GFF3, exon of two transcripts before them")
            << gff3
            << lines("c s exon 11 30 . + . Parent=T1,T2\n"
                     "c s mRNA 11 30 . + . ID=T1;Parent=G\n"
                     "c s mRNA 11 50 . + . ID=T2;Parent=G\n"
                     "c s gene 11 50 . + . ID=G;Name=ABC\n"
                     "c s exon 41 50 . + . Parent=T2\n")
            << QStringList { "c:10-30 + - ABC|T1 10-30", "c:10-50 + - ABC|T2 10-30 40-50" };
        QTest::newRow("GFF3, coding parts of a gene without transcripts") << gff3
                                                                          << lines("c s gene 11 50 . + . ID=G;Name=dnaA\n"
                                                                                   "c s CDS 11 50 . + 0 ID=C;Parent=G\n")
                                                                          << QStringList { "c:10-50 + 10-50 dnaA|G 10-50" };
        QTest::newRow("GFF3, parents that never come")
            << gff3 << lines("c s exon 11 50 . - . Parent=T9\n") << QStringList { "c:10-50 - - T9|T9 10-50" };
        QTest::newRow("GFF3, escapes")
            << gff3 << lines("my%20c s gene 11 50 . + . ID=a%3Bb;Name=growth%20factor%2C 50%\n").replace("2C\t", "2C ")
            << QStringList { "my c:10-50 + - growth factor, 50%|a;b" };
        QTest::newRow("GFF3, one feature of several lines") << gff3
                                                            << lines("c s match 11 20 . + . ID=m;Target=EST~1~10\n"
                                                                     "c s match 41 50 . + . ID=m;Target=EST~11~20\n"
                                                                     "c s match 71 80 . + . Target=EST2~11~20\n")
                                                            << QStringList { "c:10-50 + - m|m 10-20 40-50", "c:70-80 + - EST2|" };
        QTest::newRow("GFF3, kept as they are")
            << gff3
            << lines("c s gene 11 50 . + . ID=G;Name=EDEN\n"
                     "c s TF_binding_site 11 20 . + . ID=tf;Parent=G\n"
                     "c s enhancer 1 5 0.5 . . \n")
            << QStringList { "c:0-5 . - enhancer|", "c:10-20 + - tf|tf", "c:10-50 + - EDEN|G" };
        QTest::newRow("GFF3, inside a transcript") << gff3
                                                   << lines("c s mRNA 11 50 . + . ID=T;Name=ABC\n"
                                                            "c s exon 11 50 . + . Parent=T\n"
                                                            "c s intron 21 30 . + . Parent=T\n"
                                                            "c s protein 11 50 . + . ID=P;Derives_from=T\n"
                                                            "c s CDS 11 40 . + . Parent=T,P\n")
                                                   << QStringList { "c:10-50 + 10-40 ABC|T 10-50" };
        QTest::newRow("GFF3, its own parent") << gff3
                                              << lines("c s gene 11 50 . + . ID=A;Parent=B;Name=x\nc s gene 11 50 . + . "
                                                       "ID=B;Parent=A\nc s mRNA 11 50 . + . ID=A;Parent=A\n"
                                                       "c s exon 11 50 . + . Parent=A\n")
                                              << QStringList { "c:10-50 + - x|A 10-50" };
        QTest::newRow("GFF3, alone and its own parent")
            << gff3 << lines("c s mRNA 11 50 . + . ID=A;Parent=A\n") << QStringList { "c:10-50 + - A|A" };
        QTest::newRow("GFF3, FASTA") << gff3 << lines("c s gene 11 50 . + . ID=G\n##FASTA\n>c\nACGT\n")
                                     << QStringList { "c:10-50 + - G|G" };
        QTest::newRow("GFF3, '>'") << gff3 << lines("c s gene 11 50 . + . ID=G\n>c\nACGT\n") << QStringList { "c:10-50 + - G|G" };
        QTest::newRow("GFF3, sequences only")
            << gff3 << lines("c s contig 1 50 . + . ID=c;Name=ctg\n") << QStringList { "c:0-50 + - ctg|c" };

        QTest::newRow("BED12") << bed << lines("track~name=x\nchr1 10 90 NM_1 0 - 20 60 0 2 10,20 0,60\n")
                               << QStringList { "chr1:10-90 - 20-60 NM_1| 10-20 70-90" };
        QTest::newRow("gene table") << bed << lines("chr1 65419 71585 + OR4F5\n")
                                    << QStringList { "chr1:65419-71585 + - OR4F5|" };
        QTest::newRow("BED5") << bed << lines("chr1 1 5 a 3\n") << QStringList { "chr1:1-5 . - a|" };

        const QString myc = "chr8:10-90 + 20-60 MYC|NM_1 10-30 50-90";
        QTest::newRow("genePred") << genePred << lines("#name chrom\nNM_1 chr8 + 10 90 20 60 2 10,50, 30,90,\n")
                                  << QStringList { "chr8:10-90 + 20-60 NM_1|NM_1 10-30 50-90" };
        QTest::newRow("genePredExt with bin")
            << genePred << lines("585 NM_1 chr8 + 10 90 20 60 2 10,50, 30,90, 0 MYC cmpl cmpl 0,1,\n") << QStringList { myc };
        QTest::newRow("genePredExt") << genePred << lines("NM_1 chr8 + 10 90 20 60 2 10,50, 30,90, 0 MYC cmpl cmpl 0,1,\n")
                                     << QStringList { myc };
        QTest::newRow("refFlat") << genePred << lines("MYC NM_1 chr8 + 10 90 20 60 2 10,50, 30,90,\n") << QStringList { myc };
        QTest::newRow("refFlat between blanks")
            << genePred << QByteArray("MYC  NM_1  chr8 +   10 90 20 60 2 10,50,\t30,90,\n") << QStringList { myc };
        QTest::newRow("bigGenePred") << genePred
                                     << lines(
                                            "chr8 10 90 NM_1 0 + 20 60 0 2 20,40, 0,40, MYC cmpl cmpl 0,1, none MYC MYC2 none\n")
                                     << QStringList { myc };
        QTest::newRow("genePred, not coding")
            << genePred << lines("NR_1 chr8 - 10 90 90 90 1 10, 90,\n") << QStringList { "chr8:10-90 - - NR_1|NR_1 10-90" };
    }
    void reads()
    {
        QFETCH(AnnotationFormat, format);
        QFETCH(QByteArray, text);
        QFETCH(QStringList, expected);
        QCOMPARE(toText(readAnnotation(write(m_folder, "genes", text), format, {})), expected);
        QCOMPARE(toText(readAnnotation(write(m_folder, "genes.gz", bgzip(text.replace("\n", "\r\n"))), format, {})), expected);
    }

    void colourScoreAndGenes()
    {
        const auto gff = readAnnotation(
            write(m_folder, "colour.gff3",
                lines("c s gene 11 50 0.5 + . ID=G;Name=x;color=rgb(0,150,0)\nc s gene 61 70 . + . ID=gene:H;Name=y\n"
                      "c s mRNA 61 70 . + . ID=T;Parent=gene:H\nc s exon 61 70 . + . Parent=T\n")),
            AnnotationFormat::Gff3, {});
        QCOMPARE(gff.on("c")[0].rgb, std::optional<uint32_t>(0x009600));
        QCOMPARE(gff.on("c")[0].score, 0.5F);
        QCOMPARE(gff.genes().size(), size_t(1));
        QCOMPARE(gff.genes()[0].id, std::string("H"));
        QVERIFY((gff.genes()[0].where == Interval { "c", 60, 70 }));

        const auto gtf
            = readAnnotation(write(m_folder, "ids.gtf",
                                 lines("c s exon 11 20 . + . gene_id~\"ENSG1.2\";~transcript_id~\"A\";~gene_name~\"X\"\n"
                                       "c s exon 31 40 . + . gene_id~\"ENSG1.2\";~transcript_id~\"B\";~gene_name~\"X\"\n")),
                AnnotationFormat::Gtf, {});
        QCOMPARE(gtf.genes().size(), size_t(1));
        QVERIFY((gtf.genes()[0].where == Interval { "c", 10, 40 }));
    }

    void bad_data()
    {
        QTest::addColumn<AnnotationFormat>("format");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto gtf = AnnotationFormat::Gtf, gff3 = AnnotationFormat::Gff3, genePred = AnnotationFormat::GenePred,
                   bed = AnnotationFormat::Bed;
        QTest::newRow("GTF, eight columns") << gtf << lines("#x\nc s exon 1 5 . + .\n") << "line 2: |nine columns|has 8";
        QTest::newRow("GTF, blanks") << gtf << QByteArray("c s exon 1 5 . + . gene_id \"G\"\n")
                                     << "line 1: |separated by tabs|has 1";
        QTest::newRow("GTF, word") << gtf << lines("c s exon one 5 . + . x\n") << "line 1: |start “one” is not a whole number";
        QTest::newRow("GTF, zero") << gtf << lines("c s exon 0 5 . + . x\n") << "line 1: |start is 0|begin at 1";
        QTest::newRow("GTF, reversed") << gtf << lines("c s exon 9 5 . + . x\n") << "line 1: |end (5) lies before the start (9)";
        QTest::newRow("GFF3, short") << gff3 << lines("##gff-version~3\nc s exon 9\n") << "line 2: |nine columns|has 4";
        QTest::newRow("GFF3, reversed") << gff3 << lines("c s exon 9 5 . + . ID=x\n") << "line 1: |end (5)";
        QTest::newRow("GFF3, negative") << gff3 << lines("c s exon -9 5 . + . ID=x\n") << "line 1: |start is -9";
        QTest::newRow("GFF3, comments only") << gff3 << QByteArray("##gff-version 3\n###\n") << "holds no features";
        QTest::newRow("BED, word") << bed << lines("chr1 1 5\nchr1 x 5\n") << "line 2: |start “x”";
        QTest::newRow("BED, comments only") << bed << QByteArray("track name=x\n\n") << "holds no features";
        QTest::newRow("genePred, short") << genePred << lines("NM_1 chr8 + 10 90\n")
                                         << "line 1: |no line of a gene table|has 5 columns";
        QTest::newRow("genePred, strand") << genePred << lines("NM_1 chr8 x 10 90 20 60 2 10,50, 30,90,\n")
                                          << "line 1: |no line of a gene table";
        QTest::newRow("genePred, exons") << genePred << lines("NM_1 chr8 + 10 90 20 60 3 10,50, 30,90,\n")
                                         << "announces 3 exons but lists 2 starts and 2 ends";
        QTest::newRow("genePred, reversed") << genePred << lines("NM_1 chr8 + 90 10 20 60 2 10,50, 30,90,\n")
                                            << "end of the transcript (10) lies before";
        QTest::newRow("genePred, reversed exon")
            << genePred << lines("NM_1 chr8 + 10 90 20 60 2 10,50, 30,40,\n") << "end of the exon (40) lies before";
        QTest::newRow("genePred, word") << genePred << lines("NM_1 chr8 + 10 90 20 60 2 a,50, 30,40,\n")
                                        << "start of the exon “a”";
        QTest::newRow("binary") << gtf << QByteArray("\x89PNG\0\0\n", 7) << "line 1: |binary";
        QTest::newRow("cut") << gtf << gzip(lines("c s exon 1 5 . + . x\n").repeated(9000)).left(300) << "cut short";
    }
    void bad()
    {
        QFETCH(AnnotationFormat, format);
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        const auto path = write(m_folder, "bad.genes", text);
        QVERIFY(says(problem([&] { readAnnotation(path, format, {}); }), "bad.genes|" + expected));
    }

    void canBeStopped()
    {
        const auto path = write(m_folder, "long.bed", QByteArray("chr1\t1\t5\n").repeated(20000));
        std::stop_source stop;
        int reports = 0;
        const Monitor monitor(stop.get_token(), [&](double, std::string_view) {
            if (++reports == 2)
                stop.request_stop();
        });
        bool stopped = false;
        try {
            readAnnotation(path, AnnotationFormat::Bed, monitor);
        } catch (const Cancelled&) {
            stopped = true;
        }
        QVERIFY(stopped);
    }

    void realGtf()
    {
        const auto path = shared("hg38/chr9_bam_gtf/Homo_sapiens.GRCh38.91_chr9_1_1000000.gtf");
        if (!fs::exists(path))
            QSKIP("no real data: set the CMake variable 'shared' to a folder that holds data/hg38");
        const auto store = readAnnotation(path, AnnotationFormat::Gtf, {});
        QVERIFY((store.chromosomes() == std::vector<std::string> { "9" }));
        std::ifstream in(path);
        size_t transcripts = 0, exons = 0, found = 0;
        for (std::string line; std::getline(in, line);) {
            transcripts += line.find("\ttranscript\t") != std::string::npos;
            exons += line.find("\texon\t") != std::string::npos;
        }
        for (const auto& feature : store.on("9"))
            found += feature.blocks.size();
        QCOMPARE(store.size(), transcripts);
        QCOMPARE(found, exons);
        QVERIFY(toText(store).contains(
            "9:12133-13783 + - DDX11L5|ENST00000421620 12133-12190 12290-12340 12725-12834 13087-13157 13337-13487 13565-13783"));
    }

    void realTables()
    {
        if (!fs::exists(shared("hg38")))
            QSKIP("no real data: set the CMake variable 'shared' to a folder that holds data/hg38");
        const auto genes = readAnnotation(shared("hg38/gencode_v28_protein_coding.hg38.bed.gz"), AnnotationFormat::Bed, {});
        QCOMPARE(genes.size(), size_t(19883));
        QVERIFY(toText(genes).contains("chr1:65419-71585 + - OR4F5|"));
        const auto chr22 = readAnnotation(shared("hg38/gencode.v38.basic_chr22.sqanti_corrected.gtf"), AnnotationFormat::Gtf, {});
        QCOMPARE(chr22.size(), size_t(2428));
    }

    /// Every fixture of GFF and GTF opens, but for one that holds nothing.
    void oddFiles()
    {
        int opened = 0;
        for (const QString folder : { "odd-files/gff-js", "odd-files/igv.js/gff" }) {
            if (!fs::exists(shared(folder)))
                QSKIP("no real data: set the CMake variable 'shared' to a folder that holds data/odd-files");
            for (const auto& entry : fs::directory_iterator(shared(folder))) {
                const fs::path& path = entry.path();
                if (path.extension() == ".json")
                    continue;
                const auto format = path.extension() == ".gtf" ? AnnotationFormat::Gtf : AnnotationFormat::Gff3;
                const QString message = problem([&] { opened += readAnnotation(path, format, {}).size() > 0; });
                QCOMPARE(message.isEmpty(), path.filename() != "directives.gff3");
            }
        }
        QCOMPARE(opened, 39);
        const auto eden = toText(readAnnotation(shared("odd-files/gff-js/spec_eden.gff3"), AnnotationFormat::Gff3, {}));
        QVERIFY(eden.contains("ctg123:1299-9000 + 3300-7600 EDEN|mRNA00003 1299-1500 2999-3902 4999-5500 6999-9000"));
        const QString myc = "NC_000008.11:127736230-127742951 + 127736593-127740958 MYC|NM_002467.6 127736230-127736623 "
                            "127738247-127739019 127740395-127742951";
        QVERIFY(
            toText(readAnnotation(shared("odd-files/igv.js/gff/NCBI_hg38_MYC.gff"), AnnotationFormat::Gff3, {})).contains(myc));
        QVERIFY(
            toText(readAnnotation(shared("odd-files/igv.js/gff/NCBI_hg38_MYC.gtf"), AnnotationFormat::Gtf, {})).contains(myc));
    }

    void oddGeneTables_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("features");
        QTest::addColumn<QString>("expected");
        QTest::newRow("refFlat") << "myc_refFlat.txt" << 23
                                 << "MYC|NM_002467 128748314-128748869 128750493-128751265 128752641-128753680";
        QTest::newRow("refGene") << "myc_refGene_genePredExt.txt" << 23
                                 << "MYC|NM_002467 128748314-128748869 128750493-128751265 128752641-128753680";
        QTest::newRow("genePred") << "genePred_myc_hg38.txt" << 7
                                  << "uc003ysh.2|uc003ysh.2 127735518-127735836 127736440-127736623 127738250-127738772";
        QTest::newRow("ensGene") << "ensGene.test.txt" << 3 << "ENSDARG00000099104.1|ENSDART00000158290.1 6641-6760 6891-7335";
        QTest::newRow("muc1") << "muc1.refgene" << 1 << "MUC1|NM_001204295.1 155185823-155186209";
    }
    void oddGeneTables()
    {
        QFETCH(QString, file);
        QFETCH(int, features);
        QFETCH(QString, expected);
        const auto path = shared("odd-files/igv.js/bed/" + file);
        if (!fs::exists(path))
            QSKIP("no real data: set the CMake variable 'shared' to a folder that holds data/odd-files");
        const auto store = readAnnotation(path, AnnotationFormat::GenePred, {});
        QCOMPARE(int(store.size()), features);
        QVERIFY(toText(store).join('\n').contains(expected));
    }
};

EPIARC_TEST(AnnotationTest)
#include "annotation_test.moc"
