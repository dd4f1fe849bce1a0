#include "views/document/arrange.h"
#include "views/sessionfiles/movedfiles.h"
#include "views/sessionfiles/sessionfile.h"

#include "core/base/json.h"
#include "views/session/session.h"

#include "tests/registry.h"
#include "tests/views/writtenfolder.h"

#include <QTest>

/// Sessions whose files moved: where they are looked for, what is remembered of them, and how they are found again.
class MovedFilesTest : public QObject, protected WrittenFolder
{
    Q_OBJECT

    /// Two tracks in study/data, their session in study.
    SessionFile made() const
    {
        SessionFile file;
        addFile(file.state, write(QStringLiteral("study/data/a.bed"), "chr1\t1\t2\n"), tracks::Format::Bed);
        addFile(file.state, write(QStringLiteral("study/data/b.bed"), "chr1\t1\t200\n"), tracks::Format::Bed);
        return file;
    }
    std::string saved(const SessionFile& file) const
    {
        const std::string out = path(QStringLiteral("study/s.epiarc")).toStdString();
        writeSession(out, file);
        return out;
    }
    static QString track(const SessionFile& file, int lane) { return file.state.lanes[lane].layers.first().source.file(); }
    QVector<MovedFile> missingOf(const SessionFile& file) const { return missingFiles(file.state, file.files); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theWholeFolderMoves()
    {
        saved(made());
        QVERIFY(QDir(m_folder->path()).rename(QStringLiteral("study"), QStringLiteral("elsewhere")));
        const SessionFile again = readSession(path(QStringLiteral("elsewhere/s.epiarc")).toStdString());
        QCOMPARE(track(again, 0), path(QStringLiteral("elsewhere/data/a.bed")));
        QVERIFY(missingOf(again).isEmpty());
    }

    void onlyTheSessionMoves()
    {
        saved(made());
        QVERIFY(QDir().mkdir(path(QStringLiteral("mail"))));
        QVERIFY(QFile::rename(path(QStringLiteral("study/s.epiarc")), path(QStringLiteral("mail/s.epiarc"))));
        const SessionFile again = readSession(path(QStringLiteral("mail/s.epiarc")).toStdString());
        QCOMPARE(again.state, made().state);
        QVERIFY(missingOf(again).isEmpty());
    }

    void theFileBesideTheSessionIsPreferred()
    {
        saved(made());
        write(QStringLiteral("copy/data/a.bed"), "chr1\t1\t2\n");
        QVERIFY(QFile::copy(path(QStringLiteral("study/s.epiarc")), path(QStringLiteral("copy/s.epiarc"))));
        const SessionFile again = readSession(path(QStringLiteral("copy/s.epiarc")).toStdString());
        QCOMPARE(track(again, 0), path(QStringLiteral("copy/data/a.bed")));
        QCOMPARE(track(again, 1), path(QStringLiteral("study/data/b.bed")));
    }

    void aMissingFileKeepsWhereItWasAndWhatIsKnownOfIt()
    {
        const SessionFile file = made();
        const std::string out = saved(file);
        QVERIFY(QFile::remove(path(QStringLiteral("study/data/b.bed"))));
        for (int round = 0; round < 2; ++round) { // saving it again while it is missing forgets nothing
            const SessionFile again = readSession(out);
            QCOMPARE(again.state, file.state);
            const QVector<MovedFile> missing = missingOf(again);
            QCOMPARE(missing.size(), 1);
            QCOMPARE(missing.first().path, path(QStringLiteral("study/data/b.bed")));
            QCOMPARE(missing.first().record.bytes, qint64(11));
            QVERIFY(missing.first().record.modified.isValid());
            writeSession(out, again);
        }
    }

    void earlierVersionsOpen_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray lane = R"("lanes": [ { "id": 1, "name": "A", "height": 50, "layers": [
            { "kind": "file", "path": "data/a.bed", "name": "", "colour": "#0072b2" } ], "scale": )";
        QTest::newRow("1") << QByteArray(R"({ "epiarc": "session", "version": 1, "genome": "", "aliases": [], "models": [],
            "locus": { "chrom": "chr1", "start": 10, "end": 90 }, )")
                + lane + R"({ "automatic": true, "low": 0, "high": 1 } } ] })";
        QTest::newRow("2") << QByteArray(R"({ "epiarc": "session", "version": 2, "genome": "",
            "loci": [ { "chrom": "chr1", "start": 10, "end": 90 } ], )")
                + lane + R"({ "range": "visible", "transform": "linear" }, "style": "bars", "function": "envelope" } ] })";
    }
    void earlierVersionsOpen()
    {
        QFETCH(QByteArray, text);
        made();
        const SessionFile file = readSession(write(QStringLiteral("study/old.epiarc"), text.toStdString()).toStdString());
        QCOMPARE(track(file, 0), path(QStringLiteral("study/data/a.bed")));
        QCOMPARE(file.state.lanes.first().name, QStringLiteral("A"));
        QCOMPARE(file.loci, (Loci { { "chr1", 10, 90 } }));
        QVERIFY(missingOf(file).isEmpty());
    }

    void relocatingReplacesAPathEverywhereAndIsUndoable()
    {
        const QString before = QStringLiteral("/old/x"), after = QStringLiteral("/new/x"), other = QStringLiteral("/old/y");
        const Source moved = FileSource { before }, stays = FileSource { other }, predicted = PredictionSource { before },
                     formula = FormulaSource { FormulaSource::Operation::Difference, { moved, stays } },
                     arcs = AttentionSource { AttentionSource::Form::Arcs, before, {}, { moved } };
        SessionState state;
        state.genome = before;
        state.aliases = { other, before };
        state.models = { before };
        LaneSpec lane;
        lane.id = 1;
        for (const Source& origin : { moved, stays, predicted, formula, arcs })
            lane.layers.append({ origin, {}, {} });
        state.lanes = { lane };
        Jobs jobs;
        Session session(jobs);
        session.replace(state, {});
        session.change(QStringLiteral("Relocate"), [&](SessionState& edited) { relocate(edited, before, after); });
        QCOMPARE(filesOf(session.state()), (QStringList { after, other }));
        QCOMPARE(session.state().lanes[0].layers[2].source.model(), after);
        QCOMPARE(session.state().lanes[0].layers[3].source.operands()[0].file(), after);
        QCOMPARE(session.state().lanes[0].layers[4].source,
            (Source(AttentionSource { AttentionSource::Form::Arcs, after, {}, { FileSource { after } } })));
        QCOMPARE(session.state().aliases, (QStringList { other, after }));
        session.undoStack().undo();
        QCOMPARE(session.state(), state);
    }

    void othersAreFoundBesideTheOneFound()
    {
        const SessionFile file = made();
        const std::string out = saved(file);
        QVERIFY(QDir(path(QStringLiteral("study"))).rename(QStringLiteral("data"), QStringLiteral("renamed")));
        const QVector<MovedFile> missing = missingOf(readSession(out));
        QCOMPARE(missing.size(), 2);
        const Findings found = findAlongside(missing, track(file, 0), path(QStringLiteral("study/renamed/a.bed")));
        QCOMPARE(found, (Findings { { track(file, 1), path(QStringLiteral("study/renamed/b.bed")) } }));
    }

    void aFolderIsSearchedByNameAndSize()
    {
        const SessionFile file = made();
        const std::string out = saved(file);
        QVERIFY(QDir(path(QStringLiteral("study/data"))).removeRecursively());
        write(QStringLiteral("archive/data/a.bed"), "chr1\t1\t20000\n"); // the folder is called alike, the size is another
        const QString right = write(QStringLiteral("archive/2024/january/a.bed"), "chr1\t1\t2\n");
        const QString resized = write(QStringLiteral("archive/b.bed"), "chr1\t1\t2\n");
        const QVector<MovedFile> missing = missingOf(readSession(out));
        const Findings found = findWithin(missing, path(QStringLiteral("archive")));
        QCOMPARE(found, (Findings { { track(file, 0), right }, { track(file, 1), resized } }));

        FileRecords remembered;
        for (const MovedFile& moved : missing)
            remembered.insert(found[moved.path], moved.record);
        const QString note = sizeNote(remembered);
        QVERIFY2(note.contains(QStringLiteral("b.bed")) && !note.contains(QStringLiteral("a.bed")), qPrintable(note));
    }

    void amongEqualsTheOneInFoldersCalledAlikeIsTaken()
    {
        const SessionFile file = made();
        const std::string out = saved(file);
        QVERIFY(QDir(path(QStringLiteral("study/data"))).removeRecursively());
        write(QStringLiteral("archive/k562/a.bed"), "chr1\t1\t2\n");
        const QString right = write(QStringLiteral("archive/study/data/a.bed"), "chr1\t1\t2\n");
        write(QStringLiteral("archive/zzz/a.bed"), "chr1\t1\t2\n");
        QCOMPARE(findWithin(missingOf(readSession(out)), path(QStringLiteral("archive"))).value(track(file, 0)), right);
    }

    void aSearchCanBeStopped()
    {
        write(QStringLiteral("archive/a.bed"), "chr1\t1\t2\n");
        std::stop_source stop;
        stop.request_stop();
        bool stopped = false;
        try {
            findWithin({ { QStringLiteral("/x/a.bed"), {} } }, path(QStringLiteral("archive")), Monitor(stop.get_token(), {}));
        } catch (const Cancelled&) {
            stopped = true;
        }
        QVERIFY(stopped);
    }
};

EPIARC_TEST(MovedFilesTest)
#include "movedfiles_test.moc"
