#include "views/document/arrange.h"
#include "views/saving/document.h"
#include "views/saving/journal.h"
#include "views/window.h"

#include "core/base/file.h"

#include "tests/registry.h"

#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace
{

/// What a killed program leaves: this very executable, started with `--work FOLDER TRACK`, works on a session with a journal in
/// FOLDER until somebody kills it.
int work(const QStringList& arguments)
{
    Jobs jobs;
    Session session(jobs);
    Journal journal(arguments[2]);
    journal.keep(
        session,
        [&] {
            return SessionFile { session.state(), { { "chr1", 100, 500 } }, true, {},
                QStringLiteral("/where/it/was/saved.epiarc") };
        },
        10);
    session.change(QStringLiteral("add"), [&](SessionState& state) { addFile(state, arguments[3], tracks::Format::Bed); });
    session.change(QStringLiteral("name"), [&](SessionState& state) { state.lanes[0].name = QStringLiteral("of the dead"); });
    return QCoreApplication::exec();
}

} // namespace

/// The program may die at any moment; nobody loses more than a few seconds.
class JournalTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    Jobs m_jobs;
    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString journals() const { return path(QStringLiteral("recovery")); }
    QString track() const
    {
        base::writeAtomically(path(QStringLiteral("a.bed")).toStdString(), "chr1\t10\t20\n");
        return path(QStringLiteral("a.bed"));
    }
    QStringList kept() const { return QDir(journals()).entryList({ QStringLiteral("*.epiarc") }, QDir::Files); }
    /// What windows left.
    QVector<Journal::Remains> remainsFor(Journal& journal)
    {
        const auto all = std::make_shared<std::optional<QVector<Journal::Remains>>>();
        journal.findRemains(m_jobs, this, [all](const QVector<Journal::Remains>& found) { *all = found; });
        if (!QTest::qWaitFor([&] { return all->has_value(); }))
            QTest::qFail("nothing was found, and that was not told", __FILE__, __LINE__);
        return all->value_or(QVector<Journal::Remains>());
    }
    static QPushButton* button(const Window& window, const QString& text)
    {
        for (QPushButton* button : window.findChildren<QPushButton*>())
            if (button->text() == text)
                return button;
        return nullptr;
    }
    static SessionFile contentOf(const Session& session)
    {
        return { session.state(), session.loci(), session.reversed(), {}, {} };
    }
    /// A journal left by a program that was killed.
    void leaveRemains() const
    {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), { QStringLiteral("--work"), journals(), track() });
        QVERIFY(program.waitForStarted());
        QTRY_COMPARE(kept().size(), 1);
        const auto named
            = [&] { return readSession(QDir(journals()).filePath(kept().first()).toStdString()).state.lanes[0].name; };
        QTRY_COMPARE(named(), QStringLiteral("of the dead"));
        program.kill();
        QVERIFY(program.waitForFinished());
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void changesAreWrittenAndOrderlyEndsLeaveNothing()
    {
        Session session(m_jobs);
        {
            Journal journal(journals());
            journal.keep(
                session, [&] { return contentOf(session); }, 10);
            QCOMPARE(kept().size(), 0);
            session.change(QStringLiteral("add"), [&](SessionState& state) { addFile(state, track(), tracks::Format::Bed); });
            QTRY_COMPARE(kept().size(), 1);
            QCOMPARE(readSession(journal.path().toStdString()).state, session.state());
            journal.clear(); // saved
            QTRY_COMPARE(kept().size(), 0);
            session.change(QStringLiteral("rename"), [&](SessionState& state) { state.lanes[0].name = QStringLiteral("b"); });
            QTRY_COMPARE(kept().size(), 1);
            session.undoStack().undo();
            QTRY_COMPARE(readSession(journal.path().toStdString()).state, session.state());
        }
        QVERIFY(QDir(journals()).entryList(QDir::Files).isEmpty());
    }

    /// As where a file is in the folder's place, or nothing may be written.
    void aFolderThatCannotBeUsedIsSaidOnce()
    {
        base::writeAtomically(journals().toStdString(), "not a folder");
        Session session(m_jobs);
        QSettings settings(path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        Window window(session, settings);
        Journal journal(journals());
        QSignalSpy failed(&journal, &Journal::failed);
        window.document().keep(journal);
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains(journals()));
        const auto said = [&] {
            int count = 0;
            for (const QLabel* label : window.findChildren<QLabel*>())
                count += label->text() == failed[0][0].toString();
            return count;
        };
        QCOMPARE(said(), 1);
        for (const char* name : { "a", "b" }) {
            session.change(QStringLiteral("add"), [&](SessionState& state) { addFile(state, track(), tracks::Format::Bed); });
            session.change(QStringLiteral("name"), [&](SessionState& state) { state.lanes[0].name = QString::fromUtf8(name); });
            journal.store();
        }
        QTest::qWait(50);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(said(), 1);
        QCOMPARE(QFileInfo(journals()).size(), qint64(12));
    }

    /// What was left by a program that died is given up only when it is kept elsewhere.
    void whatIsRestoredStaysUntilItIsKept()
    {
        leaveRemains();
        Session session(m_jobs);
        QSettings settings(path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        Journal journal(journals());
        const QString remains = kept().value(0);
        QVERIFY(QDir(journals()).mkdir(QFileInfo(journal.path()).fileName() + QStringLiteral(".part"))); // it cannot be written
        Window window(session, settings);
        QSignalSpy failed(&journal, &Journal::failed);
        window.document().keep(journal);
        QTRY_VERIFY(button(window, QStringLiteral("&Restore")));
        button(window, QStringLiteral("&Restore"))->click();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(session.state().lanes.size(), 1);
        QVERIFY(kept().contains(remains));
    }

    void aKilledProgramLosesNothing()
    {
        leaveRemains();
        Journal journal(journals());
        const QVector<Journal::Remains> remains = remainsFor(journal);
        QCOMPARE(remains.size(), 1);
        const SessionFile& file = remains.first().session;
        QCOMPARE(file.state.lanes.size(), 1);
        QCOMPARE(file.state.lanes[0].layers[0].source.file(), path(QStringLiteral("a.bed")));
        QCOMPARE(file.loci, (Loci { { "chr1", 100, 500 } }));
        QVERIFY(file.reversed);
        QCOMPARE(file.original, QStringLiteral("/where/it/was/saved.epiarc"));
        QVERIFY(std::abs(remains.first().time.secsTo(QDateTime::currentDateTime())) < 600);
    }

    void windowsThatRunKeepTheirs()
    {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), { QStringLiteral("--work"), journals(), track() });
        QTRY_COMPARE(kept().size(), 1);
        Session session(m_jobs);
        Journal other(journals());
        QVERIFY(remainsFor(other).isEmpty());
        program.kill();
        QVERIFY(program.waitForFinished());
        const auto offered = remainsFor(other);
        QCOMPARE(offered.size(), 1);
        Journal third(journals()); // two new windows do not offer the same
        QVERIFY(remainsFor(third).isEmpty());
    }

    void restoringIsUndoableAndCountsAsUnsaved_data()
    {
        QTest::addColumn<bool>("restore");
        QTest::newRow("restore") << true;
        QTest::newRow("discard") << false;
    }
    void restoringIsUndoableAndCountsAsUnsaved()
    {
        QFETCH(bool, restore);
        leaveRemains();
        QSettings settings(path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        Session session(m_jobs);
        Journal journal(journals());
        {
            Window window(session, settings);
            window.document().keep(journal);
            const QString wanted = restore ? QStringLiteral("&Restore") : QStringLiteral("&Discard");
            QTRY_VERIFY(button(window, wanted));
            bool said = false;
            for (const QLabel* label : window.findChildren<QLabel*>())
                said |= label->text().contains(QStringLiteral("“saved”")) && label->text().contains(QStringLiteral("1 lane"));
            QVERIFY(said);
            button(window, wanted)->click();
            if (restore) {
                QCOMPARE(session.state().lanes[0].name, QStringLiteral("of the dead"));
                QCOMPARE(window.document().path(), QStringLiteral("/where/it/was/saved.epiarc"));
                QVERIFY(!session.undoStack().isClean());
                QTRY_COMPARE(kept(), QStringList { QFileInfo(journal.path()).fileName() }); // now ours
                session.undoStack().undo();
                QVERIFY(session.state().lanes.isEmpty());
            } else {
                QVERIFY(session.state().lanes.isEmpty());
                QVERIFY(kept().isEmpty());
            }
        }
    }

    void theRealProgramKeepsAJournalAndSurvivesAKill()
    {
        base::writeAtomically(path(QStringLiteral("g.fa")).toStdString(), ">chr1\n" + std::string(5000, 'A') + "\n");
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        for (const char* variable : { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME" })
            environment.insert(QString::fromLatin1(variable), m_folder->path());
        QDir folder(path(QStringLiteral("epiarc/epiarc/recovery")));
        const auto journal
            = [&] { return folder.entryInfoList({ QStringLiteral("*.epiarc") }, QDir::Files).value(0).filePath(); };
        QProcess program;
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(BIN_DIR "/epiarc"),
            { path(QStringLiteral("g.fa")), track(), QStringLiteral("--locus"), QStringLiteral("chr1:1,001-2,000") });
        QTRY_VERIFY_WITH_TIMEOUT(!journal().isEmpty(), 30'000);
        const auto content = [&] { return readSession(journal().toStdString()); };
        QTRY_COMPARE_WITH_TIMEOUT(content().loci, (Loci { { "chr1", 1000, 2000 } }), 30'000);
        const SessionState state = content().state;
        QCOMPARE(state.lanes.size(), 2);
        program.kill();
        QVERIFY(program.waitForFinished());

        Journal next(folder.path());
        const auto remains = remainsFor(next);
        QCOMPARE(remains.size(), 1);
        QCOMPARE(remains.first().session.state, state);
    }
};

static const bool registeredWork = registerWork(work);
EPIARC_TEST(JournalTest)
#include "journal_test.moc"
