#include "tests/registry.h"
#include "tests/views/textrecorder.h"

#include "views/geometry/columns.h"
#include "views/geometry/valueaxis.h"
#include "views/ink/lettering.h"
#include "views/look/palette.h"
#include "views/painting/featurerows.h"
#include "views/painting/matrixview.h"
#include "views/painting/painters.h"
#include "views/painting/rulerticks.h"
#include "views/painting/scene.h"

#include <QDir>
#include <QtConcurrent>
#include <QtTest>

#include <cmath>
#include <random>

namespace
{

constexpr float noData = std::numeric_limits<float>::quiet_NaN();
const QColor untouched(255, 0, 255);
const Interval view { "chr11", 61'832'338, 61'832'338 + 65'536 };

tracks::Signal signalOf(const Interval& where, std::vector<float> values)
{
    tracks::Signal signal;
    signal.where = where;
    signal.mean = signal.min = signal.max = std::move(values);
    return signal;
}

tracks::Signal noisySignal(const Interval& where, size_t bins)
{
    std::mt19937 random(1);
    std::uniform_real_distribution<float> uniform(-3, 40);
    tracks::Signal signal = signalOf(where, std::vector<float>(bins));
    for (size_t i = 0; i < bins; ++i) {
        signal.mean[i] = i % 17 == 3 ? noData : uniform(random);
        signal.min[i] = signal.mean[i] - 5;
        signal.max[i] = signal.mean[i] + 9;
    }
    return signal;
}

tracks::Features someGenes(const Interval& where, int count, unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> uniform(0, 1);
    tracks::Features features { where, {} };
    for (int i = 0; i < count; ++i) {
        genome::Feature feature;
        feature.start = where.start + int64_t((uniform(random) * 1.2 - 0.2) * double(where.length()));
        feature.end = feature.start + int64_t(std::pow(uniform(random), 4) * 0.5 * double(where.length())) + 1;
        feature.strand = i % 3 == 0 ? genome::Strand::Plus : i % 3 == 1 ? genome::Strand::Minus : genome::Strand::None;
        feature.name = "GENE" + std::to_string(i);
        const int64_t third = (feature.end - feature.start) / 3;
        if (i % 2 == 0 && third > 0) {
            feature.blocks = { { feature.start, feature.start + third }, { feature.end - third, feature.end } };
            feature.thickStart = feature.start + third / 2;
            feature.thickEnd = feature.end;
        }
        feature.score = float(i % 1100);
        features.items.push_back(feature);
    }
    std::sort(
        features.items.begin(), features.items.end(), [](const auto& one, const auto& other) { return one.start < other.start; });
    return features;
}

tracks::Arc arc(int64_t from, int64_t to, double score = 1)
{
    tracks::Arc made;
    made.a = { view.chrom, from - 100, from + 100 };
    made.b = { view.chrom, to - 100, to + 100 };
    made.score = score;
    return made;
}

tracks::Arcs someArcs(const Interval& where)
{
    tracks::Arcs arcs { where, {} };
    for (int i = 0; i < 20; ++i)
        arcs.items.push_back(arc(where.start + i * where.length() / 20, where.end - i * i * where.length() / 500, i / 20.0));
    arcs.items.push_back(arc(where.start - where.length() * 50, where.end + where.length() * 50));
    tracks::Arc other = arc(view.end - 300, view.end - 200);
    other.b.chrom = "chr17";
    arcs.items.push_back(other);
    return arcs;
}

tracks::Bases someBases(const Interval& where)
{
    tracks::Bases bases { where, {} };
    for (int64_t i = 0; i < where.length(); ++i)
        bases.letters += "ACGTN"[(i * 7) % 5];
    return bases;
}

LayerView layer(const QString& name, const QColor& colour, tracks::Slice slice)
{
    return { name, colour, std::make_shared<const tracks::Slice>(std::move(slice)), {}, false };
}

LaneView lane(QVector<LayerView> layers)
{
    LaneView made;
    made.name = QStringLiteral("A lane with a rather long name, longer than the header");
    made.units = QStringLiteral("scaled and soft-clipped reads per base");
    made.layers = std::move(layers);
    return made;
}

QImage canvas(const QSize& size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(untouched);
    return image;
}

/// Pixels outside `area` that something was painted on, as text; empty when there are none.
QString strayPixels(const QImage& image, const QRect& area)
{
    QStringList stray;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (!area.contains(x, y) && image.pixelColor(x, y) != untouched)
                stray << QStringLiteral("%1,%2").arg(x - area.left()).arg(y - area.top());
    return stray.mid(0, 12).join(QLatin1Char(' '));
}

int paintedPixels(const QImage& image, const QRect& area)
{
    int painted = 0;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            painted += image.pixelColor(x, y) != untouched;
    return painted;
}

/// Of any channel of any pixel.
int largestDifference(const QImage& one, const QImage& other)
{
    int largest = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x) {
            const QColor a = one.pixelColor(x, y), b = other.pixelColor(x, y);
            largest = std::max(
                { largest, std::abs(a.red() - b.red()), std::abs(a.green() - b.green()), std::abs(a.blue() - b.blue()) });
        }
    return largest;
}

using Paint = std::function<void(QPainter&, const QRectF& area, const Scale&)>;

std::map<std::string, Paint> everyPainter(const Interval& where, const Theme& theme)
{
    std::map<std::string, Paint> painters;
    const auto add = [&](const std::string& name, const LaneView& shown) {
        painters["lane of " + name]
            = [=](QPainter& painter, const QRectF& area, const Scale& scale) { paintLane(painter, area, scale, shown, theme); };
    };
    const tracks::Signal fine = noisySignal(where, 20'000), coarse = noisySignal(where, 90);
    add("a fine signal", lane({ layer(QStringLiteral("measured"), Qt::blue, fine) }));
    LaneView overlay = lane(
        { layer(QStringLiteral("measured in K562 cells"), Qt::blue, fine), layer(QStringLiteral("predicted"), Qt::red, coarse) });
    overlay.layers[1].busy = true;
    add("an overlay", overlay);
    overlay.scale = { ValueScale::Range::Fixed, 99, 2, 12, ValueScale::Transform::Log1p, {} };
    add("an overlay with a fixed logarithmic range", overlay);
    overlay.scale = { ValueScale::Range::Percentile, 90, 0, 1, ValueScale::Transform::Symlog, QStringLiteral("DNase") };
    overlay.style = SignalStyle::Line;
    add("lines of a group", overlay);
    overlay.style = SignalStyle::HeatMap;
    add("a heat map", overlay);
    overlay.layers.resize(1);
    overlay.function = WindowFunction::Max;
    add("one row of heat", overlay);
    add("genes", lane({ layer(QStringLiteral("genes"), Qt::blue, someGenes(where, 200, 1)) }));
    add("few genes", lane({ layer(QStringLiteral("genes"), Qt::blue, someGenes(where, 9, 2)) }));
    add("arcs", lane({ layer(QStringLiteral("links"), Qt::blue, someArcs(where)) }));
    add("bases too far away", lane({ layer(QStringLiteral("bases"), Qt::blue, tracks::Bases { where, {} }) }));
    LaneView broken = lane({ { QStringLiteral("broken"), Qt::blue, nullptr,
        QStringLiteral("/data/ENCFF833POA.bw is cut short after 52,118,016 bytes: copy it again."), true } });
    add("a problem", broken);
    painters["ruler"]
        = [=](QPainter& painter, const QRectF& area, const Scale& scale) { paintRuler(painter, area, scale, theme); };
    for (const bool line : { false, true })
        painters[line ? "signal line" : "signal body"] = [=](QPainter& painter, const QRectF& area, const Scale& scale) {
            const QRectF data = area.adjusted(headerWidthIn(theme), 0, 0, 0);
            paintSignal(painter, data, columnsOf(fine, scale, LaneOptions()), Qt::blue,
                ValueAxis({ -1, 30 }, ValueScale::Transform::Linear, data.top(), data.bottom()), line);
        };
    painters["features"] = [=, genes = someGenes(where, 60, 3)](QPainter& painter, const QRectF& area, const Scale& scale) {
        paintFeatures(painter, area.adjusted(headerWidthIn(theme), 0, 0, 0), scale, genes, Qt::blue, theme);
    };
    painters["arcs"] = [=, arcs = someArcs(where)](QPainter& painter, const QRectF& area, const Scale& scale) {
        paintArcs(painter, area.adjusted(headerWidthIn(theme), 0, 0, 0), scale, arcs, {}, Qt::blue, theme);
    };
    return painters;
}

/// Those above, maps, letters, and what lies over several lanes.
std::map<std::string, Paint> allOfTheRoom(const Theme& theme)
{
    std::map<std::string, Paint> painters = everyPainter(view, theme);
    const Interval few = view.resized(60);
    LaneView logo = lane({ layer(QStringLiteral("logo"), Qt::blue, noisySignal(few, 60)) });
    logo.style = SignalStyle::Logo;
    logo.letters = layer({}, Qt::blue, someBases(few));
    const LaneView letters = lane({ layer(QStringLiteral("bases"), Qt::blue, someBases(few)) });
    for (const LaneView& shown : { logo, letters })
        painters[shown.layers.first().name.toStdString()] = [=](QPainter& painter, const QRectF& area, const Scale& scale) {
            paintLane(painter, area, Scale(few, scale.left(), scale.width()), shown, theme);
        };
    tracks::Matrix map { view, 90, std::vector<float>(90 * 90) };
    for (size_t i = 0; i < map.values.size(); ++i)
        map.values[i] = float(i % 71);
    const LaneView maps = lane({ layer(QStringLiteral("map"), Qt::blue, map) });
    painters["map"] = [=](QPainter& painter, const QRectF& area, const Scale& scale) {
        paintLane(painter, area, scale, maps, theme);
        paintMatrixHover(painter, { scale.left(), area.top(), scale.width(), area.height() }, scale, map, {},
            { scale.left() + 90, area.center().y() }, theme);
    };
    painters["scene"] = [=](QPainter& painter, const QRectF& area, const Scale& scale) {
        const Region region { view.resized(view.length() / 3), QStringLiteral("enhancer"), Qt::green, true };
        Scene scene;
        scene.panels.append(PanelView { scale, { maps } });
        scene.regions.append(region);
        paintRulers(painter, area, scene, theme);
        paintLane(painter, area, scene, 0, theme);
    };
    return painters;
}

} // namespace

class PaintersTest : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private Q_SLOTS:
    void aSpikeSurvivesAThousandBinsPerPixel()
    {
        std::vector<float> values(200'000, 0);
        values[123'456] = 7;
        const Scale scale({ "chr1", 0, 200'000 }, 150, 200);
        const tracks::Signal signal = signalOf(scale.interval(), values);
        const std::vector<Column> columns = columnsOf(signal, scale, LaneOptions());
        QCOMPARE(columns.size(), size_t(200));
        for (size_t i = 0; i < columns.size(); ++i)
            QCOMPARE(columns[i].high, i == 123 ? 7.0 : 0.0);
        QVERIFY(std::abs(columns[123].value - 7.0 / 1000) < 1e-9);

        QImage image = canvas({ 360, 60 });
        QPainter painter(&image);
        paintSignal(painter, QRectF(150, 5, 200, 50), columns, Qt::blue,
            ValueAxis({ 0, 8 }, ValueScale::Transform::Linear, 5, 55), false);
        painter.end();
        QVERIFY(image.pixelColor(150 + 123, 20) != untouched);
        QCOMPARE(image.pixelColor(150 + 125, 20), untouched);
    }

    void columnsAreBinnedByBases_data()
    {
        QTest::addColumn<int>("bins");
        QTest::addColumn<int>("pixels");
        QTest::newRow("finer than pixels") << 1000 << 130;
        QTest::newRow("equal") << 300 << 100;
        QTest::newRow("coarser than pixels") << 20 << 130;
    }

    void columnsAreBinnedByBases()
    {
        QFETCH(int, bins);
        QFETCH(int, pixels);
        const Interval where { "chr1", 1000, 7000 }, visible { "chr1", 2000, 4000 };
        const tracks::Signal signal = noisySignal(where, size_t(bins));
        const Scale scale(visible, 150, pixels);
        const std::vector<Column> columns = columnsOf(signal, scale, LaneOptions());
        QCOMPARE(columns.front().left, scale.left());
        QVERIFY(std::abs(columns.back().right - scale.right()) < 1e-6);
        for (size_t i = 0; i < columns.size(); ++i) {
            const double from = scale.position(columns[i].left), to = scale.position(columns[i].right),
                         mean = valueAt(signal, from, to);
            QCOMPARE(columns[i].missing(), std::isnan(mean));
            if (!columns[i].missing())
                QVERIFY2(std::abs(columns[i].value - mean) < 1e-3, qPrintable(QString::number(i)));
            if (i > 0)
                QVERIFY(std::abs(columns[i].left - columns[i - 1].right) < 1e-9);
        }
    }

    void missingDiffersFromZero()
    {
        const Interval where { "chr1", 0, 1000 };
        std::vector<float> values(100, 5);
        std::fill(values.begin() + 20, values.begin() + 40, 0.0F);
        std::fill(values.begin() + 60, values.begin() + 80, noData);
        QImage image = canvas({ 350, 60 });
        QPainter painter(&image);
        paintLane(painter, QRectF(0, 0, 350, 60), Scale(where, 150, 200),
            lane({ layer(QStringLiteral("a"), Qt::blue, signalOf(where, values)) }), Theme::light());
        painter.end();
        int different = 0;
        for (int y = 0; y < 60; ++y)
            different += image.pixelColor(150 + 60, y) != image.pixelColor(150 + 140, y);
        QVERIFY2(different >= 3, qPrintable(QString::number(different)));
    }

    void nothingIsPaintedOutside_data()
    {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::addColumn<double>("pan");
        QTest::addColumn<int>("textSize");
        for (const int size : { 100, 130, 160 })
            for (const int height : { 5, 13, 20, 34, 60, 150 })
                for (const int width : { 30, 130, 640 })
                    QTest::addRow("%d x %d, text %d %%", width, height, size) << height << width << 0.37 * height << size;
    }

    /// Slices reach far beyond the view on both sides; nothing may rely on a clip.
    void nothingIsPaintedOutside()
    {
        QFETCH(int, height);
        QFETCH(int, width);
        QFETCH(double, pan);
        QFETCH(int, textSize);
        const Theme theme = Theme::light(textSize / 100.0);
        const double header = headerWidthIn(theme);
        const Interval visible = view.shifted(int64_t(pan * 100));
        const QRect area(40, 40, int(header) + width, height);
        const Scale scale(visible, area.left() + header, width);
        for (const auto& [name, paint] : everyPainter(view.resized(view.length() * 3), theme)) {
            if (name == "ruler" && height < rulerHeightIn(theme))
                continue;
            QImage image = canvas(area.size() + QSize(80, 80));
            QPainter painter(&image);
            paint(painter, area, scale);
            painter.end();
            const QString stray = strayPixels(image, area);
            QVERIFY2(stray.isEmpty(), qPrintable(QString::fromStdString(name) + QStringLiteral(" painted at ") + stray));
            if (height >= 34 && width >= 130)
                QVERIFY2(paintedPixels(image, area) > 20, name.c_str());
        }
    }

    void textsDoNotCollide_data()
    {
        QTest::addColumn<int>("textSize");
        QTest::addColumn<int>("height");
        for (const int size : { 90, 100, 130, 160 })
            for (const int height : { 20, 34, 48, 60, 90, 150, 300 })
                QTest::addRow("text %d %%, %d high", size, height) << size << height;
    }

    /// Header, axis, rows and labels, and the ruler above, at every size of text.
    void textsDoNotCollide()
    {
        QFETCH(int, textSize);
        QFETCH(int, height);
        const Theme theme = Theme::light(textSize / 100.0);
        for (const int width : { 400, 900 }) {
            const QRectF area(0, 0, headerWidthIn(theme) + width, height);
            const Scale scale(view, headerWidthIn(theme), width);
            for (const auto& [name, paint] : everyPainter(view.resized(view.length() * 3), theme)) {
                TextRecorder recorder(area.size().toSize());
                QPainter painter(&recorder);
                const QRectF own = name == "ruler" ? QRectF(0, 0, area.width(), rulerHeightIn(theme)) : area;
                paint(painter, own, scale);
                painter.end();
                const QString found = recorder.collisions(own);
                QVERIFY2(found.isEmpty(), qPrintable(QString::fromStdString(name) + QStringLiteral(": ") + found));
                if (name == "ruler")
                    QVERIFY(recorder.written.size() > 3);
            }
        }
    }

    /// SVG keeps no clips, and a clip of the caller must stay as it is.
    void noneSetsAClip()
    {
        const Theme theme = Theme::light();
        const QRectF area(0, 0, headerWidthIn(theme) + 600, 80);
        const Scale scale(view, headerWidthIn(theme), 600);
        for (const auto& [name, paint] : allOfTheRoom(theme)) {
            TextRecorder recorder(area.size().toSize());
            QPainter painter(&recorder);
            paint(painter, area, scale);
            painter.end();
            QVERIFY2(recorder.clips == 0, name.c_str());
        }
        for (const char* name : { "painting", "ink", "geometry" }) {
            const QDir room(QStringLiteral(SOURCE_DIR "/views/%1").arg(QLatin1String(name)));
            const QStringList files = room.entryList({ QStringLiteral("*.cpp"), QStringLiteral("*.h") });
            QVERIFY2(files.size() > 5, name);
            for (const QString& source : files) {
                QFile file(room.filePath(source));
                QVERIFY(file.open(QIODevice::ReadOnly));
                QVERIFY2(!file.readAll().contains("setClip"), qPrintable(source));
            }
        }
    }

    /// Several at once, each as on the thread of the window; outlines of letters may be a shade off.
    void theyPaintOnAnyThread()
    {
        const Theme theme = Theme::light();
        const auto painted = [&](const Paint& paint) {
            QImage image = canvas({ int(headerWidthIn(theme)) + 600, 80 });
            QPainter painter(&image);
            paint(painter, image.rect(), Scale(view, headerWidthIn(theme), 600));
            return image;
        };
        const std::map<std::string, Paint> painters = allOfTheRoom(theme);
        std::vector<QFuture<QImage>> elsewhere;
        for (int round = 0; round < 2; ++round)
            for (const auto& [name, paint] : painters)
                elsewhere.push_back(QtConcurrent::run(painted, paint));
        for (size_t i = 0; i < elsewhere.size(); ++i) {
            const auto& [name, paint] = *std::next(painters.begin(), std::ptrdiff_t(i % painters.size()));
            QVERIFY2(largestDifference(elsewhere[i].result(), painted(paint)) <= 8, name.c_str());
        }
    }

    /// A longer name shows as many letters as in small text, for its column grows too.
    void namesStayAsLongInLargeText()
    {
        const auto lettersAt = [](double size) {
            const Theme theme = Theme::light(size);
            const double header = headerWidthIn(theme), height = std::round(60 * size);
            TextRecorder recorder({ int(header) + 400, int(height) });
            QPainter painter(&recorder);
            paintLane(painter, { 0, 0, header + 400, height }, Scale(view, header, 400),
                lane({ layer(QStringLiteral("measured"), Qt::blue, noisySignal(view, 500)) }), theme);
            qsizetype letters = 0;
            for (const TextRecorder::Written& text : recorder.written)
                letters += QStringLiteral("A lane with a rather long name").contains(text.text) ? text.text.size() : 0;
            return letters;
        };
        QVERIFY(lettersAt(1) >= 10);
        for (const double size : { 1.3, 1.6 })
            QVERIFY2(std::abs(lettersAt(size) - lettersAt(1)) <= 3, qPrintable(QString::number(lettersAt(size))));
    }

    void basesStayInsideToo_data()
    {
        QTest::addColumn<int>("bases");
        QTest::newRow("letters") << 40;
        QTest::newRow("narrow letters") << 79;
        QTest::newRow("blocks") << 300;
    }

    void basesStayInsideToo()
    {
        QFETCH(int, bases);
        const Interval visible { "chr1", 1000, 1000 + bases };
        for (const int height : { 9, 24, 60 }) {
            QImage image = canvas({ 720, height + 40 });
            QPainter painter(&image);
            const QRect area(40, 20, 640, height);
            paintBases(painter, area, Scale(visible, 40, 640), someBases(visible.resized(3 * bases)), Theme::light());
            painter.end();
            QCOMPARE(strayPixels(image, area), QString());
            QVERIFY(paintedPixels(image, area) > 500);
        }
    }

    void rowsDoNotOverlap_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("limit");
        for (const int count : { 1, 20, 300 })
            for (const int limit : { 1, 4, 1000 })
                QTest::addRow("%d features, %d rows", count, limit) << count << limit;
    }

    void rowsDoNotOverlap()
    {
        QFETCH(int, count);
        QFETCH(int, limit);
        for (const int width : { 60, 500, 1400 }) {
            const Scale scale(view, 150, width);
            const tracks::Features features = someGenes(view, count, unsigned(count + limit));
            const FeatureRows rows = packRows(features, scale, Theme::light().smallFont, limit);
            QVERIFY(rows.rows <= limit);
            const auto visible = std::count_if(features.items.begin(), features.items.end(),
                [](const auto& item) { return item.start < view.end && item.end > view.start; });
            QCOMPARE(int(rows.boxes.size()) + rows.leftOut, int(visible));
            for (const FeatureBox& item : rows.boxes) {
                QVERIFY(item.row < rows.rows);
                QVERIFY(item.from() >= scale.left() && item.to() <= scale.right() && item.right > item.left);
                for (const FeatureBox& other : rows.boxes)
                    QVERIFY(&item == &other || item.row != other.row || item.to() <= other.from() || other.to() <= item.from());
            }
        }
    }

    void transcriptsOfAGeneCollapseToTheLongest()
    {
        tracks::Features features { view, {} };
        for (int i = 0; i < 30; ++i) {
            genome::Feature transcript;
            transcript.start = view.start + 5000 + i;
            transcript.end = view.start + 9000 + (i == 17 ? 20'000 : 100 * i);
            transcript.name = "FADS2";
            features.items.push_back(transcript);
        }
        genome::Feature copy = features.items.front();
        copy.start += 50'000;
        copy.end += 50'000;
        features.items.push_back(copy);
        const Scale scale(view, 150, 1000);
        const QFont font = Theme::light().smallFont;
        QCOMPARE(packRows(features, scale, font, 1000).boxes.size(), size_t(31));
        const FeatureRows scarce = packRows(features, scale, font, 5);
        QCOMPARE(scarce.boxes.size(), size_t(2)); // the gene and its copy elsewhere
        QCOMPARE(scarce.leftOut, 0);
        QCOMPARE(scarce.boxes.front().feature->end, view.start + 29'000);
    }

    void aGeneWiderThanTheViewKeepsItsName()
    {
        genome::Feature gene;
        gene.start = view.start - 1'000'000;
        gene.end = view.end + 1'000'000;
        gene.name = "DLG2";
        const Scale scale(view, 150, 800);
        const FeatureRows rows = packRows({ view, { gene } }, scale, Theme::light().smallFont, 3);
        QCOMPARE(rows.boxes.front().label, QStringLiteral("DLG2"));
        QVERIFY(rows.boxes.front().labelLeft >= 150);
    }

    void aGeneLaneAsksForItsRows()
    {
        const Scale scale(view, 150, 800);
        const Theme theme = Theme::light();
        const tracks::Features genes = someGenes(view, 80, 5);
        const LaneView shown = lane({ layer(QStringLiteral("genes"), Qt::blue, genes) });
        const double height = preferredHeight(shown, scale, theme);
        const int rows = packRows(genes, scale, theme.smallFont, 1000).rows;
        QVERIFY(height >= rows * featureRowHeight);
        QImage image = canvas({ 950, int(height) });
        QPainter painter(&image);
        const double margin = 6;
        QCOMPARE(paintFeatures(painter, QRectF(150, margin, 800, height - 2 * margin), scale, genes, Qt::blue, theme), 0);
        QCOMPARE(preferredHeight(lane({ layer(QStringLiteral("signal"), Qt::blue, noisySignal(view, 100)) }), scale, theme),
            LaneView().height);
    }

    void rulerLabelsDoNotTouch()
    {
        const QFont font = Theme::light().smallFont;
        for (int64_t length = 10; length < 300'000'000; length = length * 17 / 10)
            for (const int width : { 100, 500, 1400, 3000 }) {
                const Scale scale({ "chr1", 131'832'338, 131'832'338 + length }, 150, width);
                const double room = textWidth(QStringLiteral("131,832,338 kb"), font) + 20;
                double end = -1e9;
                int64_t previous = 0, step = 0;
                for (const RulerTick& tick : rulerTicks(scale, room)) {
                    QVERIFY(tick.position > scale.interval().start && tick.position <= scale.interval().end);
                    if (tick.label.isEmpty())
                        continue;
                    const double half = textWidth(tick.label, font) / 2;
                    QVERIFY2(tick.x - half >= end + 8, qPrintable(tick.label));
                    end = tick.x + half;
                    if (previous > 0 && step > 0)
                        QCOMPARE(tick.position - previous, step);
                    step = previous > 0 ? tick.position - previous : 0;
                    previous = tick.position;
                }
                if (step > 0) {
                    const double mantissa = double(step) / std::pow(10, std::floor(std::log10(double(step)) + 1e-9));
                    QVERIFY(std::abs(mantissa - 1) < 1e-6 || std::abs(mantissa - 2) < 1e-6 || std::abs(mantissa - 5) < 1e-6);
                }
            }
    }

    void rulerCountsFromOne()
    {
        const Scale scale({ "chr1", 0, 20 }, 0, 2000);
        const std::vector<RulerTick> ticks = rulerTicks(scale, 90);
        QCOMPARE(ticks.front().label, QStringLiteral("1"));
        QCOMPARE(ticks.front().x, 50.0); // the middle of the first base
    }

    void axisNumbersDoNotTouch()
    {
        for (const double height : { 10.0, 20.0, 40.0, 60.0, 200.0 })
            for (const ValueRange range : { ValueRange { 0, 1 }, { -3, 8 }, { -1.2, 100 }, { 0, 250'000 }, { 5, 12 } })
                for (const auto transform :
                    { ValueScale::Transform::Linear, ValueScale::Transform::Log1p, ValueScale::Transform::Symlog }) {
                    const ValueAxis axis(range, transform, 100, 100 + height);
                    const QVector<double> ticks = axis.ticks();
                    QVERIFY(ticks.contains(range.high));
                    QCOMPARE(axis.y(range.high), 100.0);
                    QCOMPARE(axis.y(range.low), 100 + height);
                    for (int i = 0; i < ticks.size(); ++i)
                        for (int j = 0; j < i; ++j)
                            QVERIFY(std::abs(axis.y(ticks[i]) - axis.y(ticks[j])) >= 14);
                    if (axis.y(0) >= 114 && (range.low == 0 || axis.y(0) <= 86 + height) && range.low <= 0)
                        QVERIFY(ticks.contains(0));
                }
        QCOMPARE(valueText(-0.25), QStringLiteral("−0.25"));
        QCOMPARE(valueText(15'000), QStringLiteral("15k"));
        QCOMPARE(valueText(1200), QStringLiteral("1200"));
    }

    /// Twenty-five times as long is five times as high, whatever lies outside the view.
    void longArcsDoNotFlattenShortOnes()
    {
        const Scale scale({ view.chrom, 0, 10'000 }, 0, 1000);
        const auto heights = [&](const tracks::Arcs& arcs, int x) {
            QImage image = canvas({ 1000, 204 });
            QPainter painter(&image);
            paintArcs(painter, QRectF(0, 0, 1000, 204), scale, arcs, {}, Qt::blue, Theme::light());
            painter.end();
            for (int y = 0; y < 199; ++y)
                if (image.pixelColor(x, y) != untouched)
                    return 200 - y;
            return 0;
        };
        tracks::Arcs arcs { scale.interval(), { arc(1500, 1820), arc(1000, 9000) } };
        const int shortArc = heights({ arcs.where, arcs.items }, 166), longArc = heights(arcs, 500);
        QVERIFY2(longArc > 190, qPrintable(QString::number(longArc)));
        QVERIFY2(std::abs(shortArc * 5 - longArc) < 20 || shortArc > longArc / 5, qPrintable(QString::number(shortArc)));
        arcs.items = { arc(1500, 1820), arc(9900, 200'000'000) };
        QVERIFY2(heights(arcs, 166) > 20, qPrintable(QString::number(heights(arcs, 166))));
    }

    void namesAreWrappedThenElided()
    {
        const QFont font = Theme::light().font;
        const QString name = QStringLiteral("ENCFF833POA_H3K27ac_pooled_fold_change_over_control.bigWig");
        const QStringList lines = wrappedTo(120, 2, name, font);
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.first().endsWith(QLatin1Char('_')));
        QVERIFY(lines.last().endsWith(QChar(0x2026)));
        for (const QString& line : lines)
            QVERIFY(textWidth(line, font) <= 120);
        QCOMPARE(wrappedTo(500, 2, QStringLiteral("DNase"), font), QStringList { QStringLiteral("DNase") });
    }

    /// Colours a file asks for must be visible on both themes.
    void coloursStandOut()
    {
        const auto lightness
            = [](const QColor& colour) { return 0.3 * colour.redF() + 0.59 * colour.greenF() + 0.11 * colour.blueF(); };
        QVERIFY(lightness(Theme::dark().readable(Qt::black)) > 0.3);
        QVERIFY(lightness(Theme::light().readable(Qt::white)) < 0.7);
        QCOMPARE(Theme::light().readable(okabeIto(0)), okabeIto(0));
        for (int i = -7; i < 20; ++i)
            QVERIFY(okabeIto(i).isValid());
    }
};

EPIARC_TEST(PaintersTest)
#include "painters_test.moc"
