#include "views/painting/matrixview.h"

#include "tests/registry.h"

#include <QTest>

/// A map of pairs of bins along the genome.
class MatrixViewTest : public QObject
{
    Q_OBJECT

    /// Four bins of 100 bp from chr1:1000; row 1 looks hard at column 2.
    static tracks::Matrix matrix()
    {
        tracks::Matrix made { { "chr1", 1000, 1400 }, 4, std::vector<float>(16, 0.1F) };
        made.values[1 * 4 + 2] = 0.7F;
        return made;
    }
    static Interval whole() { return { "chr1", 1000, 1400 }; }
    static bool hot(const QImage& image, int x, int y) { return image.pixelColor(x, y) == QColor(Qt::black); }

private Q_SLOTS:
    void cellsLieOnTheGenome()
    {
        const QImage image = matrixImage(
            matrix(), Scale(whole(), 0, 400), { 400, 200 }, { 0, 0.7 }, ValueScale::Transform::Linear, Qt::black, Qt::white);
        QVERIFY(hot(image, 205, 55) && hot(image, 295, 95)); // column 2 is x 200–300, row 1 is y 50–100
        QVERIFY(!hot(image, 195, 75) && !hot(image, 305, 75) && !hot(image, 250, 45) && !hot(image, 250, 105));
    }

    void bothDirectionsFollowZoomAndPan()
    {
        const QImage image = matrixImage(matrix(), Scale({ "chr1", 1100, 1300 }, 0, 400), { 400, 400 }, { 0, 0.7 },
            ValueScale::Transform::Linear, Qt::black, Qt::white);
        QVERIFY(hot(image, 205, 5) && hot(image, 395, 195));
        QVERIFY(!hot(image, 195, 5) && !hot(image, 250, 205));
    }

    void theOtherStrandIsTurned()
    {
        const QImage image = matrixImage(matrix(), Scale(whole(), 0, 400, true), { 400, 400 }, { 0, 0.7 },
            ValueScale::Transform::Linear, Qt::black, Qt::white);
        QVERIFY(hot(image, 150, 250));
        QVERIFY(!hot(image, 250, 150));
    }

    void beyondTheWindowIsNothing()
    {
        const QImage image = matrixImage(matrix(), Scale({ "chr1", 600, 1400 }, 0, 400), { 400, 400 }, { 0, 0.7 },
            ValueScale::Transform::Linear, Qt::black, Qt::white);
        QCOMPARE(image.pixelColor(100, 300).alpha(), 0);
        QCOMPARE(image.pixelColor(300, 100).alpha(), 0);
        QCOMPARE(image.pixelColor(300, 300).alpha(), 255);
    }

    void zoomedOutTheLargestCellStays()
    {
        tracks::Matrix large { { "chr1", 0, 102'400 }, 1024, std::vector<float>(1024 * 1024, 0.001F) };
        large.values[500 * 1024 + 301] = 1;
        const QImage image = matrixImage(large, Scale({ "chr1", 0, 102'400 }, 0, 128), { 128, 64 }, { 0, 1 },
            ValueScale::Transform::Linear, Qt::black, Qt::white);
        QVERIFY(hot(image, 301 / 8, 500 / 16));
        int dark = 0;
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 128; ++x)
                dark += hot(image, x, y);
        QCOMPARE(dark, 1);
    }

    /// Wherever it is: in the picture, and in a range of which it is the highest values.
    void everyColumnCounts_data()
    {
        QTest::addColumn<int>("bins");
        QTest::newRow("a multiple of three") << 384;
        QTest::newRow("a power of two") << 512;
        QTest::newRow("a multiple of many") << 840;
    }
    void everyColumnCounts()
    {
        QFETCH(int, bins);
        const Interval where { "chr1", 0, 100 * bins };
        ValueScale scale;
        scale.range = ValueScale::Range::Percentile;
        scale.percentile = 100 - 50.0 / bins; // half of one column lies above it
        for (int hotColumn = bins / 2; hotColumn < bins / 2 + 7; ++hotColumn) {
            tracks::Matrix map { where, bins, std::vector<float>(size_t(bins) * size_t(bins), 0.001F) };
            for (int row = 0; row < bins; ++row)
                map.values[size_t(row * bins + hotColumn)] = 1;
            QCOMPARE(matrixRange(map, scale).high, 1.0);
            const QImage image = matrixImage(
                map, Scale(where, 0, 100), { 100, 10 }, { 0, 1 }, ValueScale::Transform::Linear, Qt::black, Qt::white);
            QVERIFY2(hot(image, hotColumn * 100 / bins, 5), qPrintable(QString::number(hotColumn)));
        }
    }

    void rangeIsOfTheWholeMatrix()
    {
        ValueScale scale;
        QCOMPARE(matrixRange(matrix(), scale).high, double(0.7F));
        scale.range = ValueScale::Range::Percentile;
        scale.percentile = 50;
        QCOMPARE(matrixRange(matrix(), scale).high, double(0.1F));
        scale.range = ValueScale::Range::Fixed;
        scale.low = 0.2;
        scale.high = 0.5;
        QCOMPARE(matrixRange(matrix(), scale).low, 0.2);
    }

    void thePointerFindsItsCell()
    {
        const QRectF data(100, 50, 400, 200);
        const Scale scale(whole(), 100, 400);
        const auto cell = cellAt(matrix(), scale, data, { 350, 125 });
        QVERIFY(cell);
        QCOMPARE(cell->query, (Interval { "chr1", 1100, 1200 }));
        QCOMPARE(cell->key, (Interval { "chr1", 1200, 1300 }));
        QCOMPARE(cell->value, 0.7F);
        QVERIFY(!cellAt(matrix(), scale, data, { 350, 260 }));
        QVERIFY(!cellAt(matrix(), Scale({ "chr1", 0, 900 }, 100, 400), data, { 350, 125 }));
        const auto turned = cellAt(matrix(), Scale(whole(), 100, 400, true), data, { 250, 175 });
        QCOMPARE(turned->value, 0.7F);
    }

    void whatLiesThereIsNamed()
    {
        tracks::Features genes { whole(), {} };
        for (const auto& [name, start, end] :
            { std::tuple("LONG", 1000, 1400), std::tuple("SHORT", 1210, 1240), std::tuple("FAR", 1000, 1100) }) {
            genome::Feature gene;
            gene.name = name;
            gene.start = start;
            gene.end = end;
            genes.items.push_back(gene);
        }
        LaneView lane;
        lane.layers.append({ {}, {}, std::make_shared<const tracks::Slice>(genes), {}, false });
        QCOMPARE(namesAt({ lane }, { "chr1", 1200, 1300 }), QStringLiteral("SHORT, LONG"));
        QCOMPARE(namesAt({ lane }, { "chr2", 1200, 1300 }), QString());
    }
};

EPIARC_TEST(MatrixViewTest)
#include "matrixview_test.moc"
