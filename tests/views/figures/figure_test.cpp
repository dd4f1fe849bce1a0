#include "core/base/error.h"
#include "core/base/file.h"
#include "views/figures/figure.h"
#include "views/look/palette.h"
#include "views/painting/painters.h"

#include "tests/registry.h"

#include <QImage>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <cmath>

Q_DECLARE_METATYPE(FigureSpec)
Q_DECLARE_METATYPE(FigureSpec::Legend)
Q_DECLARE_METATYPE(WindowFunction)

namespace
{

constexpr float noData = std::numeric_limits<float>::quiet_NaN();
const Interval view { "chr11", 61'832'338, 61'832'338 + 65'536 };

LayerView layer(const QString& name, tracks::Slice slice)
{
    return { name, okabeIto(0), std::make_shared<const tracks::Slice>(std::move(slice)), {}, false };
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

/// Lanes over one stretch of the genome, or the same several times side by side.
Figure someFigure(FigureSpec spec = {}, int panels = 1)
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
    const QVector<LaneView> lanes {
        lane(QStringLiteral("DNase <K562> & co"), 70,
            { layer(QStringLiteral("measured"), waves(wide, 4200)), layer(QStringLiteral("predicted"), waves(wide, 4200)) }),
        lane(QStringLiteral("Genes"), 90, { layer(QStringLiteral("genes"), genes) }),
        lane(QStringLiteral("Genes"), 40, { layer(QStringLiteral("genes"), genes) }),
        lane(QStringLiteral("Экспрессия"), 40, { layer(QStringLiteral("signal"), waves(wide, 300)) })
    };
    Loci loci;
    for (int i = 0; i < panels; ++i)
        loci << view.shifted(i * 1000);
    Scene scene;
    for (const Scale& scale : figureScales(spec, lanes, loci))
        scene.panels.append({ scale, lanes });
    scene.regions = { { view.resized(5000), QStringLiteral("Enhancer"), QColor(213, 94, 0), true } };
    return Figure(scene, spec);
}

struct SvgGroup {
    QString id, label;
    int depth = 0; ///< 0: a layer
    QStringList texts;
    QMap<QString, int> shapes; ///< how many by element name
};

struct Svg {
    QString width, height, viewBox, problem;
    std::vector<SvgGroup> groups; ///< in the order of the file, outer before inner
    QSet<QString> fonts, fontSizes, strokeWidths;
};

Svg parsed(const QByteArray& content)
{
    Svg svg;
    QXmlStreamReader reader(content);
    std::vector<size_t> open;
    while (!reader.atEnd()) {
        reader.readNext();
        const QString name = reader.name().toString();
        if (reader.isEndElement() && name == QLatin1String("g"))
            open.pop_back();
        if (!reader.isStartElement())
            continue;
        const QXmlStreamAttributes attributes = reader.attributes();
        const auto value = [&](const char* key) { return attributes.value(QLatin1String(key)).toString(); };
        if (attributes.hasAttribute(QStringLiteral("stroke-width")))
            svg.strokeWidths << value("stroke-width");
        if (name == QLatin1String("svg")) {
            svg.width = value("width");
            svg.height = value("height");
            svg.viewBox = value("viewBox");
        } else if (name == QLatin1String("g")) {
            svg.groups.push_back({ value("id"), value("inkscape:label"), int(open.size()), {}, {} });
            open.push_back(svg.groups.size() - 1);
        } else if (!open.empty()) {
            SvgGroup& group = svg.groups[open.back()];
            ++group.shapes[name];
            if (name == QLatin1String("text")) {
                svg.fonts << value("font-family");
                svg.fontSizes << value("font-size");
                group.texts << reader.readElementText();
            }
        }
    }
    svg.problem = reader.errorString();
    return svg;
}

QStringList labels(const Svg& svg, int depth)
{
    QStringList labels;
    for (const SvgGroup& group : svg.groups)
        if (group.depth == depth)
            labels << group.label;
    return labels;
}

/// The sentence that the user reads when the work is refused; empty when it is not.
template <typename Work>
QString refusal(Work work)
{
    try {
        work();
        return {};
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
}

} // namespace

/// A figure on paper: its size, its groups, its text and lines, in all formats.
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
        QVERIFY(std::abs(svg.height.chopped(2).toDouble() - figure.sizeMm().height()) < 1e-3);
        QVERIFY(std::abs(svg.viewBox.split(QLatin1Char(' ')).at(2).toDouble() - figure.size().width()) < 1e-3);

        QSet<QString> ids;
        for (const SvgGroup& group : svg.groups) {
            QVERIFY2(
                QRegularExpression(QStringLiteral("^[A-Za-z_][A-Za-z0-9_-]*$")).match(group.id).hasMatch(), qPrintable(group.id));
            ids << group.id;
        }
        QCOMPARE(ids.size(), 7);
        QVERIFY(ids.contains(QStringLiteral("lane-Genes")) && ids.contains(QStringLiteral("lane-Genes-2")));
        QCOMPARE(labels(svg, 0),
            QStringList({ QStringLiteral("Background"), QStringLiteral("Regions of interest"), QStringLiteral("Ruler"),
                QStringLiteral("DNase <K562> & co"), QStringLiteral("Genes"), QStringLiteral("Genes"),
                QStringLiteral("Экспрессия") }));
        QCOMPARE(labels(svg, 1), QStringList());
    }

