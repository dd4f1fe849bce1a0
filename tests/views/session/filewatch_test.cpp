#include "views/document/arrange.h"
#include "views/session/filewatch.h"

#include "core/base/file.h"
#include "core/genome/annotation/featurestore.h"

#include "tests/registry.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace
{

/// Keeps the thread that looks at files waiting until `release`, as a network drive does that does not answer.
class HeldObserver
{
public:
    explicit HeldObserver(FileWatch& watch)
    {
        QMetaObject::invokeMethod(&watch.observer(), [gate = m_gate] { gate->acquire(); });
    }
    ~HeldObserver() { release(); }
    HeldObserver(const HeldObserver&) = delete;
    HeldObserver& operator=(const HeldObserver&) = delete;

    void release() { m_gate->release(); }

private:
    std::shared_ptr<QSemaphore> m_gate = std::make_shared<QSemaphore>(); ///< the thread's too, which may outlive this object
};

} // namespace

/// Files that change while they are shown.
class FileWatchTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<FileWatch> m_watch;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString peaks() const { return path(QStringLiteral("peaks.bed")); }
    /// In place, as a pipeline does, without a new file.
    void overwrite(const QString& name, const QByteArray& text) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    Sources::Opened opened() const { return m_session->sources().opened(m_session->state().lanes.last().layers.first().source); }
    /// How many features are shown; −1 while nothing is open.
    int count() const
    {
        const auto track = opened().track;
        if (!track)
            return -1;
        const tracks::Slice slice = track->read({ "chr1", 0, 1000 }, 10, {});
        return int(std::get<tracks::Features>(slice).items.size());
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
        overwrite(QStringLiteral("g.fa"), ">chr1\n" + QByteArray(1000, 'A') + "\n");
        overwrite(QStringLiteral("peaks.bed"), "chr1\t1\t2\n");
        m_jobs = std::make_unique<Jobs>();
        m_session = std::make_unique<Session>(*m_jobs);
        m_watch = std::make_unique<FileWatch>(*m_session);
        m_watch->setQuiet(0);
        m_session->change(QStringLiteral("open"), [&](SessionState& state) {
            setGenome(state, path(QStringLiteral("g.fa")));
            addFile(state, peaks(), tracks::Format::Bed);
        });
        QTRY_COMPARE(count(), 1);
    }
    void cleanup()
    {
        m_watch.reset();
        m_session.reset();
        m_jobs.reset();
    }

    void aChangedFileIsReadAgain_data()
    {
        QTest::addColumn<bool>("replaced");
        QTest::newRow("written in place") << false;
        QTest::newRow("replaced by another") << true;
    }
    void aChangedFileIsReadAgain()
    {
        QFETCH(bool, replaced);
        for (int lines = 2; lines < 5; ++lines) { // more than once
            QSignalSpy said(m_watch.get(), &FileWatch::readAgain);
            const QByteArray text = QByteArray("chr1\t1\t2\n").repeated(lines);
            if (replaced)
                base::writeAtomically(peaks().toStdString(), text.toStdString());
            else
                overwrite(QStringLiteral("peaks.bed"), text);
            QTRY_COMPARE(count(), lines);
            QTRY_VERIFY(!said.isEmpty());
            QCOMPARE(said.first().first().toStringList(), QStringList { peaks() });
        }
    }

    void aHalfWrittenFileIsNotShown()
    {
        QSignalSpy said(m_watch.get(), &FileWatch::readAgain);
        m_watch->setQuiet(1'000'000'000); // it is written for very long
        overwrite(QStringLiteral("peaks.bed"), "chr1\t1\t2\nchr1\t5");
        QTRY_VERIFY(m_watch->waiting());
        QTest::qWait(300);
        QVERIFY(m_watch->waiting());
        QVERIFY(opened().track && opened().problem.isEmpty());
        QVERIFY(said.isEmpty());
        overwrite(QStringLiteral("peaks.bed"), "chr1\t1\t2\nchr1\t5\t9\n");
        m_watch->setQuiet(0);
        QTRY_COMPARE(count(), 2);
        QVERIFY(opened().problem.isEmpty());
    }

    void aVanishedFileKeepsWhatIsShownAndIsReadWhenItIsBack()
    {
        QSignalSpy gone(m_watch.get(), &FileWatch::vanished), said(m_watch.get(), &FileWatch::readAgain);
        QVERIFY(QFile::rename(peaks(), path(QStringLiteral("away.bed"))));
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(gone[0][0].toStringList(), QStringList { peaks() });
        QVERIFY(opened().track && opened().problem.isEmpty());
        overwrite(QStringLiteral("peaks.bed"), "chr1\t1\t2\nchr1\t3\t4\nchr1\t5\t6\n");
        QTRY_COMPARE(count(), 3);
        QTRY_COMPARE(said.size(), 1);
    }

    void aFileThatWasMissingFromTheStartIsReadWhenItComes()
    {
        m_session->change(QStringLiteral("more"),
            [&](SessionState& state) { addFile(state, path(QStringLiteral("later.bed")), tracks::Format::Bed); });
        QTRY_VERIFY(opened().problem.contains(QStringLiteral("later.bed")));
        overwrite(QStringLiteral("later.bed"), "chr1\t3\t4\nchr1\t5\t6\n");
        QTRY_COMPARE(count(), 2);
    }

    void aFileThatBecomesDamagedSaysSoOnlyInItsLane()
    {
        QSignalSpy said(m_watch.get(), &FileWatch::readAgain);
        overwrite(QStringLiteral("peaks.bed"), QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11));
        QTRY_VERIFY(opened().problem.contains(QStringLiteral("peaks.bed")));
        QVERIFY(said.isEmpty());
        overwrite(QStringLiteral("peaks.bed"), "chr1\t1\t2\n");
        QTRY_COMPARE(count(), 1);
        QTRY_COMPARE(said.size(), 1);
    }

    void aChangedGenomeIsOpenedAgainWithItsTracks()
    {
        overwrite(QStringLiteral("g.fa"), ">chr1\n" + QByteArray(700, 'C') + "\n");
        const auto length = [&] {
            const auto genome = m_session->sources().genome();
            return genome ? genome->length("chr1").value_or(0) : 0;
        };
        QTRY_COMPARE(length(), int64_t(700));
        QTRY_COMPARE(count(), 1);
    }

    void checkingFindsWhatTheSystemDidNotTell()
    {
        QSignalSpy said(m_watch.get(), &FileWatch::readAgain);
        m_watch->check(); // nothing changed
        QTRY_VERIFY(!m_session->sources().busy());
        {
            FileWatch deaf(*m_session); // made now, so that it knows the present state of the file
            deaf.setQuiet(0);
            QMetaObject::invokeMethod(
                &deaf.observer(),
                [&] {
                    auto* watcher = deaf.observer().findChild<QFileSystemWatcher*>();
                    watcher->removePaths(watcher->files());
                },
                Qt::BlockingQueuedConnection);
            overwrite(QStringLiteral("peaks.bed"), "chr1\t1\t2\nchr1\t3\t4\n");
            QSignalSpy heard(&deaf, &FileWatch::readAgain);
            deaf.check();
            QTRY_VERIFY(!heard.isEmpty());
        }
        QTRY_COMPARE(count(), 2);
    }

    /// A file that changes when it has been read, and before it is looked at for the first time.
    void aChangeBeforeTheFirstLookIsNoticed_data()
    {
        QTest::addColumn<bool>("gone");
        QTest::newRow("it is written anew") << false;
        QTest::newRow("it is moved away") << true;
    }
    void aChangeBeforeTheFirstLookIsNoticed()
    {
        QFETCH(bool, gone);
        QSignalSpy vanished(m_watch.get(), &FileWatch::vanished);
        HeldObserver disk(*m_watch);
        overwrite(QStringLiteral("later.bed"), "chr1\t1\t2\n");
        m_session->change(QStringLiteral("more"),
            [&](SessionState& state) { addFile(state, path(QStringLiteral("later.bed")), tracks::Format::Bed); });
        QTRY_COMPARE(count(), 1);
        if (gone)
            QVERIFY(QFile::rename(path(QStringLiteral("later.bed")), path(QStringLiteral("away.bed"))));
        else
            overwrite(QStringLiteral("later.bed"), "chr1\t1\t2\nchr1\t3\t4\n");
        disk.release();
        if (gone)
            QTRY_COMPARE(vanished.size(), 1);
        else
            QTRY_COMPARE(count(), 2);
        QCOMPARE(vanished.size(), int(gone));
        QCOMPARE(count(), gone ? 1 : 2);
    }

    void aGenomeThatChangesBeforeTheFirstLookIsOpenedAgain()
    {
        HeldObserver disk(*m_watch);
        const auto length = [&] {
            const auto genome = m_session->sources().genome();
            return genome ? genome->length("chr1").value_or(0) : 0;
        };
        overwrite(QStringLiteral("later.fa"), ">chr1\n" + QByteArray(500, 'A') + "\n");
        m_session->change(
            QStringLiteral("other"), [&](SessionState& state) { setGenome(state, path(QStringLiteral("later.fa"))); });
        QTRY_COMPARE(length(), int64_t(500));
        overwrite(QStringLiteral("later.fa"), ">chr1\n" + QByteArray(700, 'C') + "\n");
        disk.release();
        QTRY_COMPARE(length(), int64_t(700));
    }

    /// What was read long ago is no measure for a file that comes back.
    void aFileThatComesBackIsReadOnce()
    {
        m_session->change(QStringLiteral("remove"), [](SessionState& state) { state.lanes.removeLast(); });
        overwrite(QStringLiteral("peaks.bed"), "chr1\t1\t2\nchr1\t3\t4\n");
        QSignalSpy said(m_watch.get(), &FileWatch::readAgain);
        m_session->change(QStringLiteral("again"), [&](SessionState& state) { addFile(state, peaks(), tracks::Format::Bed); });
        QTRY_COMPARE(count(), 2);
        QTest::qWait(300);
        QVERIFY(said.isEmpty() && !m_watch->waiting());
    }

    /// As while a network drive does not answer.
    void aSlowDiskHoldsNothingUp()
    {
        HeldObserver disk(*m_watch);
        m_session->change(QStringLiteral("more"),
            [&](SessionState& state) { addFile(state, path(QStringLiteral("later.bed")), tracks::Format::Bed); });
        m_watch->check();
        overwrite(QStringLiteral("peaks.bed"), "chr1\t1\t2\nchr1\t3\t4\n");
        int ticks = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] { ++ticks; });
        timer.start(1);
        QTRY_VERIFY(ticks > 20);
        m_session->undoStack().undo();
        QCOMPARE(count(), 1);
        disk.release();
        QTRY_COMPARE(count(), 2);
    }

    void whatIsNotInTheSessionIsNotWatched()
    {
        m_session->change(QStringLiteral("remove"), [](SessionState& state) { state.lanes.removeLast(); });
        QSignalSpy said(m_watch.get(), &FileWatch::readAgain);
        overwrite(QStringLiteral("peaks.bed"), "chr1\t1\t2\nchr1\t3\t4\n");
        QTest::qWait(300);
        QVERIFY(said.isEmpty() && !m_watch->waiting());
    }
};

EPIARC_TEST(FileWatchTest)
#include "filewatch_test.moc"
