#include "views/browser/hover.h"
#include "views/painting/painters.h"
#include "views/painting/rulerticks.h"
#include "views/painting/scene.h"

#include "tests/registry.h"

#include <QtTest>

#include <cmath>
#include <random>

namespace
{

constexpr float noData = std::numeric_limits<float>::quiet_NaN();
constexpr int width = 600;
const Interval view { "chr1", 10'000, 16'000 };
const Interval wide { "chr1", 4'000, 22'000 }; // the same centre

const Scale forwards(view, 0, width), backwards(view, 0, width, true);

/// The same interval, counted from the other end of `wide`.
Interval turned(const Interval& where)
{
    return { where.chrom, wide.start + wide.end - where.end, wide.start + wide.end - where.start };
}

genome::Strand turned(genome::Strand strand)
{
    return strand == genome::Strand::Plus ? genome::Strand::Minus
        : strand == genome::Strand::Minus ? genome::Strand::Plus
                                          : strand;
}

tracks::Slice turned(const tracks::Slice& slice)
{
    tracks::Slice other = slice;
    if (auto* signal = std::get_if<tracks::Signal>(&other))
        for (auto* values : { &signal->mean, &signal->min, &signal->max })
            std::reverse(values->begin(), values->end());
    if (auto* features = std::get_if<tracks::Features>(&other))
        for (genome::Feature& feature : features->items) {
            const Interval body = turned(Interval { "chr1", feature.start, feature.end });
            const Interval thick = turned(Interval { "chr1", feature.thickStart, feature.thickEnd });
            std::reverse(feature.blocks.begin(), feature.blocks.end());
            for (genome::Block& block : feature.blocks) {
                const Interval other = turned(Interval { "chr1", block.start, block.end });
                block = { other.start, other.end };
            }
            feature.start = body.start, feature.end = body.end;
            feature.thickStart = thick.start, feature.thickEnd = thick.end;
            feature.strand = turned(feature.strand);
        }
    if (auto* arcs = std::get_if<tracks::Arcs>(&other))
        for (tracks::Arc& arc : arcs->items)
            for (Interval* anchor : { &arc.a, &arc.b })
                if (anchor->chrom == "chr1")
                    *anchor = turned(*anchor);
    if (auto* bases = std::get_if<tracks::Bases>(&other)) {
        std::reverse(bases->letters.begin(), bases->letters.end());
        for (char& letter : bases->letters)
            letter = complement(QLatin1Char(letter)).toLatin1();
    }
    return other;
}

tracks::Slice signalOf(int bins)
{
    std::mt19937 random(7);
    std::uniform_real_distribution<float> uniform(-3, 40);
    tracks::Signal signal;
    signal.where = wide;
    for (int i = 0; i < bins; ++i) {
        const float swell = 0.1F + 0.4F * float(i) / float(bins); // so that means and extremes differ along the view
        signal.mean.push_back(i % 19 == 4 ? noData : swell * uniform(random));
        signal.min.push_back(signal.mean.back() - 4);
        signal.max.push_back(signal.mean.back() + 9);
    }
    return signal;
}

tracks::Slice genes()
{
    std::mt19937 random(3);
    std::uniform_int_distribution<int64_t> start(wide.start, wide.end - 1000), length(200, 5000);
    tracks::Features features { wide, {} };
    for (int i = 0; i < 14; ++i) {
        genome::Feature gene;
        gene.start = start(random);
        gene.end = gene.start + length(random);
        gene.name = "GENE" + std::to_string(i);
        gene.strand = i % 3 == 0 ? genome::Strand::None : i % 2 ? genome::Strand::Plus : genome::Strand::Minus;
        const int64_t part = (gene.end - gene.start) / 5;
        if (i % 2)
            gene.blocks = { { gene.start, gene.start + part }, { gene.start + 2 * part, gene.start + 3 * part },
                { gene.end - part / 2, gene.end } };
        gene.thickStart = gene.start + part / 2;
        gene.thickEnd = i % 4 ? gene.end - part / 4 : gene.thickStart;
        features.items.push_back(gene);
    }
    return features;
}

tracks::Slice links()
{
    tracks::Arcs arcs { wide, {} };
    for (int64_t i = 0; i < 9; ++i) {
        tracks::Arc arc;
        arc.a = { "chr1", 10'100 + 400 * i, 10'180 + 400 * i };
        // Inside the view: names of ends outside are positions, which turning changes.
        arc.b = { "chr1", 12'000 + 37 * i * i, 12'300 + 37 * i * i };
        arc.score = double(i) + 1;
        arcs.items.push_back(arc);
    }
    return arcs;
}

tracks::Slice letters()
{
    tracks::Bases bases { wide, {} };
    for (int64_t i = 0; i < wide.length(); ++i)
        bases.letters += "ACGTNacgtRYKM"[(i * i + i / 3) % 13];
    return bases;
}

QImage painted(const tracks::Slice& slice, const Scale& scale, SignalStyle style, WindowFunction function)
{
    LaneView lane;
    lane.style = style;
    lane.function = function;
    lane.scale = { ValueScale::Range::Fixed, 99, -2, 35, ValueScale::Transform::Linear, {} };
    lane.layers << LayerView { QStringLiteral("layer"), QColor(0, 114, 178), std::make_shared<const tracks::Slice>(slice), {},
        false };
    QImage image(width, 120, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintLane(painter, QRectF(0, 0, width, image.height()), scale, lane, Theme::light());
    return image;
}

/// Pixels that differ by more than rounding.
int difference(const QImage& one, const QImage& other)
{
    int different = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x) {
            const QColor a = one.pixelColor(x, y), b = other.pixelColor(x, y);
            different
                += std::abs(a.red() - b.red()) > 3 || std::abs(a.green() - b.green()) > 3 || std::abs(a.blue() - b.blue()) > 3;
        }
    return different;
}

int ink(const QImage& image)
{
    return difference(image, [&] {
        QImage blank = image;
        blank.fill(Qt::white);
        return blank;
    }());
}

} // namespace

