#include "core/base/error.h"
#include "core/base/file.h"
#include "views/browser/figure.h"
#include "views/browser/painters.h"

#include <QImage>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <cmath>

namespace
{

constexpr float noData = std::numeric_limits<float>::quiet_NaN();
const Interval view { "chr11", 61'832'338, 61'832'338 + 65'536 };

LayerView layer(const QString& name, tracks::Slice slice)
{
    return { name, Theme::trackColour(0), std::make_shared<const tracks::Slice>(std::move(slice)), {}, false };
}

tracks::Signal waves(const Interval& where, size_t bins)
{
    tracks::Signal signal;
    signal.where = where;
    for (size_t i = 0; i < bins; ++i) {
        const float value = i >= bins / 3 && i < bins / 2 ? noData : float(10 + 8 * std::sin(double(i) / 7) + double(i % 5));
        signal.mean.push_back(value);
        signal.min.push_back(value - 3);
        signal.max.push_back(value + 4);
    }
    return signal;
}

LaneView lane(const QString& name, double height, QVector<LayerView> layers)
{
    LaneView made;
    made.name = name;
    made.height = height;
    made.layers = std::move(layers);
    return made;
}

void setWidth(Figure& figure, double widthMm)
{
    figure.widthMm = widthMm;
    for (PanelView& panel : figure.scene.panels)
        panel.scale = { panel.scale.interval(), laneHeaderWidth, Figure::dataWidth(widthMm) };
}

Figure someFigure()
{
    const Interval wide = view.resized(view.length() * 3);
    tracks::Features genes { wide, {} };
    for (int i = 0; i < 40; ++i) {
        genome::Feature gene;
        gene.start = wide.start + i * 5000;
        gene.end = gene.start + 9000;
        gene.name = "GENE" + std::to_string(i);
        gene.strand = genome::Strand::Plus;
        gene.blocks = { { gene.start, gene.start + 500 }, { gene.end - 2000, gene.end } };
        genes.items.push_back(gene);
    }
    Figure figure;
    figure.scene.panels.append({ Scale(view, laneHeaderWidth, Figure::dataWidth(figure.widthMm)), {} });
    figure.scene.panels.first().lanes
        = { lane(QStringLiteral("DNase <K562> & co"), 70,
                { layer(QStringLiteral("measured"), waves(wide, 4200)), layer(QStringLiteral("predicted"), waves(wide, 4200)) }),
              lane(QStringLiteral("Genes"), 90, { layer(QStringLiteral("genes"), genes) }),
              lane(QStringLiteral("Genes"), 40, { layer(QStringLiteral("genes"), genes) }),
              lane(QStringLiteral("Экспрессия"), 40, { layer(QStringLiteral("signal"), waves(wide, 300)) }) };
    return figure;
}

struct SvgGroup {
    QString id, label;
    QStringList texts;
    QMap<QString, int> shapes; ///< how many by element name
};

struct Svg {
    QString width, height, viewBox, problem;
    std::vector<SvgGroup> groups;
};

Svg parsed(const QByteArray& content)
{
    Svg svg;
    QXmlStreamReader reader(content);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QString name = reader.name().toString();
        const QXmlStreamAttributes attributes = reader.attributes();
        const auto value = [&](const char* key) { return attributes.value(QLatin1String(key)).toString(); };
        if (name == QLatin1String("svg"))
            svg = { value("width"), value("height"), value("viewBox"), {}, {} };
        else if (name == QLatin1String("g"))
            svg.groups.push_back({ value("id"), value("inkscape:label"), {}, {} });
        else if (!svg.groups.empty()) {
            ++svg.groups.back().shapes[name];
            if (name == QLatin1String("text"))
                svg.groups.back().texts << reader.readElementText();
        }
    }
    svg.problem = reader.errorString();
    return svg;
}

} // namespace

class FigureTest : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private:
    QTemporaryDir m_folder;

    std::filesystem::path at(const char* name) const { return std::filesystem::path(m_folder.path().toStdString()) / name; }
    QByteArray saved(const Figure& figure, const char* name) const
    {
        figure.save(at(name));
        return QByteArray::fromStdString(base::readFile(at(name)));
    }

