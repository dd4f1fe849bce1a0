#include "views/document/arrange.h"
#include "views/saving/bundledialog.h"
#include "views/saving/document.h"
#include "views/saving/relocatedialog.h"
#include "views/sessionfiles/movedfiles.h"
#include "views/window.h"

#include "tests/registry.h"
#include "tests/views/heldpool.h"
#include "tests/views/slowfile.h"
#include "tests/views/writtenfolder.h"

#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

/// The File menu as its user meets it.
class DocumentTest : public QObject, protected WrittenFolder
{
    Q_OBJECT

    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Window> m_window;

    Document& document() const { return *m_window->findChild<Document*>(); }
    bool quiet() const { return !m_window->findChild<FileOpener*>()->busy() && !m_session->sources().busy(); }
    void open(const QString& file)
    {
        m_window->open({ file });
        QTRY_VERIFY(quiet());
    }
    Sources::Opened lane(int index) const
    {
        return m_session->sources().opened(m_session->state().lanes[index].layers.first().source);
    }
    /// How often the status bar said that a session was saved.
    static int saved(const QSignalSpy& done)
    {
        return int(std::count_if(done.begin(), done.end(),
            [](const QVariantList& said) { return said[0].toString().startsWith(QStringLiteral("Session saved")); }));
    }
    void save()
    {
        QSignalSpy done(&document(), &Document::done);
        document().save();
        QTRY_COMPARE(saved(done), 1);
    }
    void rename(const QString& name)
    {
        m_session->change(QStringLiteral("rename"), [&](SessionState& state) { state.lanes[1].name = name; });
    }
    /// Whether a label of it says this.
    static bool says(const QWidget& part, const QString& words)
    {
        const auto labels = part.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text().contains(words); });
    }
    /// The file cannot be written: a folder is in the way.
    static void hinder(const QString& file) { QVERIFY(QDir().mkpath(file + QStringLiteral(".part/in the way"))); }
    QString savedName(const QString& session) const { return readSession(session.toStdString()).state.lanes[1].name; }
    /// A session of a genome and two tracks in work/data.
    QString made() const
    {
        SessionFile file;
        setGenome(file.state, write(QStringLiteral("work/g.fa"), ">chr1\n" + std::string(1000, 'A') + "\n"));
        addFile(file.state, write(QStringLiteral("work/data/a.bed"), "chr1\t10\t20\n"), tracks::Format::Bed);
        addFile(file.state, write(QStringLiteral("work/data/b.bed"), "chr1\t10\t200\n"), tracks::Format::Bed);
        file.loci = { { "chr1", 0, 500 } };
        writeSession(path(QStringLiteral("work/s.epiarc")).toStdString(), file);
        return path(QStringLiteral("work/s.epiarc"));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
        m_settings = std::make_unique<QSettings>(path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        m_jobs = std::make_unique<Jobs>();
        m_session = std::make_unique<Session>(*m_jobs);
        m_window = std::make_unique<Window>(*m_session, *m_settings);
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_session.reset();
        m_jobs.reset();
    }

    void aSessionWithMissingFilesOpensAndTheyAreFoundTogether()
    {
        const QString session = made();
        QVERIFY(QDir(path(QStringLiteral("work"))).rename(QStringLiteral("data"), QStringLiteral("elsewhere")));
        open(session);
        QCOMPARE(m_session->state().lanes.size(), 3);
        QVERIFY(lane(1).problem.contains(path(QStringLiteral("work/data/a.bed"))));
        auto* dialog = m_window->findChild<RelocateDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->findChild<QTreeWidget*>()->topLevelItemCount(), 2);

        dialog->point(path(QStringLiteral("work/data/a.bed")), path(QStringLiteral("work/elsewhere/a.bed")));
        QTRY_COMPARE(dialog->findings().size(), 2);
        dialog->accept();
        QTRY_VERIFY(quiet());
        QVERIFY(lane(1).track);
        QVERIFY(lane(2).track);
        QVERIFY(!m_session->undoStack().isClean());
        m_session->undoStack().undo();
        QCOMPARE(lane(2).track, nullptr);
    }

    void whatIsLeftMissingStaysInTheSession()
    {
        const QString session = made();
        QVERIFY(QFile::remove(path(QStringLiteral("work/data/a.bed"))));
        open(session);
        m_window->findChild<RelocateDialog*>()->reject();
        QVERIFY(m_session->undoStack().isClean());
        QVERIFY(lane(1).problem.contains(QStringLiteral("a.bed")));
        QVERIFY(lane(2).track);
        save();
        QCOMPARE(readSession(session.toStdString()).state, m_session->state());
    }

    void theDialogSearchesAFolderAndSaysWhenTheSizeDiffers()
    {
        const QString session = made();
        QVERIFY(QDir(path(QStringLiteral("work/data"))).removeRecursively());
        write(QStringLiteral("found/deep/b.bed"), "chr1\t10\t20000\n");
        open(session);
        auto* dialog = m_window->findChild<RelocateDialog*>();
        dialog->search(path(QStringLiteral("found")));
        QTRY_COMPARE(dialog->findings().size(), 1);
        QTRY_VERIFY(says(*dialog, QStringLiteral("b.bed has another size")));
        dialog->accept();
        QTRY_VERIFY(quiet());
        QVERIFY(lane(2).track);
        QVERIFY(!lane(1).track);
    }

    /// A file of that name lies in the folder that is being searched, too.
    void aSearchLeavesWhatWasChosenByHand()
    {
        const QString session = made(), before = path(QStringLiteral("work/data/b.bed"));
        QVERIFY(QDir(path(QStringLiteral("work/data"))).removeRecursively());
        write(QStringLiteral("found/deep/a.bed"), "chr1\t10\t20\n");
        write(QStringLiteral("found/deep/b.bed"), "chr1\t10\t200\n");
        const QString chosen = write(QStringLiteral("mine/b_mended.bed"), "chr1\t10\t200\n");
        open(session);
        auto* dialog = m_window->findChild<RelocateDialog*>();
        HeldPool files(m_jobs->threads(Jobs::Pool::Files));
        dialog->search(path(QStringLiteral("found")));
        dialog->point(before, path(QStringLiteral("mine/mistaken.bed")));
        dialog->point(before, chosen);
        QCOMPARE(dialog->findings().value(before), chosen);
        files.release();
        QTRY_COMPARE(dialog->findings().size(), 2);
        QCOMPARE(dialog->findings().value(before), chosen);
    }

    void aLaneCanBePointedToAnotherFile()
    {
        open(made());
        const QString other = write(QStringLiteral("other.bed"), "chr1\t1\t5\n");
        document().relocate(path(QStringLiteral("work/data/a.bed")));
        QTRY_VERIFY(m_window->findChild<RelocateDialog*>());
        auto* dialog = m_window->findChild<RelocateDialog*>();
        dialog->point(path(QStringLiteral("work/data/a.bed")), other);
        dialog->accept();
        QCOMPARE(m_session->state().lanes[1].layers.first().source.file(), other);
    }

    void nothingMissingIsSaid()
    {
        open(made());
        QSignalSpy done(&document(), &Document::done);
        document().relocate();
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(done[0][0].toString().startsWith(QStringLiteral("All files of the session")));
        QVERIFY(!m_window->findChild<RelocateDialog*>());
    }

    /// As while a network drive does not answer: what looks for files waits, and the window does not.
    void looksForMovedFilesInTheBackground()
    {
        open(made());
        QVERIFY(QFile::remove(path(QStringLiteral("work/data/a.bed"))));
        HeldPool disk(m_jobs->threads(Jobs::Pool::Files));
        document().relocate();
        rename(QStringLiteral("meanwhile"));
        QCOMPARE(m_session->state().lanes[1].name, QStringLiteral("meanwhile"));
        QVERIFY(!m_window->findChild<RelocateDialog*>());
        disk.release();
        QTRY_VERIFY(m_window->findChild<RelocateDialog*>());
        QCOMPARE(m_window->findChild<RelocateDialog*>()->findChild<QTreeWidget*>()->topLevelItemCount(), 1);
    }

    /// The question is about the session that is shown.
    void aLookForMovedFilesEndsWithItsSession()
    {
        open(made());
        QVERIFY(QFile::remove(path(QStringLiteral("work/data/a.bed"))));
        HeldPool files(m_jobs->threads(Jobs::Pool::Files));
        QSignalSpy done(&document(), &Document::done);
        document().relocate();
        m_session->replace({}, {});
        files.release();
        m_jobs->threads(Jobs::Pool::Files).waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(!m_window->findChild<RelocateDialog*>());
        QVERIFY(done.isEmpty());
    }

    void aQuestionForMovedFilesEndsWithItsSession()
    {
        const QString session = made();
        QVERIFY(QFile::remove(path(QStringLiteral("work/data/a.bed"))));
        open(session);
        QVERIFY(m_window->findChild<RelocateDialog*>());
        m_session->replace({}, {});
        QTRY_VERIFY(!m_window->findChild<RelocateDialog*>());
    }

    /// Also while its user is choosing a file, or a folder.
    void aNewerQuestionTakesTheOldersPlace_data()
    {
        QTest::addColumn<QString>("button");
        QTest::newRow("a file is being chosen") << QStringLiteral("Choose &file…");
        QTest::newRow("a folder is being chosen") << QStringLiteral("Search a f&older…");
    }
    void aNewerQuestionTakesTheOldersPlace()
    {
        QFETCH(QString, button);
        const QString session = made();
        QVERIFY(QFile::remove(path(QStringLiteral("work/data/a.bed"))));
        open(session);
        const QPointer<RelocateDialog> older = m_window->findChild<RelocateDialog*>();
        const auto buttons = older->findChildren<QPushButton*>();
        const auto pressed = std::find_if(
            buttons.begin(), buttons.end(), [&](const QPushButton* candidate) { return candidate->text() == button; });
        QVERIFY(pressed != buttons.end());
        (*pressed)->click();
        QTRY_VERIFY(older->findChild<QFileDialog*>());
        document().relocate(path(QStringLiteral("work/data/b.bed")));
        QTRY_VERIFY(!older);
        auto* newer = m_window->findChild<RelocateDialog*>();
        QVERIFY(newer && newer->isVisible());
        QCOMPARE(newer->findChild<QTreeWidget*>()->topLevelItemCount(), 2);
        newer->point(path(QStringLiteral("work/data/a.bed")), path(QStringLiteral("work/data/b.bed")));
        newer->accept();
        QCOMPARE(m_session->state().lanes[1].layers.first().source.file(), path(QStringLiteral("work/data/b.bed")));
    }

    void aSlowDiskHoldsNothingUp()
    {
        const QString session = made();
        open(session);
        rename(QStringLiteral("first"));
        SlowFile slow(session + QStringLiteral(".part"));
        QVERIFY(slow.made());
        document().save();
        rename(QStringLiteral("second"));
        document().save(); // after the first
        int ticks = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] { ++ticks; });
        timer.start(1);
        QTRY_VERIFY(ticks > 20);
        QVERIFY(m_window->isWindowModified());
        QCOMPARE(savedName(session), QString()); // as it was
        slow.release();
        QTRY_VERIFY(!m_window->isWindowModified());
        QCOMPARE(savedName(session), QStringLiteral("second"));
    }

    void whatChangedWhileItWasSavedIsNotSaved()
    {
        const QString session = made();
        open(session);
        rename(QStringLiteral("first"));
        QSignalSpy done(&document(), &Document::done);
        document().save();
        rename(QStringLiteral("second"));
        QTRY_COMPARE(saved(done), 1);
        QCOMPARE(savedName(session), QStringLiteral("first"));
        QVERIFY(m_window->isWindowModified());
        m_session->undoStack().undo();
        save();
        QVERIFY(!m_window->isWindowModified());
        rename(QStringLiteral("third"));
        document().save();
        m_session->undoStack().undo(); // to what was saved before, and is not any more
        QTRY_COMPARE(savedName(session), QStringLiteral("third"));
        QTRY_VERIFY(m_window->isWindowModified());
    }

    void whatCannotBeSavedStaysModified()
    {
        const QString session = made();
        open(session);
        rename(QStringLiteral("first"));
        hinder(session);
        document().save();
        QTRY_VERIFY(says(*m_window, session));
        QVERIFY(m_window->isWindowModified());
        QVERIFY(QDir(session + QStringLiteral(".part")).removeRecursively());
        save();
        QVERIFY(!m_window->isWindowModified());
    }

    /// Another one is opened while the first is still being written.
    void aSessionThatIsSavedLateIsNotTakenForAnother()
    {
        const QString session = made(), other = path(QStringLiteral("work/other.epiarc"));
        QVERIFY(QFile::copy(session, other));
        open(session);
        rename(QStringLiteral("first"));
        SlowFile slow(session + QStringLiteral(".part"));
        document().save();
        open(other);
        QSignalSpy done(&document(), &Document::done);
        slow.release();
        QTRY_VERIFY(saved(done) == 1 || m_window->findChild<QLabel*>(QStringLiteral("sentence")));
        QCOMPARE(document().path(), other);
        QVERIFY(!m_window->isWindowModified());
    }

    /// The session is saved under another name, which takes long, and saved once more meanwhile.
    void theNameGivenLastWinsWhileItIsWritten_data()
    {
        QTest::addColumn<bool>("fresh");
        QTest::newRow("a session of a file") << false;
        QTest::newRow("one that has no file yet") << true;
    }
    void theNameGivenLastWinsWhileItIsWritten()
    {
        QFETCH(bool, fresh);
        const QString session = made(), other = path(QStringLiteral("work/other.epiarc"));
        open(session);
        if (fresh)
            m_session->replace(SessionState(m_session->state()), {});
        QCOMPARE(document().path(), fresh ? QString() : session);
        rename(QStringLiteral("first"));
        SlowFile slow(other + QStringLiteral(".part"));
        QVERIFY(slow.made());
        document().saveUnder(other);
        rename(QStringLiteral("second"));
        document().save();
        slow.release();
        QTRY_VERIFY(!m_window->isWindowModified());
        QCOMPARE(document().path(), other);
        QCOMPARE(savedName(other), QStringLiteral("second"));
        QCOMPARE(savedName(session), QString()); // as it was
    }

    void aNameThatCannotBeWrittenIsNotKept()
    {
        const QString session = made(), other = path(QStringLiteral("work/other.epiarc"));
        open(session);
        rename(QStringLiteral("first"));
        hinder(other);
        document().saveUnder(other);
        QTRY_VERIFY(says(*m_window, other));
        QCOMPARE(document().path(), session);
        save();
        QCOMPARE(savedName(session), QStringLiteral("first"));
        QVERIFY(!m_window->isWindowModified());
    }

    /// What fails while the window closes is told, also where the session itself has no changes.
    void whatCannotBeSavedKeepsTheWindowOpen_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("changed");
        QTest::newRow("the session") << QStringLiteral("s.epiarc") << true;
        QTest::newRow("a copy of it") << QStringLiteral("other.epiarc") << false;
        QTest::newRow("for IGV") << QStringLiteral("other.xml") << false;
    }
    void whatCannotBeSavedKeepsTheWindowOpen()
    {
        QFETCH(QString, name);
        QFETCH(bool, changed);
        open(made());
        if (changed)
            rename(QStringLiteral("first"));
        const QString file = path(QStringLiteral("work/") + name);
        hinder(file);
        document().saveUnder(file);
        QVERIFY(!m_window->close());
        QVERIFY(m_window->isVisible());
        QVERIFY(says(*m_window, file));
        QVERIFY(QDir(file + QStringLiteral(".part")).removeRecursively());
        document().saveUnder(file);
        QVERIFY(m_window->close());
        QVERIFY(QFileInfo(file).isFile());
    }

    /// As the demo does: saving must not put it into the file that was open before.
    void whatReplacesTheSessionHasNoFile()
    {
        const QString session = made();
        open(session);
        QCOMPARE(document().path(), session);
        SessionState other;
        setGenome(other, m_session->state().genome);
        m_session->replace(other, {});
        QCOMPARE(document().path(), QString()); // saving asks for a name
        QVERIFY(!m_window->isWindowModified());
        m_session->undoStack().undo();
        QCOMPARE(document().path(), QString());
    }

    void genomesAndModelsThatWereReadAreRecent()
    {
        const QString session = made();
        open(session);
        const RecentFiles& recent = document().recent();
        QCOMPARE(recent.sessions(), QStringList { session });
        QCOMPARE(recent.genomes(), QStringList { path(QStringLiteral("work/g.fa")) });
        m_session->change(QStringLiteral("open"), [&](SessionState& state) {
            setGenome(state, path(QStringLiteral("work/none.fa")));
            state.models = { path(QStringLiteral("work/none.safetensors")) };
        });
        QTRY_VERIFY(!m_session->sources().genomeProblem().isEmpty());
        QTRY_VERIFY(!m_session->sources().model(path(QStringLiteral("work/none.safetensors"))).problem.isEmpty());
        QCOMPARE(recent.genomes(), QStringList { path(QStringLiteral("work/g.fa")) });
        QVERIFY(recent.models().isEmpty());
    }

    /// The answer comes while closing waits for what is being saved.
    void closingAsksForNoBundle()
    {
        const QString session = made();
        open(session);
        rename(QStringLiteral("first"));
        SlowFile slow(session + QStringLiteral(".part"));
        document().save();
        document().save();
        HeldPool files(m_jobs->threads(Jobs::Pool::Files));
        const auto actions = m_window->findChildren<QAction*>();
        const auto bundle = std::find_if(actions.begin(), actions.end(),
            [](const QAction* action) { return action->text() == QStringLiteral("Export &bundle…"); });
        QVERIFY(bundle != actions.end());
        (*bundle)->trigger();
        QTimer::singleShot(20, this, [&] { files.release(); });
        QTimer::singleShot(80, this, [&] { slow.release(); });
        QVERIFY(m_window->close());
        QVERIFY(!m_window->findChild<BundleDialog*>());
    }

    void closingWaitsForWhatIsBeingSaved()
    {
        const QString session = made();
        open(session);
        rename(QStringLiteral("first"));
        SlowFile slow(session + QStringLiteral(".part"));
        document().save();
        document().save(); // the pipe takes the place of the file; this is the one that stays
        QTimer::singleShot(20, this, [&] { slow.release(); });
        QVERIFY(m_window->close());
        QCOMPARE(savedName(session), QStringLiteral("first"));
    }

    void undoingTheOpeningOfAFileNeverOverwritesIt()
    {
        const QString session = made();
        open(write(QStringLiteral("first.bed"), "chr1\t1\t5\n"));
        open(session);
        QCOMPARE(document().path(), session);
        QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("s[*]")));
        m_session->undoStack().undo();
        QCOMPARE(document().path(), QString()); // saving asks for a name
    }
};

EPIARC_TEST(DocumentTest)
#include "document_test.moc"
