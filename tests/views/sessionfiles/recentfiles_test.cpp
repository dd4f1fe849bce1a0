#include "views/sessionfiles/recentfiles.h"

#include "tests/registry.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

/// What was opened lately.
class RecentFilesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QSettings m_settings { m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat };

private Q_SLOTS:
    void init() { m_settings.clear(); }

    void newestFirstEachOnceAndNotTooMany()
    {
        RecentFiles recent(m_settings);
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
        RecentFiles one(m_settings), other(m_settings);
        one.addSession(QStringLiteral("/a.epiarc"));
        one.addGenome(QStringLiteral("/g.fa"));
        one.addModel(QStringLiteral("/m.safetensors"));
        QCOMPARE(other.sessions(), QStringList { QStringLiteral("/a.epiarc") });
        QCOMPARE(other.genomes(), QStringList { QStringLiteral("/g.fa") });
        QCOMPARE(other.models(), QStringList { QStringLiteral("/m.safetensors") });
        other.clear();
        QVERIFY(one.sessions().isEmpty() && one.genomes().isEmpty() && one.models().isEmpty());
    }
};

EPIARC_TEST(RecentFilesTest)
#include "recentfiles_test.moc"
