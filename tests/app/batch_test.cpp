#include "views/sessionfiles/igvsession.h"
#include "views/sessionfiles/sessionfile.h"

#include "core/base/file.h"

#include "tests/program.h"
#include "tests/registry.h"
#include "tests/views/madegenome.h"
#include "tests/views/writtenfolder.h"

#include <QDir>
#include <QImage>
#include <QTest>

/// Batch scripts of IGV, run as `epiarc figure --batch`.
class BatchTest : public QObject, protected WrittenFolder
{
    Q_OBJECT

    std::string bytes(const QString& name) const { return base::readFile(path(name).toStdString()); }
    bool says(const QString& file, const char* text) const { return bytes(file).find(text) != std::string::npos; }
    ProgramResult run(const QString& script, const QStringList& more = {}) const
    {
        write("script.batch", script.toUtf8());
        return runProgram(QStringLiteral("epiarc"), m_folder->path(),
            QStringList { QStringLiteral("figure"), QStringLiteral("--batch"), QStringLiteral("script.batch") } + more);
    }
    /// The lanes that a script leaves behind, by way of a session.
    SessionState lanesAfter(const QString& commands) const
    {
        const ProgramResult result = run(QStringLiteral("genome g.fa\nload \"big signal.bw\"\nload peaks.bed\n") + commands
            + QStringLiteral("\nsaveSession after.epiarc\n"));
        if (result.code != 0)
            qWarning("%s", qPrintable(result.err));
        return result.code == 0 ? readSession(path(QStringLiteral("after.epiarc")).toStdString()).state : SessionState();
    }

public:
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
        write("g.fa", fastaOf("ACGTTGCAACGTTGCAACGTTGCAACGTTGCAACGTTGCAACGTTGCAAC", 1000));
        writeValues(path("big signal.bw"), 10, std::vector<float>(5'000, 1.F));
        write("peaks.bed", "chr1\t1000\t2000\tPEAKA\nchr1\t30000\t30500\tPEAKB\n");
        write("elsewhere/far.bed", "chr1\t1000\t2000\tFAR\n");
    }

    /// As IGV's documentation shows one, with what people add.
    void anOrdinaryScript()
    {
        const ProgramResult result = run(QStringLiteral("# pictures of two loci\r\n"
                                                        "new\r\n"
                                                        "genome g.fa\r\n"
                                                        "load \"big signal.bw\" name=ATAC\r\n"
                                                        "load peaks.bed\r\n"
                                                        "snapshotDirectory shots/first\r\n"
                                                        "maxPanelHeight 500\r\n"
                                                        "\r\n"
                                                        "goto chr1:900-2,100\r\n"
                                                        "region chr1 1200 1300 here\r\n"
                                                        "snapshot one.svg\r\n"
                                                        "// the other one\r\n"
                                                        "GOTO chr1:29,000-31,000\r\n"
                                                        "snapshot two.pdf\r\n"
                                                        "snapshot three.png\r\n"
                                                        "snapshot\r\n"
                                                        "exit\r\n"
                                                        "snapshot never.png\r\n"));
        QVERIFY2(result.code == 0, qPrintable(result.err));
        QCOMPARE(QDir(path(QStringLiteral("shots/first"))).entryList(QDir::Files, QDir::Name),
            QStringList({ QStringLiteral("chr1_29000-31000.png"), QStringLiteral("one.svg"), QStringLiteral("three.png"),
                QStringLiteral("two.pdf") }));
        const QString one = QStringLiteral("shots/first/one.svg");
        QVERIFY(says(one, "PEAKA") && !says(one, "PEAKB") && says(one, ">ATAC<") && says(one, ">here<"));
        QVERIFY(bytes(QStringLiteral("shots/first/two.pdf")).starts_with("%PDF"));
        QVERIFY(!QImage(path(QStringLiteral("shots/first/three.png"))).isNull());
        QVERIFY(!result.err.contains(QStringLiteral("left out")));
    }

    void newKeepsTheGenomeOnly()
    {
        const SessionState state = lanesAfter(QStringLiteral("region chr1:5-50\nnew"));
        QCOMPARE(state.lanes.size(), 1);
        QVERIFY(state.lanes[0].layers[0].source.is<BasesSource>());
        QVERIFY(state.genome.endsWith(QStringLiteral("g.fa")) && state.regions.isEmpty());
    }

    void lanesAreChanged_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<std::function<bool(const LaneSpec&, const LaneSpec&)>>("holds"); // signal, peaks
        using Holds = std::function<bool(const LaneSpec&, const LaneSpec&)>;
        const auto row
            = [](const char* command, const Holds& holds) { QTest::newRow(command) << QString::fromUtf8(command) << holds; };
        row("setColor 200,0,0 big%20signal.bw", [](const LaneSpec& signal, const LaneSpec& peaks) {
            return signal.layers[0].colour == QColor(200, 0, 0) && peaks.layers[0].colour != QColor(200, 0, 0);
        });
        row("setColor #c80000", [](const LaneSpec& signal, const LaneSpec& peaks) {
            return signal.layers[0].colour == QColor(200, 0, 0) && peaks.layers[0].colour == QColor(200, 0, 0);
        });
        row("setAltColor 0,0,200 \"big signal\"",
            [](const LaneSpec& signal, const LaneSpec&) { return signal.layers[0].below == QColor(0, 0, 200); });
        row("setDataRange -1,0,5 \"big signal\"", [](const LaneSpec& signal, const LaneSpec& peaks) {
            return signal.scale.range == ValueScale::Range::Fixed && signal.scale.low == -1 && signal.scale.high == 5
                && peaks.scale.range == ValueScale::Range::Visible;
        });
        row("setDataRange auto",
            [](const LaneSpec& signal, const LaneSpec&) { return signal.scale.range == ValueScale::Range::Visible; });
        row("setLogScale true",
            [](const LaneSpec& signal, const LaneSpec&) { return signal.scale.transform == ValueScale::Transform::Log1p; });
        row("setTrackHeight peaks 90",
            [](const LaneSpec& signal, const LaneSpec& peaks) { return peaks.height == 90 && signal.height != 90; });
        row("setTrackHeight 90 PEAKS.BED",
            [](const LaneSpec& signal, const LaneSpec& peaks) { return peaks.height == 90 && signal.height != 90; });
        row("renameTrack \"big signal\" ATAC%20seq",
            [](const LaneSpec& signal, const LaneSpec&) { return signal.name == QStringLiteral("ATAC seq"); });
    }
    void lanesAreChanged()
    {
        QFETCH(QString, command);
        using Holds = std::function<bool(const LaneSpec&, const LaneSpec&)>;
        QFETCH(Holds, holds);
        const SessionState state = lanesAfter(command);
        QCOMPARE(state.lanes.size(), 3);
        QVERIFY(holds(state.lanes[1], state.lanes[2]));
    }

