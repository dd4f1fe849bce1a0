#include "views/document/arrange.h"
#include "views/saving/bundledialog.h"
#include "views/saving/bundling.h"
#include "views/saving/unpackdialog.h"

#include "core/base/file.h"

#include "tests/registry.h"
#include "tests/views/heldpool.h"
#include "tests/views/writtenfolder.h"

#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTimer>

/// A session handed to a colleague.
class BundleTest : public QObject, protected WrittenFolder
{
    Q_OBJECT

    QString zip() const { return path(QStringLiteral("mail/fads.zip")); }
    SessionFile made() const
    {
        SessionFile file;
        setGenome(file.state, write(QStringLiteral("work/g.fa"), ">chr1\n" + std::string(1000, 'A') + "\n"));
        write(QStringLiteral("work/g.fa.fai"), "chr1\t1000\t6\t1000\t1001\n");
        addFile(file.state, write(QStringLiteral("work/one/peaks.bed"), "chr1\t10\t20\n"), tracks::Format::Bed);
        addFile(file.state, write(QStringLiteral("work/two/peaks.bed"), "chr1\t30\t400\n"), tracks::Format::Bed);
        file.loci = { { "chr1", 100, 500 } };
        QDir(m_folder->path()).mkpath(QStringLiteral("mail"));
        return file;
    }
    static QString track(const SessionFile& file, int lane) { return file.state.lanes[lane].layers.first().source.file(); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
    }

    void everythingTravels()
    {
        const SessionFile file = made();
        const auto parts = bundleParts(file.state);
        QCOMPARE(parts.size(), 3);
        QCOMPARE(parts[0].indexes, QStringList { path(QStringLiteral("work/g.fa.fai")) });
        writeBundle(zip(), file, parts);
        QCOMPARE(tracks::sniff(zip().toStdString()), tracks::Format::Bundle);
        QVERIFY(QDir(path(QStringLiteral("work"))).removeRecursively()); // another computer

        const QString session = unpackBundle(zip(), path(QStringLiteral("colleague/fads")));
        QCOMPARE(session, path(QStringLiteral("colleague/fads/fads.epiarc")));
        const SessionFile again = readSession(session.toStdString());
        QVERIFY(missingFiles(again.state, again.files).isEmpty());
        QCOMPARE(again.loci, file.loci);
        QVERIFY(QFileInfo::exists(again.state.genome + QStringLiteral(".fai")));
        QCOMPARE(base::readFile(track(again, 1).toStdString()), std::string("chr1\t10\t20\n"));
        QCOMPARE(base::readFile(track(again, 2).toStdString()), std::string("chr1\t30\t400\n"));
        const QString text = QString::fromStdString(base::readFile(session.toStdString()));
        QVERIFY(!text.contains(path(QStringLiteral("work")))); // tells nothing of our folders
    }

    void filesLeftOutKeepWhereTheyAre()
    {
        const SessionFile file = made();
        auto parts = bundleParts(file.state);
        parts.removeFirst(); // the genome
        writeBundle(zip(), file, parts);
        const SessionFile again = readSession(unpackBundle(zip(), path(QStringLiteral("out"))).toStdString());
        QCOMPARE(again.state.genome, file.state.genome);
        QVERIFY(track(again, 1).startsWith(path(QStringLiteral("out/"))));
        QVERIFY(QFile::remove(file.state.genome));
        const SessionFile elsewhere = readSession(path(QStringLiteral("out/fads.epiarc")).toStdString());
        const auto missing = missingFiles(elsewhere.state, elsewhere.files);
        QCOMPARE(missing.size(), 1);
        QCOMPARE(missing[0].record.bytes, qint64(1007));
    }

    void theDialogSumsAndLeavesOutLargeFiles()
    {
        SessionFile file = made();
        addFile(file.state, write(QStringLiteral("work/large.bed"), std::string(3'000'000, '#')), tracks::Format::Bed);
        BundleDialog dialog(bundleParts(file.state), { QStringLiteral("lost.bw") });
        QCOMPARE(dialog.chosen().size(), 4);
        dialog.findChild<QSpinBox*>()->setValue(2);
        QCOMPARE(dialog.chosen().size(), 3);
        QString said;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            said += label->text();
        QVERIFY2(said.contains(QStringLiteral("3 of 4 files, 1.1 kB")) && said.contains(QStringLiteral("missing: lost.bw")),
            qPrintable(said));
    }

