#include "views/document/arrange.h"
#include "views/session/fileopener.h"
#include "views/sessionfiles/igvsession.h"

#include "core/base/file.h"
#include "core/tracks/writing/bigwigwriter.h"

#include "tests/registry.h"
#include "tests/views/writtenfolder.h"

#include <QSignalSpy>
#include <QTest>

/// Sessions of IGV, both ways.
class IgvSessionTest : public QObject, protected WrittenFolder
{
    Q_OBJECT

    IgvSession read(const QString& text, const QString& genome = {}) const
    {
        return readIgvSession(write(QStringLiteral("igv.xml"), text.toUtf8()).toStdString(), genome);
    }
    QString example() const
    {
        return QString::fromStdString(base::readFile(TEST_DATA "/views/igv216.xml"))
            .replace(QStringLiteral("%1"), m_folder->path());
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
        write(QStringLiteral("g.fa"), ">chr9\n" + QByteArray(5000, 'A') + "\n");
        const tracks::ValueRun run { 0, 10, std::vector<float>(100, 1.F) };
        for (const char* name : { "a.bw", "b.bw" })
            tracks::writeBigWig(path(QString::fromLatin1(name)).toStdString(), { { "chr9", 5000, { run } } });
        write(QStringLiteral("peaks.bed"), "chr9\t100\t200\n");
        write(QStringLiteral("loops.bedpe"), "chr9\t100\t200\tchr9\t900\t1000\tx\t5\n");
    }

    void coloursByValuePassBothWays()
    {
        const QString track = QStringLiteral("<Track clazz=\"org.broad.igv.track.DataSourceTrack\" id=\"a.bw\" color=\"200,0,0\" "
                                             "%1/><Track clazz=\"org.broad.igv.track.FeatureTrack\" id=\"peaks.bed\" %2/>");
        const auto lanes = [&](const char* signal, const char* peaks) {
            return read(QStringLiteral("<Session genome=\"g.fa\" version=\"8\"><Resources><Resource path=\"a.bw\"/><Resource "
                                       "path=\"peaks.bed\"/></Resources><Panel>")
                + track.arg(QLatin1String(signal), QLatin1String(peaks)) + QStringLiteral("</Panel></Session>"))
                .file.state.lanes;
        };
        const QVector<LaneSpec> two = lanes("altColor=\"0,0,178\" renderer=\"DYNSEQ\"", "useScore=\"true\"");
        QCOMPARE(two.size(), 2);
        QCOMPARE(two[0].layers[0].below, QColor(0, 0, 178));
        QCOMPARE(two[0].style, SignalStyle::Logo);
        QVERIFY(two[1].byScore);
        const QVector<LaneSpec> one = lanes("altColor=\"200,0,0\"", "");
        QVERIFY(!one[0].layers[0].below.isValid()); // the same colour on both sides
        QVERIFY(!one[1].byScore); // IGV asks for it only where peaks are

        SessionFile file;
        file.state.genome = path(QStringLiteral("g.fa"));
        file.state.lanes = two;
        const QString written = path(QStringLiteral("colours.xml"));
        writeIgvSession(written.toStdString(), file);
        const QVector<LaneSpec> again = readIgvSession(written.toStdString(), {}).file.state.lanes;
        QCOMPARE(again.size(), 2);
        QCOMPARE(again[0].layers[0].below, QColor(0, 0, 178));
        QCOMPARE(again[0].style, SignalStyle::Logo);
        QVERIFY(again[1].byScore);
    }

