#include "views/ink/lettering.h"
#include "views/ink/textruler.h"
#include "views/painting/featurerows.h"
#include "views/painting/painters.h"

#include "tests/registry.h"

#include <QtTest>

#include <map>
#include <random>

namespace
{

const Interval view { "chr1", 1'000'000, 1'100'000 };

/// Three views of features with names, evenly spread.
tracks::Features spread(int count, int64_t length, unsigned seed = 1)
{
    std::mt19937 random(seed);
    tracks::Features features { view.resized(3 * view.length()), {} };
    std::uniform_int_distribution<int64_t> start(features.where.start, features.where.end);
    for (int i = 0; i < count; ++i) {
        genome::Feature feature;
        feature.start = start(random);
        feature.end = feature.start + 1 + int64_t(random() % uint64_t(2 * length));
        feature.name = "F" + std::to_string(i);
        features.items.push_back(feature);
    }
    std::sort(
        features.items.begin(), features.items.end(), [](const auto& one, const auto& other) { return one.start < other.start; });
    return features;
}

FeatureRows rowsAt(const tracks::Features& features, const Interval& where, int limit, bool reversed = false)
{
    return packRows(features, Scale(where, 150, 1000, reversed), Theme::light().smallFont, limit);
}

} // namespace

class FeatureRowsTest : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private Q_SLOTS:
    void panningKeepsTheRows_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("limit");
        QTest::addColumn<bool>("reversed");
        QTest::newRow("few, all with names") << 60 << 8 << false;
        QTest::newRow("many") << 3000 << 5 << false;
        QTest::newRow("many on the minus strand") << 3000 << 5 << true;
    }

    /// Over one slice a feature that stays in view stays where it is, its name too unless the border cuts it.
    void panningKeepsTheRows()
    {
        QFETCH(int, count);
        QFETCH(int, limit);
        QFETCH(bool, reversed);
        const tracks::Features features = spread(count, 1500);
        const FeatureRows before = rowsAt(features, view, limit, reversed);
        QVERIFY(before.boxes.size() > 10);
        std::map<const genome::Feature*, const FeatureBox*> former;
        for (const FeatureBox& item : before.boxes)
            former[item.feature] = &item;
        constexpr double pan = 20'000, pixels = 200;
        const FeatureRows after = rowsAt(features, view.shifted(int64_t(pan)), limit, reversed);
        int both = 0;
        for (const FeatureBox& item : after.boxes)
            if (const auto it = former.find(item.feature); it != former.end()) {
                ++both;
                QCOMPARE(item.row, it->second->row);
                const double moved = reversed ? pixels : -pixels;
                if (item.left > 350 && item.right < 950 && it->second->left > 350 && it->second->right < 950) {
                    QCOMPARE(item.label, it->second->label);
                    QVERIFY(item.label.isEmpty() || std::abs(item.labelLeft - it->second->labelLeft - moved) < 1e-6);
                }
            }
        QVERIFY(both > int(before.boxes.size()) / 2);
    }

    /// What has no row is counted and marked at the foot: no feature vanishes.
    void whatFindsNoRowIsMarked()
    {
        tracks::Features features { view, {} };
        for (int i = 0; i < 30; ++i) {
            genome::Feature feature;
            feature.start = view.start + 50'000;
            feature.end = feature.start + 1000;
            feature.name = "N" + std::to_string(i);
            features.items.push_back(feature);
        }
        genome::Feature wide = features.items.front();
        wide.start = view.start + 50'500;
        wide.end = view.start + 60'000;
        wide.name = "wide";
        features.items.push_back(wide);
        const FeatureRows rows = rowsAt(features, view, 1);
        QCOMPARE(rows.leftOut, 30);
        QCOMPARE(rows.crowd.size(), size_t(30));
        QImage image(1150, 16, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QCOMPARE(
            paintFeatures(painter, QRectF(150, 0, 1000, 16), Scale(view, 150, 1000), features, Qt::blue, Theme::light()), 30);
        painter.end();
        const auto ink = [&](int x) { return 255 - qRed(image.pixel(x, 14)); };
        QVERIFY(ink(150 + 505) > 200); // thirty deep
        QVERIFY(ink(150 + 580) > 60 && ink(150 + 580) < ink(150 + 505)); // one deep
        QCOMPARE(ink(150 + 700), 0);
    }

    void nothingIsMarkedWhereAllHaveRows()
    {
        const tracks::Features features = spread(5, 500);
        QCOMPARE(rowsAt(features, view, 20).crowd.size(), size_t(0));
    }

    void aNameCutByTheBorderMovesToWhereItFits()
    {
        genome::Feature feature;
        feature.start = view.start + 300; // three pixels from the border
        feature.end = view.start + 700;
        feature.name = "promoter";
        const FeatureRows rows = rowsAt({ view, { feature } }, view, 3);
        QCOMPARE(rows.boxes.front().label, QStringLiteral("promoter"));
        QVERIFY(rows.boxes.front().labelLeft >= rows.boxes.front().right);
    }

    void theRulerAgreesWithTheFont_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString& text : { QStringLiteral("ENST00000350961.7"), QStringLiteral("peak_10234"), QStringLiteral("AVATo"),
                 QStringLiteral("Übergröße µ → x"), QString() })
            QTest::addRow("%s", qPrintable(text)) << text;
    }

    void theRulerAgreesWithTheFont()
    {
        QFETCH(QString, text);
        const QFont font = Theme::light().smallFont;
        const TextRuler ruler(font);
        QVERIFY(std::abs(ruler.width(text) - textWidth(text, font)) <= 1 + 0.06 * textWidth(text, font));
        const QString shorter = ruler.elided(30, text);
        QVERIFY(ruler.width(shorter) <= 30);
        QCOMPARE(ruler.elided(1000, text), text);
        QCOMPARE(ruler.elided(2, QStringLiteral("abc")), QString());
    }
};

EPIARC_TEST(FeatureRowsTest)
#include "featurerows_test.moc"
