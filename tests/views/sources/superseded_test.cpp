#include "tests/models/toys.h"
#include "tests/registry.h"
#include "tests/views/heldpool.h"
#include "tests/views/writtenfolder.h"
#include "views/document/arrange.h"
#include "views/session/session.h"

#include <QCoreApplication>
#include <QTest>

/// What is opened anew while it is still being opened: only the newest opening tells.
class SupersededTest : public QObject, protected WrittenFolder
{
    Q_OBJECT

    /// Everything that was started has ended and been told.
    static void drain(Jobs& jobs)
    {
        jobs.threads(Jobs::Pool::Files).waitForDone();
        QCoreApplication::processEvents();
    }
    void setGenomeOf(Session& session, const QString& file) const
    {
        session.change(
            QStringLiteral("genome"), [&](SessionState& state) { setGenome(state, file.isEmpty() ? QString() : path(file)); });
    }
    void addTo(Session& session, const QString& file) const
    {
        session.change(QStringLiteral("add"), [&](SessionState& state) { addFile(state, path(file), tracks::Format::Bed); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
        write(QStringLiteral("one.fa"), ">chr1\n" + QByteArray(1000, 'A') + "\n");
        write(QStringLiteral("other.fa"), ">chr1\n" + QByteArray(900, 'C') + "\n");
        write(QStringLiteral("peaks.bed"), "chr1\t100\t200\tfirst\n");
        write(QStringLiteral("values.txt"), "chr1\t100\t200\t7\n");
    }

    void aTrackIsNotThereBeforeItsGenome_data()
    {
        QTest::addColumn<QString>("next");
        QTest::newRow("another genome") << QStringLiteral("other.fa");
        QTest::newRow("no genome") << QString();
    }
    void aTrackIsNotThereBeforeItsGenome()
    {
        QFETCH(QString, next);
        Jobs jobs;
        Session session(jobs);
        setGenomeOf(session, QStringLiteral("one.fa"));
        QTRY_VERIFY(session.sources().genome() && !session.sources().busy());
        HeldPool files(jobs.threads(Jobs::Pool::Files));
        addTo(session, QStringLiteral("peaks.bed"));
        setGenomeOf(session, next);
        int early = 0;
        connect(&session.sources(), &Sources::trackChanged, &session, [&] { early += !session.sources().genome(); });
        files.release();
        drain(jobs);
        QTRY_VERIFY(!session.sources().busy());
        QCOMPARE(early, 0);
        const auto opened = session.sources().opened(FileSource { path(QStringLiteral("peaks.bed")) });
        QCOMPARE(opened.track != nullptr, !next.isEmpty());
    }

    void aGenomeThatWasGivenUpDoesNotArrive()
    {
        Jobs jobs;
        Session session(jobs);
        HeldPool files(jobs.threads(Jobs::Pool::Files));
        setGenomeOf(session, QStringLiteral("one.fa"));
        QVERIFY(session.sources().busy());
        setGenomeOf(session, {});
        QVERIFY(!session.sources().busy());
        files.release();
        drain(jobs);
        QVERIFY(!session.sources().genome());
    }

    /// Who waits until all is open must not wait for what was given up.
    void givingUpTheLastOpeningIsTold()
    {
        Jobs jobs;
        Session session(jobs);
        setGenomeOf(session, QStringLiteral("one.fa"));
        QTRY_VERIFY(session.sources().genome() && !session.sources().busy());
        HeldPool files(jobs.threads(Jobs::Pool::Files));
        addTo(session, QStringLiteral("peaks.bed"));
        int idle = 0;
        connect(&session.sources(), &Sources::idle, &session, [&] { ++idle; });
        session.undoStack().undo();
        QTRY_COMPARE(idle, 1);
    }

    void onlyTheNewestReadingOfAModelTells()
    {
        const std::string file = path(QStringLiteral("m.safetensors")).toStdString();
        const QString model = QString::fromStdString(file);
        TinyModel former, latter;
        former.spec.name = "former";
        latter.spec.name = "latter";
        former.write(file);
        Jobs jobs;
        Session session(jobs);
        QStringList names;
        connect(&session.sources(), &Sources::modelChanged, &session, [&] {
            const auto spec = session.sources().model(model).spec;
            names << (spec ? QString::fromStdString(spec->name) : QString());
        });
        session.change(QStringLiteral("open"), [&](SessionState& state) { state.models = { model }; });
        jobs.threads(Jobs::Pool::Files).waitForDone(); // its answer is on the way
        latter.write(file);
        session.sources().reopen(model, session.state());
        drain(jobs);
        QTRY_VERIFY(!names.isEmpty());
        QCOMPARE(names, QStringList { QStringLiteral("latter") });
    }

    void aReadingThatWasStoppedSaysSo()
    {
        const QString model = path(QStringLiteral("given_up.safetensors"));
        TinyModel().write(model.toStdString());
        Jobs jobs;
        Session session(jobs);
        HeldPool files(jobs.threads(Jobs::Pool::Files));
        session.change(QStringLiteral("open"), [&](SessionState& state) { state.models = { model }; });
        jobs.stopAll();
        files.release();
        drain(jobs);
        QVERIFY2(session.sources().model(model).problem.contains(QStringLiteral("stopped")),
            qPrintable(session.sources().model(model).problem));
    }

    /// With what waits for it.
    void aGenomeThatWasStoppedSaysSoAndIsOpenedAgain_data()
    {
        QTest::addColumn<bool>("ofOneTrack");
        QTest::newRow("all that failed") << false;
        QTest::newRow("of one track") << true;
    }
    void aGenomeThatWasStoppedSaysSoAndIsOpenedAgain()
    {
        QFETCH(bool, ofOneTrack);
        const Source peaks = FileSource { path(QStringLiteral("peaks.bed")) };
        Jobs jobs;
        Session session(jobs);
        Sources& sources = session.sources();
        HeldPool files(jobs.threads(Jobs::Pool::Files));
        setGenomeOf(session, QStringLiteral("one.fa"));
        addTo(session, QStringLiteral("peaks.bed"));
        int told = 0;
        connect(&sources, &Sources::genomeChanged, &session, [&] { ++told; });
        jobs.stopAll();
        files.release();
        drain(jobs);
        QTRY_COMPARE(told, 1);
        QVERIFY2(sources.genomeProblem().contains(QStringLiteral("F5")), qPrintable(sources.genomeProblem()));
        QVERIFY(!sources.busy());
        if (ofOneTrack)
            sources.retry(peaks);
        else
            sources.retryFailed();
        QTRY_VERIFY(sources.genome() && sources.opened(peaks).track);
        QVERIFY(sources.genomeProblem().isEmpty());
    }

    /// A model that no lane shows.
    void aModelThatWasStoppedIsReadAgain()
    {
        const QString model = path(QStringLiteral("stopped.safetensors"));
        TinyModel().write(model.toStdString());
        Jobs jobs;
        Session session(jobs);
        HeldPool files(jobs.threads(Jobs::Pool::Files));
        session.change(QStringLiteral("open"), [&](SessionState& state) { state.models = { model }; });
        jobs.stopAll();
        files.release();
        drain(jobs);
        QTRY_VERIFY(session.sources().model(model).problem.contains(QStringLiteral("F5")));
        session.sources().retryFailed();
        QTRY_VERIFY(session.sources().model(model).spec);
        QVERIFY(session.sources().model(model).problem.isEmpty());
    }

    void genesOfTheFormerGenomeAreNotFound_data()
    {
        QTest::addColumn<QString>("next");
        QTest::newRow("another genome") << QStringLiteral("other.fa");
        QTest::newRow("no genome") << QString();
    }
    void genesOfTheFormerGenomeAreNotFound()
    {
        QFETCH(QString, next);
        write(QStringLiteral("genes.gtf"), "chr1\tx\texon\t100\t300\t.\t+\t.\tgene_id \"G1\"; transcript_id \"T\";\n");
        Jobs jobs;
        Session session(jobs);
        const auto known = [&] { return !session.sources().genes()->complete("G1").empty(); };
        setGenomeOf(session, QStringLiteral("one.fa"));
        session.change(QStringLiteral("genes"),
            [&](SessionState& state) { addFile(state, path(QStringLiteral("genes.gtf")), tracks::Format::Gtf); });
        QTRY_VERIFY(known());
        HeldPool files(jobs.threads(Jobs::Pool::Files));
        int told = 0;
        connect(&session.sources(), &Sources::genesChanged, &session, [&] { ++told; });
        setGenomeOf(session, next);
        QVERIFY(!known());
        QCOMPARE(told, 1);
        files.release();
        if (!next.isEmpty()) {
            QTRY_VERIFY(known());
        }
    }

    /// What a dropped file was found to be counts for its next opening alone.
    void whatWasExpectedIsForgotten_data()
    {
        QTest::addColumn<bool>("known");
        QTest::newRow("dropped again while it is open") << true;
        QTest::newRow("dropped and not added") << false;
    }
    void whatWasExpectedIsForgotten()
    {
        QFETCH(bool, known);
        const QString name = QStringLiteral("values.txt");
        const Source source = FileSource { path(name) };
        Jobs jobs;
        Session session(jobs);
        setGenomeOf(session, QStringLiteral("one.fa"));
        QTRY_VERIFY(session.sources().genome());
        if (known) {
            addTo(session, name);
            QTRY_VERIFY(session.sources().opened(source).track);
        }
        session.sources().expect(path(name), tracks::Format::Bed);
        session.change(QStringLiteral("all else"), [](SessionState& state) { state.lanes.clear(); });
        QVERIFY(!session.sources().opened(source).track);
        addTo(session, name);
        QTRY_VERIFY(session.sources().opened(source).track);
        QCOMPARE(session.sources().opened(source).track->format(), std::string("bedGraph"));
    }
};

EPIARC_TEST(SupersededTest)
#include "superseded_test.moc"
