#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"
#include "views/figures/figureseries.h"

#include "tests/registry.h"
#include "tests/views/writtenfolder.h"

#include <QTest>

namespace
{

/// What tests/fixtures/today/figure.json says.
FigureSpec todaysSpec()
{
    FigureSpec spec;
    spec.widthMm = 85;
    spec.heightMm = 150;
    spec.dpi = 150;
    spec.fontPt = 6;
    spec.linePt = 0.3;
    spec.title = QStringLiteral("A B");
    spec.legend = FigureSpec::Legend::Below;
    spec.ruler = false;
    spec.scaleBar = true;
    spec.namesMm = 20;
    spec.columns = 1;
    spec.background = FigureSpec::Background::Transparent;
    return spec;
}

/// Every setting has another value than its default.
FigureSpec everyPart()
{
    FigureSpec spec = todaysSpec();
    spec.widthMm = 85.5;
    spec.fontFamily = QStringLiteral("DejaVu Sans");
    spec.title = QStringLiteral("“FADS” & {locus}");
    spec.rasterHeatMaps = true;
    return spec;
}

} // namespace

/// Settings of figures on disk, and the names of many figures.
class FigureFileTest : public QObject, private WrittenFolder
{
    Q_OBJECT

    std::filesystem::path at(QAnyStringView name) const { return path(name).toStdString(); }

private Q_SLOTS:
    void allSettingsComeBack()
    {
        FigureFile file { everyPart(), {} };
        file.session.state.genome = path("genome.fa");
        LaneSpec lane;
        lane.id = 1;
        lane.name = QStringLiteral("DNase");
        lane.layers.append({ FileSource { path("a.bw") }, QStringLiteral("a"), Qt::red });
        file.session.state.lanes.append(lane);
        file.session.loci = { { "chr1", 100, 2000 }, { "chr2", 5, 50 } };
        file.session.reversed = true;
        writeFigure(at("f.json"), file);
        const FigureFile back = readFigure(at("f.json"));
        QCOMPARE(back.spec, file.spec);
        QVERIFY(back.session.state == file.session.state);
        QVERIFY(back.session.loci == file.session.loci);
        QVERIFY(back.session.reversed);
        // Written again, it is the same file.
        const std::string text = base::readFile(at("f.json"));
        writeFigure(at("f.json"), back);
        QCOMPARE(base::readFile(at("f.json")), text);
    }

    /// The settings as Epiarc 0.1.0 wrote them.
    void todaysFileSaysTheSameWhenWrittenAgain()
    {
        std::filesystem::copy(TEST_DATA "/today", at("today"));
        const FigureFile file = readFigure(at("today/figure.json"));
        QCOMPARE(file.spec, todaysSpec());
        writeFigure(at("today/again.json"), file);
        Json before = base::readJson(at("today/figure.json")), after = base::readJson(at("today/again.json"));
        for (Json* json : { &before, &after })
            json->at("session").erase("files"); // where they lie and when they were changed
        QVERIFY2(before == after, Json::diff(before, after).dump().c_str());
    }

    void whatIsNotMentionedKeepsItsDefault()
    {
        const FigureSpec spec = specFrom(Json::parse(R"({ "widthMm": 85 })"), "f.json");
        FigureSpec expected;
        expected.widthMm = 85;
        QCOMPARE(spec, expected);
    }