private Q_SLOTS:
    void svgIsMadeOfNamedGroups()
    {
        const Figure figure = someFigure();
        const Svg svg = parsed(saved(figure, "figure.svg"));
        QCOMPARE(svg.problem, QString());
        QCOMPARE(svg.width, QStringLiteral("180mm"));
        QVERIFY(svg.height.endsWith(QLatin1String("mm")));
        QVERIFY(std::abs(svg.height.chopped(2).toDouble() - figure.heightMm()) < 1e-3);
        QVERIFY(std::abs(svg.viewBox.split(QLatin1Char(' ')).at(2).toDouble() - 180 / 25.4 * 96) < 1e-3);

        QSet<QString> ids;
        QStringList labels;
        for (const SvgGroup& group : svg.groups) {
            QVERIFY2(
                QRegularExpression(QStringLiteral("^[A-Za-z_][A-Za-z0-9_-]*$")).match(group.id).hasMatch(), qPrintable(group.id));
            ids << group.id;
            labels << group.label;
        }
        QCOMPARE(ids.size(), 6);
        QVERIFY(ids.contains(QStringLiteral("lane-Genes")) && ids.contains(QStringLiteral("lane-Genes-2")));
        QCOMPARE(labels,
            QStringList({ QStringLiteral("Background"), QStringLiteral("Ruler"), QStringLiteral("DNase <K562> & co"),
                QStringLiteral("Genes"), QStringLiteral("Genes"), QStringLiteral("Экспрессия") }));
    }

    void svgKeepsTextAsText()
    {
        QStringList texts;
        for (const SvgGroup& group : parsed(saved(someFigure(), "text.svg")).groups)
            texts << group.texts;
        for (const char* text : { "chr11", "65.54 kb", "Экспрессия", "GENE20", "measured", "predicted" })
            QVERIFY2(texts.contains(QString::fromUtf8(text)), text);
        QVERIFY(texts.join(QLatin1Char(' ')).contains(QLatin1String("DNase <K562>")));
        QCOMPARE(texts.filter(QRegularExpression(QStringLiteral("^r = 1\\.00 \\([0-9]+ bins\\)$"))).size(), 1);
    }

    void svgIsSmallAndUnclipped()
    {
        const QByteArray content = saved(someFigure(), "paths.svg");
        QVERIFY(!content.contains("clip"));
        QVERIFY(!content.contains("<image"));
        const Svg svg = parsed(content);
        QCOMPARE(svg.groups.at(2).label, QStringLiteral("DNase <K562> & co"));
        // Axis, missing data, and body and envelope of both layers; legend and baseline.
        QVERIFY(svg.groups.at(2).shapes.value(QStringLiteral("path")) <= 6);
        QVERIFY(svg.groups.at(2).shapes.value(QStringLiteral("rect")) <= 6);
    }

    void pdfHasTheExactSize()
    {
        const Figure figure = someFigure();
        const QByteArray pdf = saved(figure, "figure.pdf");
        const auto box
            = QRegularExpression(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\s*\\]")).match(QString::fromLatin1(pdf));
        QVERIFY(box.hasMatch());
        QVERIFY(std::abs(box.captured(1).toDouble() - 180 / 25.4 * 72) < 0.01);
        QVERIFY(std::abs(box.captured(2).toDouble() - figure.heightMm() / 25.4 * 72) < 0.01);
        QVERIFY(pdf.contains("/FontFile2")); // text with embedded fonts
        QVERIFY(!pdf.contains("/Subtype /Image"));
    }

    void pngHasTheAskedResolution_data()
    {
        QTest::addColumn<double>("widthMm");
        QTest::addColumn<int>("dpi");
        QTest::newRow("paper") << 180.0 << 300;
        QTest::newRow("one column") << 85.0 << 600;
        QTest::newRow("screen") << 254.0 << 96;
    }

    void pngHasTheAskedResolution()
    {
        QFETCH(double, widthMm);
        QFETCH(int, dpi);
        Figure figure = someFigure();
        setWidth(figure, widthMm);
        figure.dpi = dpi;
        const QImage image = QImage::fromData(saved(figure, "figure.png"));
        QCOMPARE(image.width(), int(std::lround(widthMm / 25.4 * dpi)));
        QCOMPARE(image.height(), int(std::lround(figure.heightMm() / 25.4 * dpi)));
        QCOMPARE(image.dotsPerMeterX(), int(std::lround(dpi / 0.0254)));
        QCOMPARE(image.pixelColor(0, 0), QColor(Qt::white));
    }

    void theSameFigureGivesTheSameBytes_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : { "same.svg", "same.pdf", "same.png" })
            QTest::newRow(name) << QByteArray(name);
    }

    void theSameFigureGivesTheSameBytes()
    {
        QFETCH(QByteArray, name);
        const QByteArray first = saved(someFigure(), name);
        QVERIFY(!first.contains("CreationDate"));
        QCOMPARE(saved(someFigure(), name), first);
    }

    void heightIsTheSumOfTheLanes() { QCOMPARE(someFigure().heightMm(), (rulerHeight + 70 + 90 + 40 + 40) * 25.4 / 96); }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<double>("widthMm");
        QTest::addColumn<int>("dpi");
        QTest::addColumn<QString>("message");
        QTest::newRow("unknown ending") << QByteArray("figure.jpeg") << 180.0 << 300 << QStringLiteral(".svg, .pdf or .png");
        QTest::newRow("no ending") << QByteArray("figure") << 180.0 << 300 << QStringLiteral(".svg, .pdf or .png");
        QTest::newRow("too narrow") << QByteArray("figure.svg") << 20.0 << 300 << QStringLiteral("choose a width");
        QTest::newRow("not a number") << QByteArray("figure.svg") << std::nan("") << 300 << QStringLiteral("choose a width");
        QTest::newRow("no dots") << QByteArray("figure.png") << 180.0 << 0 << QStringLiteral("dots per inch");
        QTest::newRow("too many pixels") << QByteArray("figure.png") << 5000.0 << 2400 << QStringLiteral("fewer dots");
        QTest::newRow("no such folder") << QByteArray("absent/figure.svg") << 180.0 << 300 << QStringLiteral("absent/figure.svg");
    }

    void refusals()
    {
        QFETCH(QByteArray, name);
        QFETCH(QString, message);
        QFETCH(double, widthMm);
        QFETCH(int, dpi);
        QTemporaryDir folder;
        Figure figure = someFigure();
        setWidth(figure, widthMm);
        figure.dpi = dpi;
        try {
            figure.save(std::filesystem::path(folder.path().toStdString()) / name.toStdString());
            QFAIL("It was saved.");
        } catch (const Error& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(message), error.what());
        }
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void aStoppedFigureLeavesTheOldOne()
    {
        base::writeAtomically(at("old.svg"), "old");
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(someFigure().save(at("old.svg"), Monitor(stop.get_token(), {})), Cancelled);
        QCOMPARE(base::readFile(at("old.svg")), std::string("old"));
    }

    void valuesAreATable()
    {
        tracks::Signal one, other;
        one.where = { "chr1", 1000, 1040 };
        one.mean = { 1, noData, 0.25F, 4 };
        other.where = { "chr1", 980, 1060 };
        other.mean = { 7, 8, 9, 10 };
        const QVector<LaneView> lanes { lane(QStringLiteral("DNase"), 40,
                                            { layer(QStringLiteral("seen"), one), layer(QStringLiteral("pre\tdicted"), other) }),
            lane(QStringLiteral("RNA"), 40, { layer(QStringLiteral("only"), other) }),
            lane(QStringLiteral("Genes"), 40, { layer(QStringLiteral("genes"), tracks::Features {}) }) };
        saveValues(at("values.tsv"), { "chr1", 1005, 1050 }, lanes);
        QCOMPARE(base::readFile(at("values.tsv")),
            std::string("chrom\tstart\tend\tDNase: seen\tDNase: pre dicted\tRNA\n"
                        "chr1\t1005\t1010\t1\t8\t8\n"
                        "chr1\t1010\t1020\t\t8\t8\n"
                        "chr1\t1020\t1030\t0.25\t9\t9\n"
                        "chr1\t1030\t1040\t4\t9\t9\n"
                        "chr1\t1040\t1050\t\t10\t10\n"));
        QVERIFY_EXCEPTION_THROWN(saveValues(at("none.tsv"), { "chr2", 0, 50 }, lanes), Error);
        QVERIFY(!QFile::exists(QString::fromStdString(at("none.tsv").string())));
    }
};

QTEST_MAIN(FigureTest)
#include "figure_test.moc"