    void tracksComeAsIgvShowsThem()
    {
        const SessionState state = read(example(), path(QStringLiteral("g.fa"))).file.state;
        QCOMPARE(state.genome, path(QStringLiteral("g.fa")));
        QCOMPARE(state.lanes.size(), 5);
        const LaneSpec &atac = state.lanes[0], &both = state.lanes[1], &bases = state.lanes[2], &peaks = state.lanes[3],
                       &loops = state.lanes[4];
        QCOMPARE(atac.name, QStringLiteral("ATAC"));
        QCOMPARE(atac.layers[0].source.file(), path(QStringLiteral("a.bw")));
        QCOMPARE(atac.layers[0].colour, QColor(200, 0, 0));
        QCOMPARE(atac.height, 70.0);
        QCOMPARE(atac.style, SignalStyle::Line);
        QCOMPARE(atac.function, WindowFunction::Max);
        QCOMPARE(atac.scale.range, ValueScale::Range::Fixed);
        QCOMPARE(atac.scale.low, -1.0);
        QCOMPARE(atac.scale.high, 42.5);
        QCOMPARE(atac.scale.transform, ValueScale::Transform::Log1p);
        QCOMPARE(both.layers.size(), 2);
        QCOMPARE(both.layers[1].name, QStringLiteral("second"));
        QCOMPARE(both.layers[1].colour.alpha(), 128);
        QCOMPARE(both.scale.group, QStringLiteral("2"));
        QCOMPARE(both.scale.range, ValueScale::Range::Visible);
        QVERIFY(bases.layers[0].source.is<BasesSource>());
        QCOMPARE(peaks.name, QString()); // that of its file
        QCOMPARE(loops.arcs.height, ArcChoice::Height::Score);
        QSet<int> ids;
        for (const LaneSpec& lane : state.lanes)
            ids.insert(lane.id);
        QCOMPARE(ids.size(), 5);
        QCOMPARE(state.regions.size(), 1);
        QCOMPARE(state.regions[0].where, (Interval { "chr9", 69037262, 69037304 }));
        QCOMPARE(state.regions[0].name, QStringLiteral("FXN intron"));
        QVERIFY(state.regions[0].drawn);
    }

    void whatIsLeftOutIsSaidInOneSentence()
    {
        const IgvSession session = read(example());
        QCOMPARE(session.notes.size(), 2);
        QVERIFY2(session.notes[0].contains(QStringLiteral("“hg38”: open its FASTA")), qPrintable(session.notes[0]));
        for (const char* name : { "reads (BAM)", "remote (on the internet)", "Gene" })
            QVERIFY2(session.notes[1].contains(QString::fromLatin1(name)), qPrintable(session.notes[1]));
        QVERIFY(!session.notes[1].contains(QStringLiteral("ATAC")));
        QCOMPARE(session.file.loci, (Loci { { "chr9", 69'035'000, 69'040'000 } }));
        QVERIFY(read(example(), path(QStringLiteral("g.fa"))).notes[0].contains(QStringLiteral("shown on g.fa")));
    }

    void relativePathsAndFilesThatMovedWithTheSession()
    {
        const QString text = QStringLiteral(
            "<Session genome=\"g.fa\" locus=\"All\" version=\"8\"><Resources><Resource path=\"a.bw\"/></Resources><Panel "
            "name=\"DataPanel\"><Track id=\"/long/ago/a.bw\" name=\"a\" visible=\"true\"/></Panel></Session>");
        const IgvSession session = read(text);
        QCOMPARE(session.file.state.genome, path(QStringLiteral("g.fa")));
        QCOMPARE(session.file.state.lanes.size(), 1);
        QCOMPARE(session.file.state.lanes[0].layers[0].source.file(), path(QStringLiteral("a.bw")));
        QCOMPARE(session.locus, QStringLiteral("All"));
        QVERIFY(session.notes.isEmpty());
    }

    void resourcesAloneAreASession()
    {
        const IgvSession session = read(QStringLiteral("<Session genome=\"%1/g.fa\" version=\"3\"><Resources><Resource "
                                                       "path=\"a.bw\" name=\"A\" color=\"1,2,3\"/><Resource path=\"gone.bw\"/>"
                                                       "</Resources></Session>")
                                            .arg(m_folder->path()));
        QCOMPARE(session.file.state.lanes.size(), 3); // with the letters of the genome
        QCOMPARE(session.file.state.lanes[1].name, QStringLiteral("A"));
        QCOMPARE(session.file.state.lanes[1].layers[0].colour, QColor(1, 2, 3));
        QCOMPARE(missingFiles(session.file.state, {}).size(), 1);
    }

