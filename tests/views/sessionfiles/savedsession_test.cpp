#include "views/sessionfiles/igvsession.h"

#include "core/base/file.h"
#include "core/base/json.h"

#include "tests/registry.h"
#include "tests/views/writtenfolder.h"

#include <QTest>

/// Sessions as Epiarc 0.1.0 wrote them (tests/fixtures/today).
class SavedSessionTest : public QObject, protected WrittenFolder
{
    Q_OBJECT

    std::string at(const char* name) const { return m_folder->path().toStdString() + "/" + name; }
    SessionFile session() const { return readSession(at("session.epiarc")); }
    /// What a session says but for when its files were changed and where they were when it was saved.
    static Json saying(const std::string& file)
    {
        Json json = base::readJson(file);
        for (Json& entry : json.at("files")) {
            entry.erase("absolute");
            entry.erase("modified");
        }
        return json;
    }
    static const LaneSpec& lane(const SessionFile& file, const char* name)
    {
        for (const LaneSpec& lane : file.state.lanes)
            if (lane.name == QLatin1String(name))
                return lane;
        qFatal("no lane %s", name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        std::filesystem::copy(TEST_DATA "/today", at(""));
        const QString igv = QString::fromStdString(base::readFile(at("igv.xml")));
        write(QStringLiteral("igv.xml"), QString(igv).replace(QStringLiteral("%1"), m_folder->path()).toUtf8());
    }

    void writtenAgainItSaysTheSame()
    {
        writeSession(at("again.epiarc"), session());
        const Json before = saying(at("session.epiarc")), after = saying(at("again.epiarc"));
        QVERIFY2(before == after, Json::diff(before, after).dump().c_str());
    }

    void lanesAreShownAsTheyWere()
    {
        const SessionFile file = session();
        QCOMPARE(file.state.lanes.size(), 16);
        QVERIFY(lane(file, "letters").pinned);
        QVERIFY(!lane(file, "genes").pinned);
        QCOMPARE(lane(file, "genes").height, 48.5);
        QVERIFY(!lane(file, "peaks").byScore);
        const ArcChoice& arcs = lane(file, "loops").arcs;
        QCOMPARE(arcs.threshold, 4.5);
        QCOMPARE(arcs.most, 7);
        QCOMPARE(arcs.height, ArcChoice::Height::Score);
        QCOMPARE(lane(file, "arcs to bins").arcs.height, ArcChoice::Height::Fixed);

        const LaneSpec &line = lane(file, "accessibility"), &heat = lane(file, "heat"), &logo = lane(file, "logo");
        QCOMPARE(line.style, SignalStyle::Line);
        QCOMPARE(line.function, WindowFunction::Max);
        QCOMPARE(line.scale.range, ValueScale::Range::Percentile);
        QCOMPARE(line.scale.percentile, 97.5);
        QCOMPARE(line.layers.size(), 2);
        QCOMPARE(line.layers[0].colour, QColor(0xd5, 0x5e, 0x00));
        QCOMPARE(line.layers[0].below, QColor(0x00, 0x72, 0xb2));
        QCOMPARE(line.layers[1].name, QStringLiteral("predicted"));
        QCOMPARE(line.layers[1].colour, QColor(0x00, 0x9e, 0x73, 0x80));
        QCOMPARE(heat.style, SignalStyle::HeatMap);
        QCOMPARE(heat.function, WindowFunction::Mean);
        QCOMPARE(heat.scale.range, ValueScale::Range::Fixed);
        QCOMPARE(heat.scale.low, -1.5);
        QCOMPARE(heat.scale.high, 12.25);
        QCOMPARE(heat.scale.transform, ValueScale::Transform::Log1p);
        QCOMPARE(heat.scale.group, line.scale.group);
        QCOMPARE(logo.style, SignalStyle::Logo);
        QCOMPARE(logo.function, WindowFunction::Min);
        QCOMPARE(logo.scale.transform, ValueScale::Transform::Symlog);
        QCOMPARE(lane(file, "map").function, WindowFunction::Envelope);
    }

    void whereAndWhat()
    {
        const SessionFile file = session();
        QCOMPARE(file.loci, (Loci { { "chr1", 1960, 2120 }, { "chr1", 4900, 5100 } }));
        QVERIFY(file.reversed);
        QCOMPARE(file.state.genome, path(QStringLiteral("genome.fa")));
        QCOMPARE(file.state.aliases, QStringList { path(QStringLiteral("aliases.txt")) });
        QCOMPARE(file.state.models, QStringList { path(QStringLiteral("model.safetensors")) });
        QCOMPARE(file.state.regions,
            (QVector<Region> { { { "chr1", 1990, 2010 }, QStringLiteral("start of GENEA"), QColor(0xd5, 0x5e, 0x00), true },
                { { "chr3", 100, 900 }, QStringLiteral("bookmark"), QColor(0x00, 0x9e, 0x73), false } }));
    }

    void whatIgvSays()
    {
        const IgvSession igv = readIgvSession(at("igv.xml"), {});
        QVERIFY2(igv.notes.isEmpty(), qPrintable(igv.notes.join(u'|')));
        const SessionFile file = session();
        QCOMPARE(igv.file.loci, file.loci);
        QCOMPARE(igv.file.state.genome, file.state.genome);
        QCOMPARE(igv.file.state.regions.size(), 2);
        QStringList names;
        for (const LaneSpec& lane : igv.file.state.lanes)
            names << lane.name;
        QCOMPARE(names,
            (QStringList { QString(), QStringLiteral("genes"), QStringLiteral("peaks"), QStringLiteral("loops"),
                QStringLiteral("accessibility"), QStringLiteral("heat"), QStringLiteral("logo") }));
        const LaneSpec& heat = lane(igv.file, "heat");
        QCOMPARE(heat.style, SignalStyle::HeatMap);
        QCOMPARE(heat.scale.high, 12.25);
        QCOMPARE(lane(igv.file, "loops").arcs.height, ArcChoice::Height::Score);
    }

    void igvWrittenAgainItSaysTheSame()
    {
        QCOMPARE(writeIgvSession(at("again.xml"), readIgvSession(at("igv.xml"), {}).file), QString());
        QCOMPARE(QString::fromStdString(base::readFile(at("again.xml"))), QString::fromStdString(base::readFile(at("igv.xml"))));
    }
};

EPIARC_TEST(SavedSessionTest)
#include "savedsession_test.moc"
