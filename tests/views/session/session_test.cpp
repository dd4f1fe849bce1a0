#include "views/document/arrange.h"
#include "views/session/fileopener.h"
#include "views/sessionfiles/sessionfile.h"

#include "core/base/error.h"
#include "core/base/json.h"

#include "tests/registry.h"
#include "tests/views/writtenfolder.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

namespace
{

QByteArray tinyGenome()
{
    QByteArray text = ">chr1\n";
    for (int i = 0; i < 200; ++i)
        text += "ACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTACGTAC\n";
    return text + ">chr2\n" + QByteArray(50, 'G') + "\n";
}

models::Head head()
{
    models::Head head;
    head.name = "human";
    head.tracks = { { "CNhs10752+", "CAGE:cells", "CAGE", 1 }, { "CNhs10752-", "CAGE:cells", "CAGE", 0 },
        { "ENCFF136DBS", "DNASE:HepG2", "DNASE", 2 } };
    return head;
}

} // namespace

/// The document: undo, history, what files become in it, and sessions on disk.
class SessionTest : public QObject, protected WrittenFolder
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
        write(QStringLiteral("g.fa"), tinyGenome());
        write(QStringLiteral("peaks.bed"), "chr1\t100\t200\tfirst\nchr1\t3000\t3100\tsecond\n");
        write(QStringLiteral("genes.bed"), "chr1\t4000\t6000\tGENEA\t0\t+\t4000\t6000\t0\t2\t500,500\t0,1500\n");
        write(QStringLiteral("other.bed"), "scaffold_9\t100\t200\tx\n");
        write(QStringLiteral("picture.bed"), QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11));
    }

    void undoRestoresEveryChange()
    {
        Jobs jobs;
        Session session(jobs);
        const SessionState empty = session.state();
        session.change(QStringLiteral("add"),
            [&](SessionState& state) { addFile(state, path(QStringLiteral("peaks.bed")), tracks::Format::Bed); });
        const SessionState one = session.state();
        QCOMPARE(one.lanes.size(), 1);
        session.change(QStringLiteral("remove"), [](SessionState& state) { state.lanes.clear(); });
        QVERIFY(session.state().lanes.isEmpty());
        session.undoStack().undo();
        QCOMPARE(session.state(), one);
        session.undoStack().undo();
        QCOMPARE(session.state(), empty);
        session.undoStack().redo();
        QCOMPARE(session.state(), one);
    }

    void aChangeThatChangesNothingIsNoStep()
    {
        Jobs jobs;
        Session session(jobs);
        session.change(QStringLiteral("nothing"), [](SessionState&) {});
        QCOMPARE(session.undoStack().count(), 0);
    }

    void filesFindTheirPlace()
    {
        Jobs jobs;
        Session session(jobs);
        FileOpener opener(session);
        QSignalSpy refused(&opener, &FileOpener::refused), finished(&opener, &FileOpener::finished);
        opener.open({ path(QStringLiteral("peaks.bed")), path(QStringLiteral("g.fa")), path(QStringLiteral("picture.bed")),
            path(QStringLiteral("missing.bw")), path(QStringLiteral("genes.bed")) });
        QVERIFY(finished.wait(10'000));
        QCOMPARE(session.state().genome, path(QStringLiteral("g.fa")));
        QCOMPARE(session.state().lanes.size(), 3); // bases, peaks, genes
        QCOMPARE(refused.size(), 2);
        QVERIFY(refused.at(0).at(1).toString().contains(QStringLiteral("an image")));
        QVERIFY(refused.at(1).at(1).toString().contains(QStringLiteral("missing.bw")));
        QTRY_VERIFY(!session.sources().busy());
        for (const LaneSpec& lane : session.state().lanes)
            QVERIFY2(session.sources().opened(lane.layers.first().source).track,
                qPrintable(session.sources().opened(lane.layers.first().source).problem));
        QCOMPARE(session.locus().chrom, std::string("chr1"));
        QCOMPARE(session.locus().end, int64_t(10'000));
    }

    void aGeneIsFoundOnceItsFileIsRead()
    {
        Jobs jobs;
        Session session(jobs);
        FileOpener opener(session);
        QSignalSpy refused(&session, &Session::locusRefused);
        opener.open({ path(QStringLiteral("g.fa")), path(QStringLiteral("genes.bed")) });
        QSignalSpy finished(&opener, &FileOpener::finished);
        QVERIFY(finished.wait(10'000));
        session.goTo(QStringLiteral("genea")); // its file may still be being read
        QTRY_VERIFY(session.locus().start <= 4000 && session.locus().end >= 6000 && session.locus().length() < 9000);
        QCOMPARE(refused.size(), 0);
        QVERIFY_EXCEPTION_THROWN(session.goTo(QStringLiteral("NOSUCHGENE")), Error);
    }

    void namesThatMatchNothingAreSaid()
    {
        Jobs jobs;
        Session session(jobs);
        FileOpener opener(session);
        opener.open({ path(QStringLiteral("g.fa")), path(QStringLiteral("other.bed")) });
        QTRY_VERIFY(!opener.busy() && !session.sources().busy());
        const auto opened = session.sources().opened(session.state().lanes.last().layers.first().source);
        QVERIFY(!opened.track);
        QVERIFY2(opened.problem.contains(QStringLiteral("other.bed")) && opened.problem.contains(QStringLiteral("scaffold_9")),
            qPrintable(opened.problem));
    }

    void goingStaysOnTheChromosome_data()
    {
        QTest::addColumn<qint64>("start");
        QTest::addColumn<qint64>("end");
        QTest::addColumn<qint64>("shownStart");
        QTest::addColumn<qint64>("shownEnd");
        QTest::newRow("inside") << qint64(100) << qint64(500) << qint64(100) << qint64(500);
        QTest::newRow("off the left end") << qint64(-300) << qint64(100) << qint64(0) << qint64(400);
        QTest::newRow("off the right end") << qint64(9'900) << qint64(10'300) << qint64(9'600) << qint64(10'000);
        QTest::newRow("wider than all") << qint64(-5'000) << qint64(50'000) << qint64(0) << qint64(10'000);
        QTest::newRow("too narrow") << qint64(500) << qint64(501) << qint64(491) << qint64(511);
    }
    void goingStaysOnTheChromosome()
    {
        QFETCH(qint64, start);
        QFETCH(qint64, end);
        QFETCH(qint64, shownStart);
        QFETCH(qint64, shownEnd);
        Jobs jobs;
        Session session(jobs);
        session.change(QStringLiteral("genome"), [&](SessionState& state) { setGenome(state, path(QStringLiteral("g.fa"))); });
        QTRY_VERIFY(session.sources().genome());
        session.go({ "chr1", start, end });
        QCOMPARE(session.locus().start, shownStart);
        QCOMPARE(session.locus().end, shownEnd);
    }

    void backAndForward()
    {
        Jobs jobs;
        Session session(jobs);
        session.change(QStringLiteral("genome"), [&](SessionState& state) { setGenome(state, path(QStringLiteral("g.fa"))); });
        QTRY_VERIFY(session.sources().genome());
        const Interval first = session.locus();
        session.go({ "chr1", 100, 500 });
        session.go({ "chr1", 120, 520 }, Session::Moving::Continuous); // still dragging
        session.go({ "chr1", 200, 600 });
        session.back();
        QCOMPARE(session.locus(), (Interval { "chr1", 100, 500 }));
        session.back();
        QCOMPARE(session.locus(), first);
        QVERIFY(!session.history().canGoBack());
        session.forward();
        session.forward();
        QCOMPARE(session.locus(), (Interval { "chr1", 200, 600 }));
        QVERIFY(!session.history().canGoForward());
    }

    void measuredPartners_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("track");
        QTest::addColumn<bool>("same");
        QTest::newRow("plus") << QStringLiteral("00_CNhs10752_plus_CAGE_cells") << 0 << true;
        QTest::newRow("minus is not plus") << QStringLiteral("01_CNhs10752_minus_CAGE_cells") << 0 << false;
        QTest::newRow("minus") << QStringLiteral("01_CNhs10752_minus_CAGE_cells") << 1 << true;
        QTest::newRow("sign") << QStringLiteral("CNhs10752+") << 0 << true;
        QTest::newRow("unstranded") << QStringLiteral("25_ENCFF136DBS_uns_DNASE_HepG2") << 2 << true;
        QTest::newRow("another experiment") << QStringLiteral("25_ENCFF136DBX_uns_DNASE_HepG2") << 2 << false;
        QTest::newRow("longer identifier") << QStringLiteral("25_ENCFF136DBSA_uns_DNASE_HepG2") << 2 << false;
    }
    void measuredPartners()
    {
        QFETCH(QString, file);
        QFETCH(int, track);
        QFETCH(bool, same);
        QCOMPARE(measures(file, head().tracks[size_t(track)]), same);
    }

    void partnersByTheirSign_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("track");
        QTest::addColumn<bool>("same");
        const auto row = [](const char* file, const char* track, bool same) {
            QTest::addRow("%s, %s", file, track) << QString::fromUtf8(file) << QString::fromUtf8(track) << same;
        };
        row("K562+_rep1", "K562+", true);
        row("K562+_RNA_hg38", "K562+", true);
        row("K562+ (RNA)", "K562+", true);
        row("K562+", "K562+", true);
        row("K562-_rep1", "K562-", true);
        row("K562−_rep1", "K562-", true);
        row("K562−_rep1", "K562−", true);
        row("RNA_K562-", "K562-", true);
        row("K562-plus", "K562+", true);
        row("K562-RNA-minus1", "K562-", true);
        row("K562+_rep1", "K562-", false);
        row("K562-_rep1", "K562+", false);
        row("K562-rep1", "K562-", false);
        row("K562-rep1", "K562", true);
        row("K562+_rep1", "K562", false);
        row("K562_rep1", "K562+", false);
        row("GK562+_rep1", "K562+", false);
    }
    void partnersByTheirSign()
    {
        QFETCH(QString, file);
        QFETCH(QString, track);
        QFETCH(bool, same);
        models::OutputTrack output;
        output.name = track.toStdString();
        QCOMPARE(measures(file, output), same);
        SessionState state;
        models::Head own;
        own.name = "human";
        own.tracks = { output };
        addFile(state, QStringLiteral("/d/%1.bigWig").arg(file), tracks::Format::BigWig);
        addPrediction(state, QStringLiteral("/m.safetensors"), own, 0);
        QCOMPARE(state.lanes.size(), same ? 1 : 2);
    }

    void predictionsJoinTheirMeasuredLane()
    {
        SessionState state;
        addFile(state, QStringLiteral("/d/25_ENCFF136DBS_uns_DNASE_HepG2.bw"), tracks::Format::BigWig);
        addPrediction(state, QStringLiteral("/m.safetensors"), head(), 2);
        addPrediction(state, QStringLiteral("/m.safetensors"), head(), 0);
        QCOMPARE(state.lanes.size(), 2);
        QCOMPARE(state.lanes[0].layers.size(), 2);
        QVERIFY(state.lanes[0].layers[0].colour != state.lanes[0].layers[1].colour);
        addFile(state, QStringLiteral("/d/00_CNhs10752_plus_CAGE_cells.bw"), tracks::Format::BigWig);
        QCOMPARE(state.lanes.size(), 2);
        QVERIFY(state.lanes[1].layers[0].source.is<FileSource>());
        QVERIFY(state.lanes[1].layers[1].source.is<PredictionSource>());
        removePrediction(state, { QStringLiteral("/m.safetensors"), QStringLiteral("human"), 2 });
        QCOMPARE(state.lanes[0].layers.size(), 1);
        QVERIFY(showsPrediction(state, PredictionSource { QStringLiteral("/m.safetensors"), QStringLiteral("human"), 0 }));
    }

    void savedAndOpenedAgain()
    {
        SessionFile file;
        setGenome(file.state, path(QStringLiteral("g.fa")));
        addFile(file.state, path(QStringLiteral("data/x.bw")), tracks::Format::BigWig);
        file.state.models = { path(QStringLiteral("m.safetensors")) };
        addPrediction(file.state, file.state.models.first(), head(), 0);
        file.state.lanes[1].scale
            = { ValueScale::Range::Fixed, 95, -1, 7.5, ValueScale::Transform::Symlog, QStringLiteral("ATAC") };
        file.state.lanes[1].name = QStringLiteral("naïve T cells");
        file.loci = { { "chr1", 100, 500 }, { "chr1", 700, 900 } };
        file.reversed = true;
        const std::string out = path(QStringLiteral("s.epiarc")).toStdString();
        writeSession(out, file);
        const Json json = base::readJson(out);
        QCOMPARE(json["genome"].get<std::string>(), std::string("g.fa"));
        QCOMPARE(json["lanes"][1]["layers"][0]["path"].get<std::string>(), std::string("data/x.bw"));
        const SessionFile again = readSession(out);
        QCOMPARE(again.state, file.state);
        QCOMPARE(again.loci, file.loci);
        QVERIFY(again.reversed);
    }

    /// What was found out when a file was dropped is used by its first opening; another looks for itself.
    void aDroppedFileIsLookedAtOnce()
    {
        Jobs jobs;
        Session session(jobs);
        session.change(QStringLiteral("genome"), [&](SessionState& state) { setGenome(state, path(QStringLiteral("g.fa"))); });
        const QString file = path(QStringLiteral("values.txt"));
        write(QStringLiteral("values.txt"), "chr1\t100\t200\t7\n");
        session.sources().expect(file, tracks::Format::Bed);
        session.change(QStringLiteral("add"), [&](SessionState& state) { addFile(state, file, tracks::Format::Bed); });
        const Source source = FileSource { file };
        QTRY_VERIFY(session.sources().opened(source).track);
        QCOMPARE(session.sources().opened(source).track->format(), std::string("BED"));
        session.sources().retry(source);
        QTRY_VERIFY(session.sources().opened(source).track);
        QCOMPARE(session.sources().opened(source).track->format(), std::string("bedGraph"));
    }

    void openingASessionIsUndoable()
    {
        Jobs jobs;
        Session session(jobs);
        session.change(QStringLiteral("genome"), [&](SessionState& state) { setGenome(state, path(QStringLiteral("g.fa"))); });
        const SessionState before = session.state();
        SessionFile file;
        setGenome(file.state, path(QStringLiteral("g.fa")));
        addFile(file.state, path(QStringLiteral("peaks.bed")), tracks::Format::Bed);
        session.replace(file.state, { { "chr1", 100, 500 } });
        QCOMPARE(session.state(), file.state);
        QVERIFY(session.undoStack().isClean());
        QTRY_COMPARE(session.locus(), (Interval { "chr1", 100, 500 }));
        session.undoStack().undo();
        QCOMPARE(session.state(), before);
    }

    void aMovedFolderStillOpens()
    {
        QDir(m_folder->path()).mkpath(QStringLiteral("a"));
        write(QStringLiteral("a/g.fa"), tinyGenome());
        SessionFile file;
        setGenome(file.state, path(QStringLiteral("a/g.fa")));
        writeSession(path(QStringLiteral("a/s.epiarc")).toStdString(), file);
        QVERIFY(QDir(m_folder->path()).rename(QStringLiteral("a"), QStringLiteral("b")));
        QCOMPARE(readSession(path(QStringLiteral("b/s.epiarc")).toStdString()).state.genome, path(QStringLiteral("b/g.fa")));
    }

    void badSessions_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("not JSON") << QByteArray("{ \"epiarc\": ") << QStringLiteral("not valid JSON");
        QTest::newRow("other JSON") << QByteArray("{ \"a\": 1 }") << QStringLiteral("not an Epiarc session");
        QTest::newRow("newer") << QByteArray("{ \"epiarc\": \"session\", \"version\": 99 }") << QStringLiteral("newer Epiarc");
        QTest::newRow("wrong type") << QByteArray("{ \"epiarc\": \"session\", \"version\": 1, \"lanes\": [ { \"id\": \"x\" } ] }")
                                    << QStringLiteral("not a session Epiarc can read");
        QTest::newRow("unknown layer") << QByteArray("{ \"epiarc\": \"session\", \"version\": 1, \"lanes\": [ { \"id\": 1, "
                                                     "\"layers\": [ { \"kind\": \"hologram\" } ] } ] }")
                                       << QStringLiteral("hologram");
    }
    void badSessions()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        const QString file = write(QStringLiteral("bad.epiarc"), text);
        try {
            readSession(file.toStdString());
            QFAIL("a bad session was accepted");
        } catch (const Error& problem) {
            const QString sentence = QString::fromUtf8(problem.what());
            QVERIFY2(sentence.contains(expected) && sentence.contains(QStringLiteral("bad.epiarc")), qPrintable(sentence));
        }
    }
};

EPIARC_TEST(SessionTest)
#include "session_test.moc"