    void lanesAreRemovedLaidTogetherAndParted()
    {
        QCOMPARE(lanesAfter(QStringLiteral("remove peaks")).lanes.size(), 2);
        const QString twice
            = QStringLiteral("remove peaks\nload \"big signal.bw\" name=second\noverlay Both \"big signal.bw\" second");
        const SessionState both = lanesAfter(twice);
        QCOMPARE(both.lanes.size(), 2);
        QCOMPARE(both.lanes[1].name, QStringLiteral("Both"));
        QCOMPARE(both.lanes[1].layers.size(), 2);
        QCOMPARE(lanesAfter(twice + QStringLiteral("\nseparate Both")).lanes.size(), 3);
    }

    void lociAreZoomedAndSetSideBySide()
    {
        QVERIFY(lanesAfter(QStringLiteral("goto chr1:1001-2000\nzoomout")).lanes.size() == 3);
        const auto loci = [this] { return readSession(path(QStringLiteral("after.epiarc")).toStdString()).loci; };
        QCOMPARE(loci(), Loci({ { "chr1", 500, 2500 } }));
        lanesAfter(QStringLiteral("goto chr1:1001-2000\nzoomin"));
        QCOMPARE(loci(), Loci({ { "chr1", 1250, 1750 } }));
        lanesAfter(QStringLiteral("goto chr1:1001-2000 chr1:3001-4000\naddframes chr1:5001-6000"));
        QCOMPARE(loci(), Loci({ { "chr1", 1000, 2000 }, { "chr1", 3000, 4000 }, { "chr1", 5000, 6000 } }));
    }

    void aSessionForIgvIsWritten()
    {
        QCOMPARE(run(QStringLiteral("genome g.fa\nload peaks.bed\ngoto chr1:5-500\nsaveSession forigv\n")).code, 0);
        const IgvSession igv = readIgvSession(path(QStringLiteral("forigv.xml")).toStdString(), {});
        QCOMPARE(igv.file.state.lanes.size(), 2);
    }

    /// What an IGV session holds and Epiarc does not show is said, not only left out.
    void notesOfAnIgvSessionAreSaid()
    {
        base::writeAtomically(path(QStringLiteral("igv.xml")).toStdString(),
            "<Session genome=\"g.fa\" locus=\"chr1:1-500\" version=\"8\"><Resources><Resource path=\"reads.bam\"/><Resource "
            "path=\"peaks.bed\"/></Resources></Session>");
        const ProgramResult result = run(QStringLiteral("load igv.xml\nsnapshot igv.svg\n"));
        QVERIFY2(result.code == 0, qPrintable(result.err));
        QVERIFY2(result.err.contains(QStringLiteral("reads.bam (BAM)")), qPrintable(result.err));
    }

    void filesAreFoundBesideTheScript()
    {
        base::writeAtomically(path(QStringLiteral("elsewhere/near.batch")).toStdString(),
            "load far.bed\nload $SCRIPT_DIR/far.bed\ngoto chr1:1-5000\nsnapshot far.svg\n");
        const ProgramResult result
            = run(QString(), { QStringLiteral("--batch"), QStringLiteral("elsewhere/near.batch"), QStringLiteral("g.fa") });
        QVERIFY2(result.code == 0, qPrintable(result.err));
        QVERIFY(says(QStringLiteral("far.svg"), "FAR"));
    }

