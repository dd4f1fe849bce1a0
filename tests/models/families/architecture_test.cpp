#include "core/models/families/architecture.h"
#include "core/models/families/presets.h"

#include "tests/models/toys.h"
#include "tests/registry.h"

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
private Q_SLOTS:
    void baskerville()
    {
        QCOMPARE(lines(TinyModel().spec),
            (QStringList { "sequence: 64 × 4", "convolution of width 5, pooled by 2: 32 × 8",
                "2 convolutions of width 3, each pooled by 2: 8 × 16", "1 transformer layer, 2 heads: 8 × 16",
                "upsampling, joined with the tower: 16 × 16", "cropped to the centre: 8 × 16", "output toy: 8 × 4" }));
    }
    void presets_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<QStringList>("stages");
        const QString stem = QStringLiteral("convolution of width 15, attention-pooled by 2: ");
        const QString tower = QStringLiteral("6 convolutions of width 5, each attention-pooled by 2: ");
        QTest::newRow("enformer") << "enformer"
                                  << QStringList { "sequence: 196608 × 4", stem + "98304 × 768", tower + "1536 × 1536",
                                         "11 transformer layers, 8 heads: 1536 × 1536", "cropped to the centre: 896 × 1536",
                                         "pointwise convolution: 896 × 3072", "output human: 896 × 5313",
                                         "output mouse: 896 × 1643" };
        QTest::newRow("epiattend") << "epiattend"
                                   << QStringList { "sequence: 131072 × 4", stem + "65536 × 192", tower + "1024 × 384",
                                          "epigenome: 1024 × 3", "convolution of width 15: 1024 × 192",
                                          "2 convolutions of width 5: 1024 × 192",
                                          "joined with the sequence, convolved: 1024 × 384",
                                          "joined with the sequence again, convolved: 1024 × 384",
                                          "11 transformer layers, 8 heads: 1024 × 384", "cropped to the centre: 896 × 384",
                                          "pointwise convolution: 896 × 768", "output RNA: 896 × 1" };
        QTest::newRow("basenji2") << "basenji2"
                                  << QStringList { "sequence: 131072 × 4", "convolution of width 15, pooled by 2: 65536 × 288",
                                         "6 convolutions of width 5, each pooled by 2: 1024 × 768",
                                         "11 dilated convolutions: 1024 × 768", "cropped to the centre: 896 × 768",
                                         "convolution of width 1: 896 × 1536", "output human: 896 × 5313" };
        QTest::newRow("mlp") << "mlp"
                             << QStringList { "epigenome of each bin with 2 neighbours on either side: 896 × 30",
                                    "fully connected layer: 896 × 384", "fully connected layer: 896 × 16",
                                    "fully connected layer: 896 × 64", "output RNA: 896 × 1" };
    }
    void presets()
    {
        QFETCH(QString, preset);
        QFETCH(QStringList, stages);
        QCOMPARE(lines(models::preset(preset.toStdString())), stages);
    }
    void releasedFormJoinsOnce()
    {
        const QStringList all = lines(models::preset("epiattend-released"));
        QCOMPARE(all.mid(1, 6),
            (QStringList { "convolution of width 15, pooled by 2: 65536 × 192",
                "6 convolutions of width 5, each pooled by 2: 1024 × 384", "epigenome of the predicted bins: 896 × 3",
                "convolution of width 15: 896 × 192", "convolution of width 1: 896 × 192",
                "joined with the sequence, fully connected layer: 1024 × 384" }));
        QVERIFY2(!all.join(QString()).contains(QStringLiteral("again")), qPrintable(all.join(u'\n')));
    }
    void branches_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<QString>("branches");
        QTest::addColumn<int>("readsSequenceAgain");
        QTest::newRow("article's form") << "epiattend"
                                        << "SSSEEETTTTTT" << 7;
        QTest::newRow("released form") << "epiattend-released"
                                       << "SSSEEETTTTT" << -1;
        QTest::newRow("sequence alone") << "enformer"
                                        << "TTTTTTTT" << -1;
        QTest::newRow("epigenome alone") << "mlp"
                                         << "TTTTT" << -1;
    }
    void branches()
    {
        QFETCH(QString, preset);
        QFETCH(QString, branches);
        QFETCH(int, readsSequenceAgain);
        QString found;
        int again = -1;
        for (const models::Stage& stage : models::describeArchitecture(models::preset(preset.toStdString()))) {
            if (stage.readsSequence)
                again = int(found.size());
            found += QStringLiteral("TSE")[int(stage.branch)];
        }
        QCOMPARE(found, branches);
        QCOMPARE(again, readsSequenceAgain);
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
        models::ModelSpec spec = models::preset("enformer");
        spec.family = family.toStdString();
        spec.settings = Json::parse(settings.toStdString());
        QCOMPARE(lines(spec), (QStringList { "sequence: 196608 × 4", "output human: 896 × 5313", "output mouse: 896 × 1643" }));
    }
};

EPIARC_TEST(ArchitectureTest)
#include "architecture_test.moc"