    void badFiles_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("sentence");
        const auto figure = [](const char* settings) {
            return QByteArray(R"({"epiarc":"figure","version":1,"session":{"epiarc":"session","version":2},"figure":)") + settings
                + "}";
        };
        QTest::newRow("empty") << QByteArray() << QStringLiteral("empty");
        QTest::newRow("no JSON") << QByteArray("width: 80\n") << QStringLiteral("not valid JSON");
        QTest::newRow("a list") << QByteArray("[]") << QStringLiteral("not the settings of an Epiarc figure");
        QTest::newRow("a session") << QByteArray(R"({"epiarc":"session","version":2})")
                                   << QStringLiteral("not the settings of an Epiarc figure");
        QTest::newRow("newer") << QByteArray(R"({"epiarc":"figure","version":9})") << QStringLiteral("newer Epiarc");
        QTest::newRow("no settings") << QByteArray(R"({"epiarc":"figure","version":1})") << QStringLiteral("figure");
        QTest::newRow("no session") << QByteArray(R"({"epiarc":"figure","version":1,"figure":{}})") << QStringLiteral("session");
        QTest::newRow("unknown setting") << figure(R"({"widht":80})") << QStringLiteral("\"figure.widht\" is not known here");
        QTest::newRow("text for a number") << figure(R"({"widthMm":"wide"})")
                                           << QStringLiteral("\"figure.widthMm\" must be a number");
        QTest::newRow("part of a dot") << figure(R"({"dpi":300.5})") << QStringLiteral("\"figure.dpi\" must be a whole number");
        QTest::newRow("number for a text") << figure(R"({"title":7})") << QStringLiteral("\"figure.title\" must be a text");
        QTest::newRow("text for a switch") << figure(R"({"ruler":"no"})")
                                           << QStringLiteral("\"figure.ruler\" must be true or false");
        QTest::newRow("settings in a list") << figure(R"([])") << QStringLiteral("\"figure\" must be an object");
        QTest::newRow("unknown legend") << figure(R"({"legend":"above"})") << QStringLiteral("none, in lanes, below");
        QTest::newRow("unknown background") << figure(R"({"background":"pink"})") << QStringLiteral("white, transparent");
    }

    void badFiles()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, sentence);
        const std::filesystem::path bad = write("bad.json", content).toStdString();
        try {
            readFigure(bad);
            QFAIL("It was read.");
        } catch (const Error& problem) {
            const QString said = QString::fromUtf8(problem.what());
            QVERIFY2(
                said.contains(sentence) && said.contains(QLatin1String("bad.json")) && said.endsWith(u'.'), qPrintable(said));
        }
    }

    void namesOfManyFigures_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QStringList>("paths");
        const auto list = [](std::initializer_list<const char*> texts) {
            QStringList strings;
            for (const char* text : texts)
                strings << QString::fromUtf8(text);
            return strings;
        };
        QTest::newRow("one") << QStringLiteral("out/f.svg") << list({ "A" }) << list({ "out/f.svg" });
        QTest::newRow("by name") << QStringLiteral("out/{name}.pdf") << list({ "MYC", "FADS1" })
                                 << list({ "out/MYC.pdf", "out/FADS1.pdf" });
        QTest::newRow("by locus") << QStringLiteral("{locus}.png") << list({ "A", "B" })
                                  << list({ "chr1_101-200.png", "chr1_1101-1200.png" });
        QTest::newRow("both") << QStringLiteral("{name}_{locus}.svg") << list({ "A" }) << list({ "A_chr1_101-200.svg" });
        QTest::newRow("numbers") << QStringLiteral("f.svg") << list({ "A", "B" }) << list({ "f-1.svg", "f-2.svg" });
        QTest::newRow("same names") << QStringLiteral("{name}.svg") << list({ "MYC", "myc", "MYC" })
                                    << list({ "MYC.svg", "myc-2.svg", "MYC-3.svg" });
        QTest::newRow("no name") << QStringLiteral("{name}.svg") << list({ "", "B" }) << list({ "chr1_101-200.svg", "B.svg" });
        QTest::newRow("unsafe") << QStringLiteral("{name}.svg")
                                << list({ "../../etc/x", "a/b:c*?", ".hidden", "GENE|chr1:2-3", "Ген 1" })
                                << list({ "_.._etc_x.svg", "a_b_c__.svg", "hidden.svg", "GENE_chr1_2-3.svg", "Ген_1.svg" });
        QTest::newRow("only dots") << QStringLiteral("{name}.svg") << list({ "..." }) << list({ "chr1_101-200.svg" });
    }

    void namesOfManyFigures()
    {
        QFETCH(QString, pattern);
        QFETCH(QStringList, names);
        QFETCH(QStringList, paths);
        QVector<FigureLocus> loci;
        for (const QString& name : names)
            loci.append({ { Interval { "chr1", 100 + 1000 * loci.size(), 200 + 1000 * loci.size() } }, name });
        QCOMPARE(figurePaths(pattern, loci), paths);
    }

    void presetsCanBeDrawn()
    {
        for (const FigureSpec::Preset& preset : FigureSpec::presets()) {
            FigureSpec spec;
            spec.widthMm = preset.widthMm;
            spec.heightMm = preset.heightMm;
            spec.fontPt = preset.fontPt;
            spec.linePt = preset.linePt;
            QCOMPARE(spec.check(), QStringList());
            QVERIFY(figureScales(spec, {}, { { "chr1", 0, 1000 } }).first().width() > 40);
        }
    }
};

EPIARC_TEST(FigureFileTest)
#include "figurefile_test.moc"