    void aGenomeByNameIsTheOneGivenBesideTheScript()
    {
        const QString script = QStringLiteral("genome hg38\nload peaks.bed\ngoto chr1:1-5000\nsnapshot named.svg\n");
        const ProgramResult given = run(script, { QStringLiteral("g.fa"), QStringLiteral("--width-mm"), QStringLiteral("90") });
        QVERIFY2(given.code == 0, qPrintable(given.err));
        QVERIFY2(given.err.contains(QStringLiteral("hg38")) && given.err.contains(QStringLiteral("g.fa")), qPrintable(given.err));
        QVERIFY(says(QStringLiteral("named.svg"), "width=\"90mm\""));
        const ProgramResult missing = run(script);
        QCOMPARE(missing.code, 1);
        QVERIFY2(missing.err.startsWith(QStringLiteral("script.batch, line 1: The genome “hg38”")), qPrintable(missing.err));
    }

    void whatCannotBeSaidIsNamedOnce()
    {
        const ProgramResult result = run(QStringLiteral("genome g.fa\nsort base\ngroup strand\ngoto chr1:1-500\nsort base\n"
                                                        "scrollToTop\nsetSleepInterval 5\nsnapshot sorted.png\n"));
        QVERIFY2(result.code == 0, qPrintable(result.err));
        QVERIFY2(result.err.contains(QStringLiteral("script.batch: left out, because Epiarc has nothing like it: group (line 3), "
                                                    "sort (line 2, 5).\n")),
            qPrintable(result.err));
        QCOMPARE(result.err.count(u'\n'), 2); // that and the file written
        QVERIFY(QFile::exists(path(QStringLiteral("sorted.png"))));
    }

    void highSnapshotsAreSqueezed()
    {
        const QString script = QStringLiteral(
            "genome g.fa\nload peaks.bed\nload \"big signal.bw\"\nsetTrackHeight 400\n%1goto chr1:1-5000\nsnapshot %2\n");
        QCOMPARE(run(script.arg(QString(), QStringLiteral("tall.png"))).code, 0);
        QCOMPARE(run(script.arg(QStringLiteral("maxPanelHeight 300\n"), QStringLiteral("low.png"))).code, 0);
        const QImage tall(path(QStringLiteral("tall.png"))), low(path(QStringLiteral("low.png")));
        QCOMPARE(low.width(), tall.width());
        QVERIFY(low.height() < tall.height() / 2);
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const char* script, const char* sentence) {
            QTest::newRow(name) << QString::fromUtf8(script) << QString::fromUtf8(sentence);
        };
        row("unknown verb", "genome g.fa\n\nsnapshoot x.png\n",
            "script.batch, line 3: “snapshoot” is not a command of IGV's batch scripts.");
        row("no such file", "genome g.fa\nload none.bw\n", "script.batch, line 2: ");
        row("a broken file", "genome g.fa\nload script.batch\n", "script.batch, line 2: ");
        row("the internet", "genome g.fa\nload https://example.org/a.bw\n",
            "script.batch, line 2: https://example.org/a.bw is on the internet");
        row("unknown locus", "genome g.fa\ngoto NOTAGENE\n", "script.batch, line 2: ");
        row("no genome", "goto chr1:1-500\n", "script.batch, line 1: No genome was given");
        row("unknown format", "genome g.fa\ngoto chr1:1-500\nsnapshot x.jpg\n", "script.batch, line 3: ");
        row("unknown track", "genome g.fa\nsetColor 1,2,3 nothere\n", "script.batch, line 2: No track is called “nothere”.");
        row("no colour", "genome g.fa\nsetColor nocolour\n", "script.batch, line 2: “nocolour” is not a colour");
        row("no range", "genome g.fa\nsetDataRange 5\n", "script.batch, line 2: “5” is not a range");
        row("range downwards", "genome g.fa\nsetDataRange 5,1\n", "script.batch, line 2: The range “5,1” does not go upwards.");
        row("nothing to load", "genome g.fa\nload\n", "script.batch, line 2: load needs a word after it.");
        row("names and files", "genome g.fa\nload peaks.bed name=a,b\n",
            "script.batch, line 2: There are not as many names as files.");
    }
    void refusals()
    {
        QFETCH(QString, script);
        QFETCH(QString, sentence);
        const ProgramResult result = run(script);
        QVERIFY2(result.err.startsWith(sentence), qPrintable(result.err));
        QCOMPARE(result.err.count(u'\n'), 1);
        QCOMPARE(result.code, 1);
        QVERIFY(!QFile::exists(path(QStringLiteral("x.jpg"))));
    }

    void theCommandLineTakesEitherAScriptOrOneFigure()
    {
        const ProgramResult result = run(QStringLiteral("new\n"), { QStringLiteral("--out"), QStringLiteral("x.svg") });
        QCOMPARE(result.code, 2);
        QVERIFY2(result.err.contains(QStringLiteral("--batch and --out")), qPrintable(result.err));
    }

    void echoAnswers() { QCOMPARE(run(QStringLiteral("echo here we are\n")).out, QStringLiteral("here we are\n")); }
};

EPIARC_TEST(BatchTest)
#include "batch_test.moc"