    void writtenAndReadAgain()
    {
        SessionFile file;
        setGenome(file.state, path(QStringLiteral("g.fa")));
        addFile(file.state, path(QStringLiteral("a.bw")), tracks::Format::BigWig);
        addFile(file.state, path(QStringLiteral("peaks.bed")), tracks::Format::Bed);
        addFile(file.state, path(QStringLiteral("loops.bedpe")), tracks::Format::Bedpe);
        LaneSpec& signal = file.state.lanes[1];
        signal.name = QStringLiteral("naïve <T> & \"B\" cells");
        signal.function = WindowFunction::Min;
        signal.style = SignalStyle::HeatMap;
        signal.scale.range = ValueScale::Range::Fixed;
        signal.scale.low = -0.1;
        signal.scale.high = 1e6;
        LayerSpec second = signal.layers[0];
        second.source = FileSource { path(QStringLiteral("b.bw")) };
        second.name = QStringLiteral("second");
        second.colour = QColor(9, 8, 7, 128);
        signal.layers[0].name = QStringLiteral("first");
        signal.layers[0].colour.setAlpha(128);
        signal.layers << second;
        file.state.lanes[3].arcs.height = ArcChoice::Height::Score;
        for (int lane : { 0, 2, 3 }) // what IGV says for a track that is no signal
            file.state.lanes[lane].scale = {};
        file.state.regions = { { { "chr9", 10, 20 }, QStringLiteral("here"), QColor(0xd5, 0x5e, 0x00), true } };
        file.loci = { { "chr9", 100, 500 }, { "chr9", 700, 900 } };
        const std::string out = path(QStringLiteral("out.xml")).toStdString();
        QCOMPARE(writeIgvSession(out, file), QString());
        const IgvSession again = readIgvSession(out, {});
        QVERIFY2(again.notes.isEmpty(), qPrintable(again.notes.join(u'|')));
        QCOMPARE(again.file.loci, file.loci);
        QCOMPARE(again.file.state.lanes.size(), file.state.lanes.size());
        for (qsizetype i = 0; i < file.state.lanes.size(); ++i)
            QVERIFY2(again.file.state.lanes[i] == file.state.lanes[i], qPrintable(QString::number(i)));
        QCOMPARE(again.file.state, file.state);
    }

    void whatIgvCannotSayIsListed()
    {
        SessionFile file;
        addFile(file.state, path(QStringLiteral("a.bw")), tracks::Format::BigWig);
        LayerSpec predicted;
        predicted.source = PredictionSource();
        predicted.name = QStringLiteral("CAGE predicted");
        file.state.lanes[0].layers << predicted;
        file.state.lanes[0].scale.transform = ValueScale::Transform::Symlog;
        file.reversed = true;
        const QString lost = writeIgvSession(path(QStringLiteral("out.xml")).toStdString(), file);
        for (const char* what : { "out.xml", "CAGE predicted", "symmetric logarithms", "minus strand" })
            QVERIFY2(lost.contains(QString::fromLatin1(what)), qPrintable(lost));
        QCOMPARE(readIgvSession(path(QStringLiteral("out.xml")).toStdString(), {}).file.state.lanes[0].layers.size(), 1);
    }

    /// IGV would take a table of methylation for features.
    void formatsThatIgvDoesNotReadAreLeftOut()
    {
        write(QStringLiteral("a.bismark.cov"), "chr9\t3\t3\t25\t2\t6\n");
        write(QStringLiteral("report.txt"), "chr9\t3\t+\t2\t6\tCG\tCGA\n");
        write(QStringLiteral("cells.allc"), "chr9\t3\t+\tCGN\t2\t8\t1\n");
        SessionFile file;
        addFile(file.state, path(QStringLiteral("a.bw")), tracks::Format::BigWig);
        addFile(file.state, path(QStringLiteral("a.bismark.cov")), tracks::Format::BismarkCoverage);
        addFile(file.state, path(QStringLiteral("report.txt")), tracks::Format::CytosineReport);
        addFile(file.state, path(QStringLiteral("cells.allc")), tracks::Format::Allc);
        addFile(file.state, path(QStringLiteral("gone.cov.gz")), tracks::Format::BismarkCoverage);
        file.state.lanes.last().name = QStringLiteral("mCG of L5");
        const std::string out = path(QStringLiteral("out.xml")).toStdString();
        const QString lost = writeIgvSession(out, file);
        for (const char* what : { "a.bismark.cov", "report.txt", "cells.allc", "mCG of L5" })
            QVERIFY2(lost.contains(QString::fromLatin1(what)), qPrintable(lost));
        const std::string xml = base::readFile(out);
        for (const char* what : { ".cov", "report.txt", ".allc", "type=\"\"" })
            QVERIFY2(xml.find(what) == std::string::npos, xml.c_str());
        QCOMPARE(readIgvSession(out, {}).file.state.lanes.size(), 1);
    }