/// The minus strand from left to right: what is seen is what one would see of the chromosome turned round.
class MirrorTest : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private Q_SLOTS:
    void signalsAreMirrored_data()
    {
        QTest::addColumn<int>("bins");
        QTest::addColumn<int>("style");
        QTest::addColumn<int>("function");
        for (const int bins : { 90, 1800, 40'000 })
            for (const int style : { 0, 1, 2 })
                for (const int function : { 0, 2 })
                    QTest::addRow("%d bins, style %d, function %d", bins, style, function) << bins << style << function;
    }

    void signalsAreMirrored()
    {
        QFETCH(int, bins);
        QFETCH(int, style);
        QFETCH(int, function);
        const auto paint
            = [&](const Scale& scale) { return painted(signalOf(bins), scale, SignalStyle(style), WindowFunction(function)); };
        const QImage one = paint(forwards), other = paint(backwards);
        QVERIFY(ink(one) > 1000);
        QVERIFY(difference(one, other) > 1000);
        QCOMPARE(difference(one.mirrored(true, false), other), 0);
    }

    /// Everything, labels and directions included: the turned data read forwards look the same.
    void turnedDataLookTheSame_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("signal") << 0;
        QTest::newRow("genes") << 1;
        QTest::newRow("arcs") << 2;
        QTest::newRow("coloured bases") << 3;
        QTest::newRow("letters") << 4;
    }

    void turnedDataLookTheSame()
    {
        QFETCH(int, kind);
        const tracks::Slice slice = kind == 0 ? signalOf(700) : kind == 1 ? genes() : kind == 2 ? links() : letters();
        const Interval visible = kind == 3 ? view.resized(500) : kind == 4 ? view.resized(50) : view;
        const auto paint = [&](const tracks::Slice& shown, const Interval& where, bool reversed) {
            return painted(shown, Scale(where, 0, width, reversed), SignalStyle::Bars, WindowFunction::Envelope);
        };
        const QImage reversed = paint(slice, visible, true), turnedRound = paint(turned(slice), turned(visible), false);
        QVERIFY(ink(reversed) > 1000);
        QVERIFY(difference(paint(slice, visible, false), reversed) > 300);
        QCOMPARE(difference(reversed, turnedRound), 0);
    }

    void genesPointTheOtherWay()
    {
        tracks::Features features { wide, {} };
        genome::Feature gene;
        gene.start = 10'500;
        gene.end = 15'500;
        gene.strand = genome::Strand::Plus;
        gene.blocks = { { 10'500, 10'600 }, { 15'400, 15'500 } };
        features.items.push_back(gene);
        const auto paint = [&](const Scale& scale) { return painted(features, scale, SignalStyle::Bars, WindowFunction::Mean); };
        const QImage forward = paint(forwards), backward = paint(backwards);
        QVERIFY(difference(forward, backward) > 20); // the same boxes, other chevrons
        features.items.front().strand = genome::Strand::Minus;
        QCOMPARE(difference(paint(forwards), backward), 0);
    }

    void basesAreThoseOfTheOtherStrand()
    {
        LaneView lane;
        lane.layers << LayerView { {}, Qt::blue, std::make_shared<const tracks::Slice>(tracks::Bases { view, "ACGTNR" }), {},
            false };
        const Scale plus({ "chr1", 10'000, 10'006 }, 0, 60), minus({ "chr1", 10'000, 10'006 }, 0, 60, true);
        QString one, other;
        for (int x = 5; x < 60; x += 10) {
            one += readout(lane, plus, plus.position(x));
            other += readout(lane, minus, minus.position(x));
        }
        QCOMPARE(one, QStringLiteral("ACGTNR"));
        QCOMPARE(other, QStringLiteral("YNACGT"));
        for (const char letter : std::string("ACGTRYKMBDHVSWNacgtn.-"))
            QCOMPARE(complement(complement(QLatin1Char(letter))), QChar(QLatin1Char(letter)));
    }

    /// A tick marks the middle of its base on both strands.
    void theRulerCountsBackwards()
    {
        const std::vector<RulerTick> plus = rulerTicks(forwards, 80), minus = rulerTicks(backwards, 80);
        QCOMPARE(minus.size(), plus.size());
        for (size_t i = 0; i < plus.size(); ++i) {
            QCOMPARE(minus[i].position, plus[i].position);
            QCOMPARE(minus[i].label, plus[i].label);
            QVERIFY(std::abs(plus[i].x + minus[i].x - width) < 1e-6);
            QCOMPARE(int64_t(std::floor(backwards.position(minus[i].x))) + 1, minus[i].position);
        }
        const auto paint = [&](const Scale& scale) {
            QImage image(width, int(rulerHeight), QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintRuler(painter, QRectF(0, 0, width, rulerHeight), scale, Theme::light());
            return image.copy(0, int(rulerHeight) - 9, width, 9); // line and ticks
        };
        QVERIFY(ink(paint(forwards)) > 600);
        QCOMPARE(difference(paint(forwards).mirrored(true, false), paint(backwards)), 0);
    }

    void regionsLieOnTheirBases()
    {
        Scene scene;
        scene.regions = { { { "chr1", 10'600, 11'200 }, QStringLiteral("peak"), QColor(213, 94, 0), true } };
        LaneView empty;
        scene.panels = { { forwards, { empty } } };
        const auto paint = [&](const Scale& scale) {
            scene.panels.first().scale = scale;
            QImage image(width, 40, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintLane(painter, QRectF(0, 0, width, 40), scene, 0, Theme::light());
            return image;
        };
        const QImage one = paint(forwards), other = paint(backwards);
        QVERIFY(one.pixelColor(80, 20) != QColor(Qt::white));
        QVERIFY(other.pixelColor(width - 80, 20) != QColor(Qt::white));
        QCOMPARE(difference(one.mirrored(true, false), other), 0);
    }
};

EPIARC_TEST(MirrorTest)
#include "mirror_test.moc"
