#include "core/models/architecture.h"

#include "tests/models/toys.h"

#include <QTest>

class ArchitectureTest : public QObject
{
    Q_OBJECT

    static QStringList lines(const models::ModelSpec& spec)
    {
        QStringList lines;
        for (const models::Stage& stage : models::describeArchitecture(spec))
            lines << QStringLiteral("%1: %2 × %3").arg(QString::fromStdString(stage.name)).arg(stage.length).arg(stage.channels);
        return lines;
    }
    static models::ModelSpec enformer()
    {
        models::ModelSpec spec;
        spec.family = "enformer";
        spec.inputLength = 196'608;
        spec.outputLength = 114'688;
        spec.binSize = 128;
        spec.heads = { { "human", std::vector<models::OutputTrack>(5313) }, { "mouse", std::vector<models::OutputTrack>(1643) } };
        spec.settings = Json::parse(R"({ "channels": 1536, "depth": 11, "heads": 8, "downsamples": 7, "pool": "attention",
            "tower": [768, 768, 896, 1024, 1152, 1280, 1536] })");
        return spec;
    }

private Q_SLOTS:
    void baskerville()
    {
        QCOMPARE(lines(TinyModel().spec),
            (QStringList { "sequence: 64 × 4", "convolution of width 5, pooled by 2: 32 × 8",
                "2 convolutions of width 3, each pooled by 2: 8 × 16", "1 transformer layer, 2 heads: 8 × 16",
                "upsampling, joined with the tower: 16 × 16", "cropped to the centre: 8 × 16", "output toy: 8 × 4" }));
    }
    void enformerLike()
    {
        QCOMPARE(lines(enformer()),
            (QStringList { "sequence: 196608 × 4", "convolution of width 15, attention-pooled by 2: 98304 × 768",
                "6 convolutions of width 5, each attention-pooled by 2: 1536 × 1536",
                "11 transformer layers, 8 heads: 1536 × 1536", "cropped to the centre: 896 × 1536",
                "pointwise convolution: 896 × 3072", "output human: 896 × 5313", "output mouse: 896 × 1643" }));
    }
    void epiAttend()
    {
        models::ModelSpec spec = enformer();
        spec.family = "epiattend";
        spec.inputs = { { "ATAC" }, { "mCG" } };
        spec.inputBinSize = 128;
        spec.settings["epigenome_channels"] = 64;
        const QStringList all = lines(spec);
        QVERIFY2(all.contains(QStringLiteral("2 epigenome tracks, convolved: 1536 × 64"))
                && all.contains(QStringLiteral("joined with the sequence, convolved: 1536 × 1536")),
            qPrintable(all.join(u'\n')));
    }
    void basenji2()
    {
        models::ModelSpec spec = enformer();
        spec.family = "basenji2";
        spec.settings = Json::parse(
            R"({ "stem": 288, "tower": [288, 339, 399, 470, 553, 651], "dilated_layers": 11, "head_channels": 1536 })");
        const QStringList all = lines(spec);
        QVERIFY2(all.contains(QStringLiteral("6 convolutions of width 5, each pooled by 2: 1536 × 651"))
                && all.contains(QStringLiteral("11 dilated convolutions: 1536 × 651")),
            qPrintable(all.join(u'\n')));
    }
    void mlp()
    {
        models::ModelSpec spec = enformer();
        spec.family = "mlp";
        spec.inputs = { { "ATAC" } };
        spec.settings = Json::parse(R"({ "lags": 2, "layers": [384, 16] })");
        QCOMPARE(lines(spec).mid(1, 3),
            (QStringList { "each bin with 2 neighbours on either side: 896 × 5", "fully connected layer: 896 × 384",
                "fully connected layer: 896 × 16" }));
    }
    void whatIsNotKnown_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("settings");
        QTest::newRow("family") << "tea"
                                << "{}";
        QTest::newRow("no trunk") << "baskerville"
                                  << "{}";
        QTest::newRow("no list") << "baskerville"
                                 << R"({ "trunk": [ 3 ] })";
        QTest::newRow("wrong type") << "enformer"
                                    << R"({ "tower": "wide" })";
        QTest::newRow("no object") << "enformer"
                                   << "[]";
    }
    void whatIsNotKnown()
    {
        QFETCH(QString, family);
        QFETCH(QString, settings);
        models::ModelSpec spec = enformer();
        spec.family = family.toStdString();
        spec.settings = Json::parse(settings.toStdString());
        QCOMPARE(lines(spec), (QStringList { "sequence: 196608 × 4", "output human: 896 × 5313", "output mouse: 896 × 1643" }));
    }
};

QTEST_APPLESS_MAIN(ArchitectureTest)
#include "architecture_test.moc"
