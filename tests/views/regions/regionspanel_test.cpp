#include "views/regions/regionspanel.h"

#include "core/base/file.h"

#include "tests/registry.h"
#include "tests/views/heldpool.h"
#include "tests/views/writtenfolder.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

/// Regions of interest in their panel.
class RegionsPanelTest : public QObject, protected WrittenFolder
{
    Q_OBJECT

    Jobs m_jobs;

private Q_SLOTS:
    /// As while a network drive does not answer: the panel can be used meanwhile, and the file holds what was asked for.
    void writesInTheBackground()
    {
        Session session(m_jobs);
        RegionsPanel panel(session);
        QSignalSpy said(&panel, &Panel::said), failed(&panel, &Panel::failed);
        addRegion(session, { "chr1", 10, 20 }, true, QStringLiteral("mine"));
        HeldPool disk(m_jobs.threads(Jobs::Pool::Files));
        const QString file = path(QStringLiteral("regions.bed"));
        panel.exportTo(file);
        addRegion(session, { "chr1", 30, 40 });
        QVERIFY(!QFileInfo::exists(file));
        QVERIFY(said.isEmpty());
        disk.release();
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(said[0][0].toString().contains(file));
        QVERIFY(failed.isEmpty());
        const std::string text = base::readFile(file.toStdString());
        QVERIFY2(text.starts_with("chr1\t10\t20\tmine\t"), text.c_str());
        QCOMPARE(std::count(text.begin(), text.end(), '\n'), 1);
    }

    void whatCannotBeWrittenIsSaid()
    {
        Session session(m_jobs);
        RegionsPanel panel(session);
        QSignalSpy failed(&panel, &Panel::failed);
        addRegion(session, { "chr1", 10, 20 });
        const QString file = path(QStringLiteral("no such folder/regions.bed"));
        panel.exportTo(file);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains(file));
    }
};

EPIARC_TEST(RegionsPanelTest)
#include "regionspanel_test.moc"
