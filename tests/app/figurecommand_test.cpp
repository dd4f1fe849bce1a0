#include "core/base/file.h"
#include "core/base/json.h"

#include "tests/program.h"
#include "tests/registry.h"
#include "tests/views/madegenome.h"
#include "tests/views/writtenfolder.h"

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <sys/types.h>

/// `epiarc figure` as its user runs it.
class FigureCommandTest : public QObject, protected WrittenFolder
{
    Q_OBJECT

    std::string bytes(const char* name) const { return base::readFile(path(name).toStdString()); }
    /// Arguments as a user types them, blanks between them ("~" stands for a blank inside one).
    ProgramResult run(const QString& line) const
    {
        QStringList arguments { QStringLiteral("figure") };
        for (const QString& word : line.split(u' ', Qt::SkipEmptyParts))
            arguments << QString(word).replace(u'~', u' ');
        return runProgram(QStringLiteral("epiarc"), m_folder->path(), arguments);
    }
    static QString files() { return QStringLiteral("g.fa genes.bed signal.bw "); }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
        write("g.fa",
            fastaOf("ACGTTGCAACGTTGCAACGTTGCAACGTTGCAACGTTGCAACGTTGCAAC", 2000)
                + ">chr2\nACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTAC\n");
        write("genes.bed",
            "chr1\t40000\t60000\tGENEA\t0\t+\t40000\t60000\t0\t2\t5000,5000\t0,15000\nchr1\t80000\t81000\tGENEB\t0\t-\n");
        write("regions.bed", "chr1\t40000\t50000\tfirst peak\nchr1\t50000\t60000\tfirst peak\nchr1\t99000\t99100\tlast\n");
        write("elsewhere.bed", "chr7\t40000\t50000\tx\n");
        write("broken.bed", "chr1\t40000\n");
        std::vector<float> values(10'000, 1.F);
        values[5000] = 9.F;
        writeValues(path("signal.bw"), 10, values);
        write("cut.bw", bytes("signal.bw").substr(0, 2000));
        const ProgramResult made
            = run(files() + QStringLiteral("--locus GENEA --out spec.svg --save-spec spec.json --width-mm 100"));
        QCOMPARE(made.err, QString());
        QCOMPARE(made.code, 0);
    }