    void panelsAreGroupsInsideLanes()
    {
        FigureSpec spec;
        spec.scaleBar = true;
        const Svg svg = parsed(saved(someFigure(spec, 3), "panels.svg"));
        QStringList loci;
        for (int i = 0; i < 3; ++i)
            loci << QString::fromStdString(toText(view.shifted(i * 1000)));
        QStringList expected;
        for (int group = 0; group < 7; ++group) // regions, ruler, four lanes, scale bar
            expected << loci;
        QCOMPARE(labels(svg, 1), expected);
        QSet<QString> ids;
        for (const SvgGroup& group : svg.groups)
            ids << group.id;
        QCOMPARE(size_t(ids.size()), svg.groups.size());
    }

    void svgKeepsTextAsText()
    {
        FigureSpec spec;
        spec.title = QStringLiteral("Measured & predicted");
        QStringList texts;
        for (const SvgGroup& group : parsed(saved(someFigure(spec), "text.svg")).groups)
            texts << group.texts;
        for (const char* text :
            { "chr11", "65.54 kb", "Экспрессия", "GENE20", "measured", "predicted", "Enhancer", "Measured & predicted" })
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
        QCOMPARE(svg.groups.at(3).label, QStringLiteral("DNase <K562> & co"));
        // Axis, missing data, and body and envelope of both layers; legend and baseline.
        QVERIFY(svg.groups.at(3).shapes.value(QStringLiteral("path")) <= 6);
        QVERIFY(svg.groups.at(3).shapes.value(QStringLiteral("rect")) <= 6);
    }

    void partsComeAndGo_data()
    {
        QTest::addColumn<FigureSpec>("spec");
        QTest::addColumn<QStringList>("there");
        QTest::addColumn<QStringList>("absent");
        const QString ruler = QStringLiteral("ruler"), bar = QStringLiteral("scale-bar"), title = QStringLiteral("title"),
                      legend = QStringLiteral("legend"), ground = QStringLiteral("background"), loci = QStringLiteral("loci");
        FigureSpec spec;
        QTest::newRow("default") << spec << QStringList { ruler, ground } << QStringList { bar, title, legend, loci };
        spec.ruler = false;
        QTest::newRow("no ruler") << spec << QStringList {} << QStringList { ruler, bar };
        spec.scaleBar = true;
        QTest::newRow("bar instead of ruler") << spec << QStringList { bar, loci } << QStringList { ruler };
        spec.ruler = true;
        spec.title = QStringLiteral("T");
        spec.legend = FigureSpec::Legend::Below;
        spec.background = FigureSpec::Background::Transparent;
        QTest::newRow("all") << spec << QStringList { ruler, bar, title, legend } << QStringList { ground, loci };
    }

    void partsComeAndGo()
    {
        QFETCH(FigureSpec, spec);
        QFETCH(QStringList, there);
        QFETCH(QStringList, absent);
        QStringList ids;
        for (const SvgGroup& group : parsed(saved(someFigure(spec), "parts.svg")).groups)
            ids << group.id;
        for (const QString& id : there)
            QVERIFY2(ids.contains(id), qPrintable(id));
        for (const QString& id : absent)
            QVERIFY2(!ids.contains(id), qPrintable(id));
    }

