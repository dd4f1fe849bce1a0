#include "core/genome/alignment.h"
#include "tests/genome/made.h"
#include "tests/registry.h"

#include <QTest>
#include <cmath>
#include <fmt/format.h>

using genome::AlignedPiece;

class AlignmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pieces_data();
    void pieces();
    void compressed();
    void damaged_data();
    void damaged();
    void liftOfHg19();

private:
    static QString told(const std::vector<AlignedPiece>& pieces)
    {
        QStringList lines;
        for (const AlignedPiece& piece : pieces)
            lines.append(QString::fromStdString(
                fmt::format("{}:{}-{} {}{}:{}-{} {:.1f}", piece.target.chrom, piece.target.start, piece.target.end,
                    piece.sameStrand ? "" : "-", piece.query.chrom, piece.query.start, piece.query.end, piece.bases)));
        return lines.join('\n');
    }
};

void AlignmentTest::pieces_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("chain") << QByteArray("# made by hand\nchain 9 A 1000 + 100 260 B 2000 + 500 670 1\n50 10 20\n100\n\n")
                           << "A:100-150 B:500-550 50.0\nA:160-260 B:570-670 100.0";
    QTest::newRow("chain, other strand") << QByteArray("chain 9 A 1000 + 100 260 B 2000 - 500 670 1\n50\t10\t20\n100\n")
                                         << "A:100-150 -B:1450-1500 50.0\nA:160-260 -B:1330-1430 100.0";
    QTest::newRow("two chains") << QByteArray(
        "chain 9 A 1000 + 0 7 B 2000 + 5 12 1\n7\n\nchain 8 C 100 + 1 3 B 2000 + 5 7 2\n2\n")
                                << "A:0-7 B:5-12 7.0\nC:1-3 B:5-7 2.0";
    QTest::newRow("net") << QByteArray(
        "net A 1000\n fill 100 500 B + 1000 600 id 1 score 9 ali 350 qDup 0 type top\n"
        "  gap 200 100 B + 1100 50 tN 0\n   fill 220 60 C - 40 70 id 2 score 1 ali 55 type nonSyn\n"
        "  gap 400 50 B + 1250 150\nnet Z 50\n fill 1 9 B + 3 8\n")
                         << "A:220-280 -C:40-110 55.0\nA:100-200 B:1000-1100 100.0\nA:300-400 B:1150-1250 100.0\n"
                            "A:450-600 B:1400-1600 150.0\nZ:1-10 B:3-11 8.0";
    QTest::newRow("net, other strand") << QByteArray(
        "net A 1000\n fill 100 500 B - 1000 600 id 1 ali 400\n  gap 200 100 B - 1450 50\n")
                                       << "A:100-200 -B:1500-1600 100.0\nA:300-600 -B:1000-1450 300.0";
}

void AlignmentTest::pieces()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const QTemporaryDir folder;
    QCOMPARE(told(genome::readAlignment(write(folder, QStringLiteral("made"), text))), expected);
}

void AlignmentTest::compressed()
{
    const QTemporaryDir folder;
    const auto path = write(folder, QStringLiteral("made.gz"), gzip("chain 9 A 1000 + 0 7 B 2000 + 5 12 1\n7\n"));
    QCOMPARE(told(genome::readAlignment(path)), QStringLiteral("A:0-7 B:5-12 7.0"));
}

void AlignmentTest::damaged_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("part");
    QTest::newRow("something else") << QByteArray("chr1\t5\t9\n") << "line 1: neither a chain nor a net";
    QTest::newRow("short header") << QByteArray("chain 9 A 1000 + 0 7\n") << "line 1: the first line of a chain has 12 columns";
    QTest::newRow("strand") << QByteArray("chain 9 A 1000 + 0 7 B 2000 ? 5 12 1\n7\n") << "line 1: column 10 must be a strand";
    QTest::newRow("number") << QByteArray("chain 9 A 1000 + 0 7 B 2000 + 5 12 1\nseven\n")
                            << "line 2: column 1 must be a whole number";
    QTest::newRow("half a gap") << QByteArray("chain 9 A 1000 + 0 70 B 2000 + 5 75 1\n7 1\n")
                                << "line 2: a block has three columns";
    QTest::newRow("too long") << QByteArray("chain 9 A 1000 + 0 7 B 2000 + 5 12 1\n8\n") << "line 2: the blocks end elsewhere";
    QTest::newRow("too short") << QByteArray("chain 9 A 1000 + 0 7 B 2000 + 5 12 1\n6\n") << "line 2: the blocks end elsewhere";
    QTest::newRow("block after the last") << QByteArray("chain 9 A 1000 + 0 7 B 2000 + 5 12 1\n7\n7\n")
                                          << "line 3: a block stands outside";
    QTest::newRow("cut short") << QByteArray("chain 9 A 1000 + 0 9 B 2000 + 5 14 1\n7 1 1\n")
                               << "line 2: the chain before it has no last block";
    QTest::newRow("gap first") << QByteArray("net A 1000\n gap 200 100 B + 1450 50\n")
                               << "line 2: a gap stands outside of a fill";
    QTest::newRow("no net") << QByteArray("net A 1000\n fall 200 100 B + 1450 50\n") << "line 2: a net consists of";
    QTest::newRow("short fill") << QByteArray("net A 1000\n fill 200 100 B +\n") << "line 2: column 6";
}

void AlignmentTest::damaged()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, part);
    const QTemporaryDir folder;
    try {
        genome::readAlignment(write(folder, QStringLiteral("made"), text));
        QFAIL("it was read");
    } catch (const Error& problem) {
        QVERIFY2(QString::fromUtf8(problem.what()).contains(part), problem.what());
    }
}

void AlignmentTest::liftOfHg19()
{
    const QString path = QStringLiteral(SHARED_DIR "/data/hg19/hg19ToHg38.over.chain");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the folder with real data is not beside this checkout");
    size_t blocks = 0;
    for (const QByteArray& line : file.readAll().split('\n'))
        blocks += !line.isEmpty() && !line.startsWith("chain") && !line.startsWith('#');
    const auto pieces = genome::readAlignment(path.toStdString());
    QCOMPARE(pieces.size(), blocks);
    QCOMPARE(told({ pieces[0] }), QStringLiteral("chr1:10000-177376 chr1:10000-177376 167376.0"));
    // MYC: known in both assemblies.
    const Interval myc { "chr8", 128'748'315, 128'748'316 };
    int found = 0;
    for (const AlignedPiece& piece : pieces)
        if (piece.target.contains(myc) && piece.sameStrand) {
            QCOMPARE(piece.query.chrom, std::string("chr8"));
            QCOMPARE(piece.query.start + myc.start - piece.target.start, int64_t(127'736'069));
            ++found;
        }
    QCOMPARE(found, 1);
}

EPIARC_TEST(AlignmentTest)
#include "alignment_test.moc"
