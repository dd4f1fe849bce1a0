#include "core/base/file.h"
#include "core/tracks/writing/bigwigwriter.h"
#include "tests/registry.h"
#include "tests/views/openwindow.h"
#include "views/saving/document.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QTimer>

/// File → Export …, from the menu to the file.
class ExportMenuTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<OpenWindow> m_open;
    QString path(const QString& name) const { return m_open->path(name); }

    /// Chooses a menu entry and answers its questions: which lane (by its name, if asked), and where to.
    void exportAs(const QString& entry, const QString& lane, const QString& file)
    {
        QAction* action = m_open->action(entry);
        QVERIFY2(action, qPrintable(entry));
        QTimer answer;
        connect(&answer, &QTimer::timeout, this, [&] {
            QWidget* asked = QApplication::activeModalWidget();
            if (auto* choice = qobject_cast<QInputDialog*>(asked)) {
                choice->setTextValue(lane);
                choice->accept();
            } else if (auto* dialog = qobject_cast<QFileDialog*>(asked)) {
                dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(file); // at once, other than selectFile
                QMetaObject::invokeMethod(dialog, "accept");
                answer.stop();
            }
        });
        answer.start(20);
        action->trigger();
        QTRY_VERIFY(QFile::exists(file));
    }
    static QStringList linesOf(const QString& file)
    {
        QStringList lines = QString::fromStdString(base::readFile(file.toStdString())).split(u'\n', Qt::SkipEmptyParts);
        lines.removeIf([](const QString& line) { return line.startsWith(QStringLiteral("track ")); });
        return lines;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m_open = std::make_unique<OpenWindow>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, path(QStringLiteral("config")));
        base::writeAtomically(path(QStringLiteral("g.chrom.sizes")).toStdString(), "chr1\t50000\n");
        base::writeAtomically(path(QStringLiteral("peaks.bed")).toStdString(),
            "chr1\t1000\t2000\tA\t10\t+\nchr1\t3000\t4000\tB\t20\t-\nchr1\t30000\t31000\tC\t30\t.\n");
        base::writeAtomically(path(QStringLiteral("others.bed")).toStdString(), "chr1\t1500\t1600\tother\n");
        const tracks::ValueRun run { 0, 100, { 1.F, 2.F, 2.F, 0.5F } };
        tracks::writeBigWig(path(QStringLiteral("signal.bw")).toStdString(), { { "chr1", 50'000, { run } } });
        m_open->window().open({ path(QStringLiteral("g.chrom.sizes")), path(QStringLiteral("peaks.bed")),
                                  path(QStringLiteral("others.bed")), path(QStringLiteral("signal.bw")) },
            QStringLiteral("chr1:51-5000"));
        QTRY_COMPARE(m_open->session().state().lanes.size(), 4);
        QTRY_VERIFY(!m_open->session().sources().busy());
        QTRY_COMPARE(m_open->session().locus(), (Interval { "chr1", 50, 5000 }));
    }
    void cleanupTestCase() { m_open.reset(); }

    void visibleFeaturesOfALaneBecomeBed()
    {
        const QString file = path(QStringLiteral("out.bed"));
        exportAs(QStringLiteral("Export visible features as BED…"), QStringLiteral("peaks"), file);
        QCOMPARE(linesOf(file),
            QStringList({ QStringLiteral("chr1\t1000\t2000\tA\t10\t+"), QStringLiteral("chr1\t3000\t4000\tB\t20\t-") }));
    }

    void allLanesGetAFileEach()
    {
        const QString file = path(QStringLiteral("all.bed"));
        const QStringList expected { path(QStringLiteral("all_others.bed")), path(QStringLiteral("all_peaks.bed")) };
        QAction* action = m_open->action(QStringLiteral("Export visible features as BED…"));
        QTimer answer;
        connect(&answer, &QTimer::timeout, this, [&] {
            QWidget* asked = QApplication::activeModalWidget();
            if (auto* choice = qobject_cast<QInputDialog*>(asked))
                choice->accept(); // "All" stands first
            else if (auto* dialog = qobject_cast<QFileDialog*>(asked)) {
                dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(file); // at once, other than selectFile
                QMetaObject::invokeMethod(dialog, "accept");
                answer.stop();
            }
        });
        answer.start(20);
        action->trigger();
        QTRY_VERIFY(QFile::exists(expected[0]) && QFile::exists(expected[1]));
        QCOMPARE(linesOf(expected[0]).size(), 1);
        QCOMPARE(linesOf(expected[1]).size(), 2);
    }

    void visibleValuesBecomeBedGraph()
    {
        const QString file = path(QStringLiteral("out.bedgraph"));
        exportAs(QStringLiteral("Export visible signal as bedGraph…"), QString(), file);
        QCOMPARE(linesOf(file),
            QStringList({ QStringLiteral("chr1\t50\t100\t1"), QStringLiteral("chr1\t100\t300\t2"),
                QStringLiteral("chr1\t300\t400\t0.5") }));
    }
};

EPIARC_TEST(ExportMenuTest)
#include "exportmenu_test.moc"