    /// What a file is that is not there, its name tells in both directions.
    void filesThatAreGoneKeepTheirFormat_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("shownAs");
        QTest::newRow("bigWig") << "gone.bigWig"
                                << "bw"
                                << "DataSourceTrack";
        QTest::newRow("bigBed") << "gone.bb"
                                << "bb"
                                << "FeatureTrack";
        QTest::newRow("bedGraph") << "gone.bedGraph.gz"
                                  << "bedgraph"
                                  << "DataSourceTrack";
        QTest::newRow("wig") << "gone.wig"
                             << "wig"
                             << "DataSourceTrack";
        QTest::newRow("peaks") << "gone.narrowPeak.gz"
                               << "narrowpeak"
                               << "FeatureTrack";
        QTest::newRow("loops") << "gone.bedpe"
                               << "bedpe"
                               << "InteractionTrack";
        QTest::newRow("genes") << "gone.gtf.gz"
                               << "gtf"
                               << "FeatureTrack";
    }
    void filesThatAreGoneKeepTheirFormat()
    {
        QFETCH(QString, name);
        QFETCH(QString, type);
        QFETCH(QString, shownAs);
        SessionFile file;
        addFile(file.state, path(name), tracks::formatOfName(name.toStdString()));
        const std::string out = path(QStringLiteral("out.xml")).toStdString();
        QCOMPARE(writeIgvSession(out, file), QString());
        const QString xml = QString::fromStdString(base::readFile(out));
        QVERIFY2(xml.contains(QStringLiteral("type=\"%1\"").arg(type)) && xml.contains(shownAs), qPrintable(xml));
        const QVector<LaneSpec> again = readIgvSession(out, {}).file.state.lanes;
        QCOMPARE(again.size(), 1);
        QCOMPARE(again[0].layers[0].source.file(), path(name));
        QCOMPARE(again[0].height, file.state.lanes[0].height);
    }

    void openedByContentUndoableAndNotSavedInto()
    {
        Jobs jobs;
        Session session(jobs);
        FileOpener opener(session);
        QSignalSpy opened(&opener, &FileOpener::sessionOpened), noted(&opener, &FileOpener::noted),
            finished(&opener, &FileOpener::finished);
        session.change(QStringLiteral("genome"), [&](SessionState& state) { setGenome(state, path(QStringLiteral("g.fa"))); });
        const SessionState before = session.state();
        opener.open({ write(QStringLiteral("called.txt"), example().toUtf8()) });
        QVERIFY(finished.wait(10'000));
        QCOMPARE(session.state().lanes.size(), 5);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toString(), QString()); // saving asks where
        QCOMPARE(noted.size(), 2);
        session.undoStack().undo();
        QCOMPARE(session.state(), before);
    }

    void bad_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("cut off") << QStringLiteral("<Session version=\"8\">\n<Resources>\n<Resource path=\"a")
                                 << QStringLiteral("line 3");
        QTest::newRow("other XML") << QStringLiteral("<html><Session/></html>") << QStringLiteral("not an IGV session");
        QTest::newRow("no end") << QStringLiteral("<Session version=\"8\">\n<Resources/>\n") << QStringLiteral("not whole XML");
    }
    void bad()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        try {
            read(text);
            QFAIL("a bad session was accepted");
        } catch (const Error& problem) {
            const QString sentence = QString::fromUtf8(problem.what());
            QVERIFY2(sentence.contains(expected) && sentence.contains(QStringLiteral("igv.xml")), qPrintable(sentence));
        }
    }
};

EPIARC_TEST(IgvSessionTest)
#include "igvsession_test.moc"
