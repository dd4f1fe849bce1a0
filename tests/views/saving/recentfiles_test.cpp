#include "views/saving/recentfiles.h"
#include "views/saving/recentmenu.h"

#include "tests/registry.h"
#include "tests/views/heldpool.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

/// What was opened lately.
class RecentFilesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    Jobs m_jobs;
    QSettings m_settings { m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat };

private Q_SLOTS:
    void init() { m_settings.clear(); }

    void newestFirstEachOnceAndNotTooMany()
    {
        RecentFiles recent(m_settings, m_jobs);
        QSignalSpy changed(&recent, &RecentFiles::changed);
        for (int i = 0; i < 20; ++i)
            recent.addSession(QStringLiteral("/s/%1.epiarc").arg(i));
        QCOMPARE(recent.sessions().size(), RecentFiles::most);
        QCOMPARE(recent.sessions().first(), QStringLiteral("/s/19.epiarc"));
        recent.addSession(QStringLiteral("/s/15.epiarc"));
        QCOMPARE(recent.sessions().size(), RecentFiles::most);
        QCOMPARE(recent.sessions().first(), QStringLiteral("/s/15.epiarc"));
        QCOMPARE(changed.size(), 21);
        recent.addSession(QStringLiteral("/s/15.epiarc")); // nothing new
        QCOMPARE(changed.size(), 21);
    }

    void kindsAreApartAndSharedByAllWindows()
    {
        RecentFiles one(m_settings, m_jobs), other(m_settings, m_jobs);
        one.addSession(QStringLiteral("/a.epiarc"));
        one.addGenome(QStringLiteral("/g.fa"));
        one.addModel(QStringLiteral("/m.safetensors"));
        QCOMPARE(other.sessions(), QStringList { QStringLiteral("/a.epiarc") });
        QCOMPARE(other.genomes(), QStringList { QStringLiteral("/g.fa") });
        QCOMPARE(other.models(), QStringList { QStringLiteral("/m.safetensors") });
        other.clear();
        QVERIFY(one.sessions().isEmpty() && one.genomes().isEmpty() && one.models().isEmpty());
    }

    /// As while a network drive does not answer: the lists and the menu are there meanwhile.
    void whatIsGoneIsLookedForInTheBackground()
    {
        HeldPool disk(m_jobs.threads(Jobs::Pool::Files));
        RecentFiles recent(m_settings, m_jobs);
        const QString there = m_settings.fileName(), session = QStringLiteral("/gone/s.epiarc"),
                      genome = QStringLiteral("/gone/g.fa"), model = QStringLiteral("/gone/m.safetensors");
        recent.addSession(there);
        m_settings.sync(); // now it is there
        recent.addSession(session);
        recent.addGenome(genome);
        RecentMenu menu(recent);
        QStringList enabled;
        const auto look = [&] {
            enabled.clear();
            for (const QAction* action : menu.actions())
                if (action->isEnabled() && !action->data().toString().isEmpty())
                    enabled << action->data().toString();
            return enabled;
        };
        Q_EMIT menu.aboutToShow();
        QCOMPARE(look(), (QStringList { session, there, genome }));
        QCOMPARE(recent.present({ session, there }), (QStringList { session, there }));
        recent.addModel(model); // while the others are being looked for

        QSignalSpy changed(&recent, &RecentFiles::changed);
        disk.release();
        QTRY_VERIFY(recent.isGone(session) && recent.isGone(genome) && recent.isGone(model));
        QVERIFY(!changed.isEmpty());
        QCOMPARE(look(), QStringList { there });
        QCOMPARE(recent.present({ session, there }), QStringList { there });
        Q_EMIT menu.aboutToShow();
        QCOMPARE(look(), QStringList { there });
        recent.addSession(session); // it was written again
        QVERIFY(!recent.isGone(session));
    }
};

EPIARC_TEST(RecentFilesTest)
#include "recentfiles_test.moc"