    void theLegendIsInOnePlace_data()
    {
        QTest::addColumn<FigureSpec::Legend>("legend");
        QTest::addColumn<int>("inLane");
        QTest::addColumn<int>("below");
        QTest::newRow("none") << FigureSpec::Legend::None << 0 << 0;
        QTest::newRow("in lanes") << FigureSpec::Legend::InLanes << 1 << 0;
        QTest::newRow("below") << FigureSpec::Legend::Below << 0 << 1;
    }

    void theLegendIsInOnePlace()
    {
        QFETCH(FigureSpec::Legend, legend);
        QFETCH(int, inLane);
        QFETCH(int, below);
        FigureSpec spec;
        spec.legend = legend;
        int lane = 0, legends = 0;
        for (const SvgGroup& group : parsed(saved(someFigure(spec), "legend.svg")).groups) {
            (group.id == QLatin1String("legend") ? legends : lane) += int(group.texts.count(QStringLiteral("predicted")));
        }
        QCOMPARE(lane, inLane);
        QCOMPARE(legends, below);
    }

    void theLegendSaysOnceWhatALaneIsSmoothedOver_data()
    {
        QTest::addColumn<int>("layers");
        QTest::addColumn<double>("smoothing");
        QTest::addColumn<WindowFunction>("function");
        QTest::addColumn<QStringList>("said");
        const QString kb = QStringLiteral("smoothed over 1 kb");
        QTest::newRow("an overlay") << 2 << 1000.0 << WindowFunction::Mean
                                    << QStringList { QStringLiteral("a"), QStringLiteral("a"), kb };
        QTest::newRow("one layer") << 1 << 1000.0 << WindowFunction::Envelope << QStringList { kb };
        QTest::newRow("an overlay as it is")
            << 2 << 0.0 << WindowFunction::Mean << QStringList { QStringLiteral("a"), QStringLiteral("a") };
        QTest::newRow("one layer as it is") << 1 << 0.0 << WindowFunction::Mean << QStringList();
        QTest::newRow("highest values are not smoothed") << 1 << 1000.0 << WindowFunction::Max << QStringList();
    }

    void theLegendSaysOnceWhatALaneIsSmoothedOver()
    {
        QFETCH(int, layers);
        QFETCH(double, smoothing);
        QFETCH(WindowFunction, function);
        QFETCH(QStringList, said);
        FigureSpec spec;
        spec.legend = FigureSpec::Legend::Below;
        LaneView smooth
            = lane(QStringLiteral("DNase"), 40, QVector<LayerView>(layers, layer(QStringLiteral("a"), waves(view, 300))));
        smooth.smoothing = smoothing;
        smooth.function = function;
        // Genes have no values to smooth, whatever the lane was told.
        LaneView genes = lane(QStringLiteral("Genes"), 40, { layer(QStringLiteral("genes"), tracks::Features { view, {} }) });
        genes.smoothing = 1000;
        Scene scene;
        scene.panels.append({ figureScales(spec, { smooth, genes }, { view }).first(), { smooth, genes } });
        if (!said.isEmpty())
            said.prepend(QStringLiteral("DNase"));
        QStringList texts;
        for (const SvgGroup& group : parsed(saved(Figure(scene, spec), "smooth.svg")).groups)
            if (group.id == QLatin1String("legend"))
                texts = group.texts;
        QCOMPARE(texts, said);
    }

    void textIsAsLargeAsAsked()
    {
        FigureSpec spec;
        spec.fontPt = 6;
        spec.fontFamily = QStringLiteral("DejaVu Sans Mono");
        spec.title = QStringLiteral("T");
        const Svg svg = parsed(saved(someFigure(spec), "fonts.svg"));
        QCOMPARE(svg.fontSizes, QSet<QString>({ QStringLiteral("10"), QStringLiteral("12"), QStringLiteral("14") }));
        for (const QString& font : svg.fonts)
            QVERIFY2(font.startsWith(QLatin1String("'DejaVu Sans Mono'")), qPrintable(font));
        // 12 user units are 6 pt.
        const double unitMm = 180 / svg.viewBox.split(QLatin1Char(' ')).at(2).toDouble();
        QVERIFY(std::abs(12 * unitMm - 6 * 25.4 / 72) < 1e-4);
    }

