#include "core/genome/annotation/packedfeature.h"

#include "tests/registry.h"

#include <QTest>

using namespace genome;

class PackedFeatureTest : public QObject
{
    Q_OBJECT

    static bool same(const Feature& a, const Feature& b)
    {
        return a.start == b.start && a.end == b.end && a.thickStart == b.thickStart && a.thickEnd == b.thickEnd
            && a.strand == b.strand && (a.score == b.score || (std::isnan(a.score) && std::isnan(b.score))) && a.rgb == b.rgb
            && a.name == b.name && a.id == b.id && a.blocks == b.blocks;
    }

private Q_SLOTS:
    void nothingIsLost_data()
    {
        QTest::addColumn<Feature>("feature");
        Feature feature;
        QTest::newRow("nothing") << feature;
        feature.start = feature.end = 77;
        QTest::newRow("insertion point") << feature;
        feature = {};
        feature.start = 12'345'678'901;
        feature.end = 12'345'679'000;
        QTest::newRow("beyond 32 bits") << feature;
        feature.strand = Strand::Minus;
        feature.score = 0;
        QTest::newRow("score of zero") << feature;
        feature.strand = Strand::Plus;
        feature.score = -std::numeric_limits<float>::infinity();
        feature.rgb = 0;
        feature.name = "peak_1";
        QTest::newRow("black") << feature;
        feature.id = std::string(300, 'x') + "é";
        feature.thickStart = feature.start + 10;
        feature.thickEnd = feature.start + 20;
        QTest::newRow("long identifier") << feature;
        for (int i = 0; i < 400; ++i)
            feature.blocks.push_back({ feature.start + i * 1000, feature.start + i * 1000 + i });
        QTest::newRow("many blocks") << feature;
        feature = {};
        feature.start = 100;
        feature.end = 200;
        feature.thickStart = feature.thickEnd = 100;
        feature.blocks = { { 150, 200 }, { 100, 160 } };
        QTest::newRow("blocks in disorder") << feature;
    }

    void nothingIsLost()
    {
        QFETCH(Feature, feature);
        Feature other;
        other.name = "after";
        std::string bytes;
        pack(feature, bytes);
        pack(other, bytes);
        std::string_view rest = bytes, spans = bytes;
        QVERIFY(same(unpack(rest), feature));
        QVERIFY(same(unpack(rest), other));
        QVERIFY(rest.empty());
        const FeatureSpan span = unpackSpan(spans);
        QVERIFY(span.start == feature.start && span.end == feature.end);
        QVERIFY(same(unpack(spans), other));
    }

    void aPeakIsSmall()
    {
        Feature peak;
        peak.start = 150'000'000;
        peak.end = peak.start + 350;
        peak.score = 812;
        peak.name = "peak_123456";
        std::string bytes;
        pack(peak, bytes);
        QVERIFY2(bytes.size() <= 27, qPrintable(QString::number(bytes.size())));
    }
};

EPIARC_TEST(PackedFeatureTest)
#include "packedfeature_test.moc"