    void aSpecGivesTheSameBytes_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::addColumn<QString>("suffix");
        for (const char* suffix : { "svg", "pdf", "png" }) {
            const QString ending = QString::fromUtf8(suffix);
            QTest::addRow("default %s", suffix) << QString() << ending;
            QTest::addRow("all settings %s", suffix) << QStringLiteral(
                "--width-mm 85 --height-mm 70 --dpi 150 --font DejaVu~Serif --font-pt 6 --line-pt 0.3 --title A~B "
                "--legend below --ruler no --scale-bar yes --names-mm 20 --background transparent")
                                                     << ending;
            QTest::addRow("panels %s", suffix)
                << QStringLiteral("--locus GENEA~chr1:80000-82000~chr2 --columns 2 --title {locus}") << ending;
        }
    }

    void aSpecGivesTheSameBytes()
    {
        QFETCH(QString, settings);
        QFETCH(QString, suffix);
        const ProgramResult first
            = run(files() + QStringLiteral("--locus GENEA --out one.%1 --save-spec one.json ").arg(suffix) + settings);
        QCOMPARE(first.err, QString());
        QCOMPARE(first.code, 0);
        const ProgramResult again = run(QStringLiteral("--spec one.json --out two.%1").arg(suffix));
        QCOMPARE(again.err, QString());
        QCOMPARE(again.code, 0);
        const QByteArray one = "one." + suffix.toUtf8(), two = "two." + suffix.toUtf8();
        QVERIFY(bytes(one.constData()) == bytes(two.constData()));
    }

    void optionsGoBeforeTheSpec()
    {
        QCOMPARE(run(QStringLiteral("--spec spec.json --out wide.svg --width-mm 140 --title Wide")).code, 0);
        QVERIFY(bytes("wide.svg").find("width=\"140mm\"") != std::string::npos);
        QVERIFY(bytes("wide.svg").find(">Wide<") != std::string::npos);
        QVERIFY(bytes("spec.svg").find("width=\"100mm\"") != std::string::npos);
        QCOMPARE(run(QStringLiteral("--spec spec.json --out there.svg --locus chr1:80001-82000")).code, 0);
        QVERIFY(bytes("there.svg").find("GENEB") != std::string::npos);
    }

    void aSpecKeepsItsOwnSession()
    {
        // What the figure shows is inside the spec, not in the files it was made with.
        const Json json = Json::parse(bytes("spec.json"));
        QCOMPARE(json["epiarc"].get<std::string>(), std::string("figure"));
        QCOMPARE(json["session"]["lanes"].size(), size_t(3));
        QCOMPARE(json["figure"]["widthMm"].get<double>(), 100.);
    }

    void regionsToManyFiles()
    {
        const ProgramResult result
            = run(files() + QStringLiteral("--regions regions.bed --out-dir figures --width-mm 60 --title {name}"));
        QCOMPARE(result.code, 0);
        QCOMPARE(QDir(path("figures")).entryList(QDir::Files, QDir::Name),
            QStringList({ QStringLiteral("first_peak-2.svg"), QStringLiteral("first_peak.svg"), QStringLiteral("last.svg") }));
        QVERIFY2(result.err.contains(QLatin1String("1 of 3: ")) && result.err.contains(QLatin1String("3 of 3: ")),
            qPrintable(result.err));
        QVERIFY(bytes("figures/first_peak.svg").find(">first peak<") != std::string::npos);
        QVERIFY(bytes("figures/last.svg").find("100 bp") != std::string::npos);
    }

    void regionsByPatternAndFlank()
    {
        const ProgramResult result
            = run(files() + QStringLiteral("--regions regions.bed --out many/r_{locus}.png --dpi 72 --flank 1000 --width-mm 60"));
        QCOMPARE(result.code, 0);
        QCOMPARE(QDir(path("many")).entryList(QDir::Files, QDir::Name),
            QStringList({ QStringLiteral("r_chr1_39001-51000.png"), QStringLiteral("r_chr1_49001-61000.png"),
                QStringLiteral("r_chr1_98001-100000.png") }));
        QCOMPARE(QImage(path("many/r_chr1_39001-51000.png")).width(), int(std::lround(60 / 25.4 * 72)));
    }

    /// Ctrl-C in the middle of many figures.
    void anInterruptLeavesWholeFilesOnly()
    {
        std::string many;
        for (int i = 0; i < 2000; ++i)
            many += "chr1\t" + std::to_string(40 * i) + "\t" + std::to_string(40 * i + 20'000) + "\tr" + std::to_string(i) + "\n";
        write("many.bed", many);
        QProcess program;
        program.setWorkingDirectory(m_folder->path());
        program.start(QStringLiteral(BIN_DIR "/epiarc"),
            (QStringLiteral("figure ") + files() + QStringLiteral("--regions many.bed --out-dir stopped --format png --dpi 72"))
                .split(u' '));
        const QDir folder(path("stopped"));
        const auto written = [&] { return QDir(folder.path()).entryList(QDir::Files); };
        QTRY_VERIFY_WITH_TIMEOUT(!written().filter(QStringLiteral(".png")).isEmpty(), 60'000);
        QCOMPARE(::kill(pid_t(program.processId()), SIGINT), 0);
        QVERIFY(program.waitForFinished(60'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 130);
        const QStringList left = written();
        QVERIFY2(left.size() < 2000, "it had ended before it was stopped");
        for (const QString& name : left) {
            QVERIFY2(name.endsWith(QStringLiteral(".png")), qPrintable(name));
            QVERIFY2(!QImage(folder.filePath(name)).isNull(), qPrintable(name));
        }
    }

    void lociSideBySide()
    {
        QCOMPARE(run(files() + QStringLiteral("--locus GENEA~GENEB --out two.svg")).code, 0);
        const std::string svg = bytes("two.svg");
        QVERIFY(svg.find("inkscape:label=\"chr1:40,001-60,000\"") != std::string::npos);
        QVERIFY(svg.find("inkscape:label=\"chr1:80,001-81,000\"") != std::string::npos);
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("sentence");
        write("notspec.json", R"({"epiarc":"session","version":2})");
        Json json = Json::parse(bytes("spec.json"));
        json["figure"]["widthMm"] = 1;
        write("narrow.json", json.dump());
        json["figure"]["widthMm"] = 80;
        json["session"]["loci"][0]["chrom"] = "chr9";
        write("elsewhere.json", json.dump());
        const auto row = [](const char* name, const char* line, int code, const char* sentence) {
            QTest::newRow(name) << QString::fromUtf8(line) << code << QString::fromUtf8(sentence);
        };
        row("no such spec", "--spec none.json --out x.svg", 1, "none.json does not exist");
        row("a session as spec", "--spec notspec.json --out x.svg", 1, "not the settings of an Epiarc figure");
        row("spec too narrow", "--spec narrow.json --out x.svg", 1, "narrow.json cannot be drawn: The width is 1 mm");
        row("spec of another genome", "--spec elsewhere.json --out x.svg", 1, "shows chr9:");
        row("width no number", "g.fa --out x.svg --width-mm wide", 2, "--width-mm takes a number, not “wide”");
        row("width too small", "g.fa --out x.svg --width-mm 3", 2, "choose a width");
        row("dpi too large", "g.fa --out x.svg --dpi 99999", 2, "dots per inch");
        row("unknown word", "g.fa --out x.svg --legend above", 2, "none, lanes, below");
        row("unknown font", "g.fa --out x.svg --font No~Such~Font", 2, "is not installed");
        row("unknown option", "g.fa --out x.svg --colour red", 2, "colour");
        row("both outs", "g.fa --regions regions.bed --out x.svg --out-dir d", 2, "not both");
        row("folder for one", "g.fa --out-dir d", 2, "--regions");
        row("locus and regions", "g.fa --regions regions.bed --locus chr1 --out x.svg", 2, "not both");
        row("flank no number", "g.fa --regions regions.bed --flank 2kb --out x.svg", 2, "--flank takes a number of bases");
        row("spec of many", "g.fa --regions regions.bed --out-dir d --save-spec s.json", 2, "--save-spec");
        row("no region here", "g.fa --regions elsewhere.bed --out-dir d", 1, "elsewhere.bed");
        row("broken regions", "g.fa --regions broken.bed --out-dir d", 1, "broken.bed");
        row("format of many", "g.fa --regions regions.bed --out-dir d --format tiff", 2, "svg, pdf or png");
        row("broken track", "g.fa cut.bw --out x.svg", 1, "cut.bw");
    }

    void refusals()
    {
        QFETCH(QString, line);
        QFETCH(int, code);
        QFETCH(QString, sentence);
        const ProgramResult result = run(line);
        QVERIFY2(result.err.contains(sentence), qPrintable(result.err));
        QCOMPARE(result.code, code);
        QCOMPARE(result.err.trimmed().count(u'\n'), 0);
        QCOMPARE(result.out, QString());
    }

    void helpNamesEveryOption()
    {
        const ProgramResult result = run(QStringLiteral("--help"));
        QCOMPARE(result.code, 0);
        for (const char* option : { "--session", "--spec", "--locus", "--out", "--regions", "--out-dir", "--width-mm", "--dpi",
                 "--font-pt", "--scale-bar", "--save-spec" })
            QVERIFY2(result.out.contains(QLatin1String(option)), option);
    }
};

EPIARC_TEST(FigureCommandTest)
#include "figurecommand_test.moc"