    void packedAndOpenedThroughTheWindowsParts()
    {
        Jobs jobs;
        Session session(jobs);
        FileOpener opener(session);
        Bundling bundling(session, opener, nullptr);
        QSignalSpy done(&bundling, &Bundling::done), failed(&bundling, &Bundling::failed);
        const SessionFile file = made();
        bundling.pack(zip(), file, bundleParts(file.state));
        QTRY_COMPARE(done.size(), 2); // begun, written
        const QString folder = Bundling::folderFor(zip());
        QCOMPARE(folder, path(QStringLiteral("mail/fads")));
        bundling.unpack(zip(), folder);
        QTRY_VERIFY(session.sources().genome());
        QCOMPARE(session.state().lanes.size(), 3);
        QCOMPARE(Bundling::folderFor(zip()), path(QStringLiteral("mail/fads 2")));
        bundling.unpack(zip(), folder); // in use
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("mail/fads")));
    }

    /// As while a network drive does not answer: the questions come once the files have been looked at.
    void filesAreLookedAtInTheBackground()
    {
        Jobs jobs;
        Session session(jobs);
        FileOpener opener(session);
        Bundling bundling(session, opener, nullptr);
        SessionFile file = made();
        writeBundle(zip(), file, bundleParts(file.state));
        addFile(file.state, path(QStringLiteral("work/lost.bed")), tracks::Format::Bed);
        HeldPool disk(jobs.threads(Jobs::Pool::Files));
        bundling.look(file);
        QTest::qWait(20);
        QVERIFY(!QApplication::activeModalWidget());

        qsizetype parts = 0;
        QString folder;
        QTimer user;
        connect(&user, &QTimer::timeout, this, [&] {
            auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
            if (const auto* packing = qobject_cast<BundleDialog*>(dialog))
                parts = packing->chosen().size();
            if (const auto* unpacking = qobject_cast<UnpackDialog*>(dialog))
                folder = unpacking->folder();
            if (dialog)
                dialog->reject();
        });
        user.start(5);
        disk.release();
        QTRY_COMPARE(parts, qsizetype(3));
        bundling.lookInto(zip());
        QTRY_COMPARE(folder, Bundling::folderFor(zip()));
    }

    /// Both were asked for before the first could be looked at.
    void onlyTheNewestQuestionIsAsked()
    {
        Jobs jobs;
        Session session(jobs);
        FileOpener opener(session);
        QWidget window;
        auto* bundling = new Bundling(session, opener, &window);
        const SessionFile file = made();
        writeBundle(zip(), file, bundleParts(file.state));
        HeldPool files(jobs.threads(Jobs::Pool::Files));
        bundling->look(file);
        bundling->look(file);
        bundling->lookInto(zip());
        files.release();
        QTRY_VERIFY(window.findChild<UnpackDialog*>());
        QVERIFY(!window.findChild<BundleDialog*>());
        QCOMPARE(window.findChildren<QDialog*>().size(), qsizetype(1));

        // While its user is choosing a folder.
        const QPointer<UnpackDialog> older = window.findChild<UnpackDialog*>();
        const auto buttons = older->findChildren<QPushButton*>();
        const auto browse = std::find_if(buttons.begin(), buttons.end(),
            [](const QPushButton* button) { return button->text() == QStringLiteral("&Browse…"); });
        QVERIFY(browse != buttons.end());
        (*browse)->click();
        QTRY_VERIFY(older->findChild<QFileDialog*>());
        bundling->look(file);
        QTRY_VERIFY(window.findChild<BundleDialog*>() && !older);
    }

    /// The window that closes meanwhile is not asked over.
    void whatIsDroppedAsksNothing()
    {
        Jobs jobs;
        Session session(jobs);
        FileOpener opener(session);
        QWidget window;
        auto* bundling = new Bundling(session, opener, &window);
        const SessionFile file = made();
        writeBundle(zip(), file, bundleParts(file.state));
        for (const bool unpacking : { false, true }) {
            if (unpacking)
                bundling->lookInto(zip());
            else
                bundling->look(file);
            jobs.threads(Jobs::Pool::Files).waitForDone(); // its answer is on the way
            bundling->drop();
            QTest::qWait(20);
            QVERIFY(!window.findChild<QDialog*>());
        }
    }

    void whatIsNoArchiveIsSaid()
    {
        Jobs jobs;
        Session session(jobs);
        FileOpener opener(session);
        Bundling bundling(session, opener, nullptr);
        QSignalSpy failed(&bundling, &Bundling::failed);
        const QString text = write(QStringLiteral("mail/text.zip"), "no archive");
        bundling.lookInto(text);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains(text));
    }

    void withoutAWindowABundleIsRefused()
    {
        const SessionFile file = made();
        writeBundle(zip(), file, bundleParts(file.state));
        Jobs jobs;
        Session session(jobs);
        FileOpener opener(session);
        QSignalSpy refused(&opener, &FileOpener::refused);
        opener.open({ zip() });
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(refused[0][1].toString().contains(QStringLiteral("bundle")));
    }

    void anyOtherArchiveIsRefused()
    {
        writeBundle(zip(), made(), {});
        std::string bytes = base::readFile(zip().toStdString());
        for (size_t at = bytes.find("fads.epiarc"); at != std::string::npos; at = bytes.find("fads.epiarc"))
            bytes.replace(at, 11, "fads.other_");
        base::writeAtomically(zip().toStdString(), bytes);
        QCOMPARE(tracks::sniff(zip().toStdString()), tracks::Format::Archive);
        QVERIFY_EXCEPTION_THROWN(unpackBundle(zip(), path(QStringLiteral("out"))), Error);
    }
};

EPIARC_TEST(BundleTest)
#include "bundle_test.moc"
