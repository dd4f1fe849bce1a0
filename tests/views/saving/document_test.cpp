#include "views/document/arrange.h"
#include "views/saving/document.h"
#include "views/saving/relocatedialog.h"
#include "views/sessionfiles/movedfiles.h"
#include "views/window.h"

#include "tests/registry.h"
#include "tests/views/writtenfolder.h"

#include <QLabel>
#include <QSettings>
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
        document().save();
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
        bool said = false;
        for (const QLabel* label : dialog->findChildren<QLabel*>())
            said |= label->text().contains(QStringLiteral("b.bed has another size"));
        QVERIFY(said);
        dialog->accept();
        QTRY_VERIFY(quiet());
        QVERIFY(lane(2).track);
        QVERIFY(!lane(1).track);
    }

    void aLaneCanBePointedToAnotherFile()
    {
        open(made());
        const QString other = write(QStringLiteral("other.bed"), "chr1\t1\t5\n");
        document().relocate(path(QStringLiteral("work/data/a.bed")));
        auto* dialog = m_window->findChild<RelocateDialog*>();
        dialog->point(path(QStringLiteral("work/data/a.bed")), other);
        dialog->accept();
        QCOMPARE(m_session->state().lanes[1].layers.first().source.file(), other);
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