    void allLinesFollowTheWidth()
    {
        const auto widths = [&](double pt) {
            FigureSpec spec;
            spec.linePt = pt;
            QList<double> all;
            for (const QString& width : parsed(saved(someFigure(spec), "lines.svg")).strokeWidths)
                all << width.toDouble();
            std::sort(all.begin(), all.end());
            return all;
        };
        const QList<double> thin = widths(0.5), thick = widths(1);
        QCOMPARE(thin.size(), thick.size());
        QVERIFY(thin.size() > 1);
        for (qsizetype i = 0; i < thin.size(); ++i)
            QVERIFY2(std::abs(thick[i] / thin[i] - 2) < 0.01, qPrintable(QStringLiteral("%1 → %2").arg(thin[i]).arg(thick[i])));
        QVERIFY(std::abs(thin.first() - 0.5 * 12 / 7) < 0.01);
    }

    void pdfHasTheExactSize()
    {
        const Figure figure = someFigure();
        const QByteArray pdf = saved(figure, "figure.pdf");
        const auto box
            = QRegularExpression(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\s*\\]")).match(QString::fromLatin1(pdf));
        QVERIFY(box.hasMatch());
        QVERIFY(std::abs(box.captured(1).toDouble() - 180 / 25.4 * 72) < 0.01);
        QVERIFY(std::abs(box.captured(2).toDouble() - figure.sizeMm().height() / 25.4 * 72) < 0.01);
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
        FigureSpec spec;
        spec.widthMm = widthMm;
        spec.dpi = dpi;
        const Figure figure = someFigure(spec);
        const QImage image = QImage::fromData(saved(figure, "figure.png"));
        QCOMPARE(image.width(), int(std::lround(widthMm / 25.4 * dpi)));
        QCOMPARE(image.height(), int(std::lround(figure.sizeMm().height() / 25.4 * dpi)));
        QCOMPARE(image.dotsPerMeterX(), int(std::lround(dpi / 0.0254)));
        QCOMPARE(image.pixelColor(0, 0), QColor(Qt::white));
    }

    void aTransparentPngIs()
    {
        FigureSpec spec;
        spec.background = FigureSpec::Background::Transparent;
        const QImage image = QImage::fromData(saved(someFigure(spec), "clear.png"));
        QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
        bool ink = false;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                ink |= qAlpha(image.pixel(x, y)) == 255;
        QVERIFY(ink);
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

    void heightIsTheSumOfTheLanes()
    {
        const FigureSpec spec;
        // Lanes of genes take what their rows need, if that is less: some three rows here.
        const double values = rulerHeight * spec.pixelMm() + (70 + 40) * 25.4 / 96, genes = (90 + 40) * 25.4 / 96;
        const double height = someFigure(spec).sizeMm().height();
        QVERIFY(height > values + genes / 3 && height < values + genes);
        Scene scene;
        const QVector<LaneView> lanes { lane(QStringLiteral("A"), 30, { layer(QStringLiteral("a"), waves(view, 300)) }),
            lane(QStringLiteral("B"), 50, { layer(QStringLiteral("b"), waves(view, 300)) }) };
        scene.panels.append({ figureScales(spec, lanes, { view }).first(), lanes });
        QVERIFY(std::abs(Figure(scene, spec).sizeMm().height() - rulerHeight * spec.pixelMm() - 80 * 25.4 / 96) < 1e-6);
    }

    void lettersTooFarAwayAreNoLane()
    {
        const FigureSpec spec;
        const auto ids = [&](const std::string& letters) {
            const QVector<LaneView> lanes { lane(QStringLiteral("Bases"), 24,
                                                { layer(QStringLiteral("b"), tracks::Bases { view, letters }) }),
                lane(QStringLiteral("A"), 30, { layer(QStringLiteral("a"), waves(view, 300)) }) };
            Scene scene;
            scene.panels.append({ figureScales(spec, lanes, { view }).first(), lanes });
            return labels(parsed(saved(Figure(scene, spec), "letters.svg")), 0);
        };
        QVERIFY(ids("ACGT").contains(QStringLiteral("Bases")));
        QVERIFY(!ids("").contains(QStringLiteral("Bases")));
        QVERIFY(ids("").contains(QStringLiteral("A")));
    }

    void heatMapsArePicturesOnlyByWish()
    {
        for (const bool raster : { false, true }) {
            FigureSpec spec;
            spec.rasterHeatMaps = raster;
            LaneView heat = lane(QStringLiteral("Heat"), 30, { layer(QStringLiteral("a"), waves(view, 300)) });
            heat.style = SignalStyle::HeatMap;
            Scene scene;
            scene.panels.append({ figureScales(spec, { heat }, { view }).first(), { heat } });
            const Figure figure(scene, spec);
            const QByteArray svg = saved(figure, "heat.svg");
            QCOMPARE(svg.contains("<image"), raster);
            QCOMPARE(svg.count("xlink:href=\"data:image/png;base64"), raster ? 1 : 0);
            QCOMPARE(parsed(svg).problem, QString());
            QCOMPARE(saved(figure, "heat.pdf").contains("/Subtype /Image"), raster);
        }
    }

    void lanesFitTheWishedHeight()
    {
        for (const int panels : { 1, 3 }) {
            FigureSpec spec;
            spec.heightMm = 120;
            spec.columns = 2;
            spec.title = QStringLiteral("Title");
            spec.scaleBar = true;
            QVERIFY(std::abs(someFigure(spec, panels).sizeMm().height() - 120) < 1e-6);
        }
    }

    void panelsMakeRows()
    {
        FigureSpec spec;
        const double one = someFigure(spec, 3).sizeMm().height();
        spec.columns = 2;
        const double two = someFigure(spec, 3).sizeMm().height();
        QVERIFY(two > 1.5 * one);
        const QVector<Scale> scales = figureScales(spec, {}, { view, view, view });
        QCOMPARE(scales[2].left(), scales[0].left());
        QVERIFY(scales[1].left() > scales[0].right());
        QVERIFY(std::abs(scales[2].width() - scales[0].width()) <= 1);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<FigureSpec>("spec");
        QTest::addColumn<QString>("message");
        const auto with = [](auto change) {
            FigureSpec spec;
            change(spec);
            return spec;
        };
        const FigureSpec fine;
        QTest::newRow("unknown ending") << QByteArray("figure.jpeg") << fine << QStringLiteral(".svg, .pdf or .png");
        QTest::newRow("no ending") << QByteArray("figure") << fine << QStringLiteral(".svg, .pdf or .png");
        QTest::newRow("no such folder") << QByteArray("absent/figure.svg") << fine << QStringLiteral("absent/figure.svg");
        const auto refused = [&](const char* row, const QString& message, auto change) {
            QTest::newRow(row) << QByteArray("figure.png") << with(change) << message;
        };
        refused("too narrow", QStringLiteral("choose a width"), [](FigureSpec& spec) { spec.widthMm = 20; });
        refused("not a number", QStringLiteral("choose a width"), [](FigureSpec& spec) { spec.widthMm = std::nan(""); });
        refused("no room for data", QStringLiteral("greater width"), [](FigureSpec& spec) {
            spec.widthMm = 40;
            spec.fontPt = 20;
        });
        refused("too low", QStringLiteral("choose a height"), [](FigureSpec& spec) { spec.heightMm = 3; });
        refused("lanes too low", QStringLiteral("greater height"), [](FigureSpec& spec) {
            spec.heightMm = 20;
            spec.fontPt = 20;
        });
        refused("no dots", QStringLiteral("dots per inch"), [](FigureSpec& spec) { spec.dpi = 0; });
        refused("too many pixels", QStringLiteral("fewer dots"), [](FigureSpec& spec) {
            spec.widthMm = 5000;
            spec.dpi = 2400;
        });
        refused("tiny text", QStringLiteral("between 3 and 72 pt"), [](FigureSpec& spec) { spec.fontPt = 1; });
        refused("no lines", QStringLiteral("Lines are 0 pt"), [](FigureSpec& spec) { spec.linePt = 0; });
        refused("wide names", QStringLiteral("column of names"), [](FigureSpec& spec) { spec.namesMm = 170; });
        refused("unknown font", QStringLiteral("No Such Font"),
            [](FigureSpec& spec) { spec.fontFamily = QStringLiteral("No Such Font"); });
    }

    void refusals()
    {
        QFETCH(QByteArray, name);
        QFETCH(FigureSpec, spec);
        QFETCH(QString, message);
        QTemporaryDir folder;
        const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / name.toStdString();
        const QString said = refusal([&] { someFigure(spec).save(path); });
        QVERIFY2(said.contains(message), qPrintable(said));
        QVERIFY(said.endsWith(u'.'));
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
};

EPIARC_TEST(FigureTest)
#include "figure_test.moc"
