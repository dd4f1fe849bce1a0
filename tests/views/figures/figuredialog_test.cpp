#include "core/base/error.h"
#include "core/base/file.h"
#include "core/tracks/writing/bigwigwriter.h"
#include "views/exporting/exporter.h"
#include "views/figures/figuredialog.h"
#include "views/figures/figurepreview.h"
#include "views/session/fileopener.h"
#include "views/session/regions.h"

#include "tests/registry.h"
#include "tests/views/writtenfolder.h"

#include <QAccessible>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

/// Figure mode as its user meets it: the preview follows the settings, and what is exported is what `epiarc figure` draws.
class FigureDialogTest : public QObject, protected WrittenFolder
{
    Q_OBJECT

    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<FigureDialog> m_dialog;

    void open()
    {
        m_dialog = std::make_unique<FigureDialog>(*m_session);
        m_dialog->show();
        QTRY_VERIFY(settled());
    }
    FigurePreview* preview() const { return m_dialog->findChild<FigurePreview*>(); }
    bool settled() const { return preview()->complete() && (!preview()->sizeMm().isEmpty() || !preview()->problem().isEmpty()); }
    template <typename Widget>
    Widget* named(const char* name) const
    {
        for (Widget* widget : m_dialog->findChildren<Widget*>())
            if (widget->accessibleName() == QString::fromUtf8(name))
                return widget;
        qFatal("no widget called %s", name);
    }
    QPushButton* go() const
    {
        for (QPushButton* button : m_dialog->findChildren<QPushButton*>())
            if (button->isDefault())
                return button;
        qFatal("no default button");
    }
    void choose(const char* box, int index) const
    {
        auto* combo = named<QComboBox>(box);
        combo->setCurrentIndex(index);
        Q_EMIT combo->activated(index);
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
        qputenv("XDG_CONFIG_HOME", m_folder->path().toUtf8());
        QCoreApplication::setOrganizationName(QStringLiteral("epiarc-test"));
        std::string letters = ">chr1\n";
        for (int i = 0; i < 2000; ++i)
            letters += "ACGTTGCAACGTTGCAACGTTGCAACGTTGCAACGTTGCAACGTTGCAAC\n";
        write("g.fa", letters);
        write("genes.bed", "chr1\t40000\t60000\tGENEA\t0\t+\t40000\t60000\t0\t2\t5000,5000\t0,15000\n");
        write("regions.bed", "chr1\t40000\t50000\tone\nchr1\t50000\t60000\ttwo\nchr1\t99000\t99100\tthree\n");
        tracks::ValueRun values { 0, 10, std::vector<float>(10'000, 1.F) };
        values.values[5000] = 9.F;
        tracks::writeBigWig(path("signal.bw").toStdString(), { { "chr1", 100'000, { values } } });
    }

    void init()
    {
        QSettings().clear();
        m_jobs = std::make_unique<Jobs>();
        m_session = std::make_unique<Session>(*m_jobs);
        FileOpener opener(*m_session);
        opener.open({ path("g.fa"), path("genes.bed"), path("signal.bw") });
        QTRY_VERIFY(!opener.busy() && m_session->sources().genome() && !m_session->sources().busy());
        m_session->go({ "chr1", 30'000, 70'000 });
        open();
    }

    void cleanup()
    {
        m_dialog.reset();
        m_session.reset();
        m_jobs.reset();
    }

    void thePreviewFollowsTheSettings()
    {
        QCOMPARE(preview()->sizeMm().width(), 180.);
        named<QDoubleSpinBox>("Width")->setValue(85);
        QTRY_VERIFY(settled() && std::abs(preview()->sizeMm().width() - 85) < 1e-6);
        const double before = preview()->sizeMm().height();
        named<QLineEdit>("Title")->setText(QStringLiteral("A title"));
        QTRY_VERIFY(settled() && preview()->sizeMm().height() > before);
        named<QDoubleSpinBox>("Height")->setValue(70);
        QTRY_VERIFY(settled() && std::abs(preview()->sizeMm().height() - 70) < 1e-6);
        const QString size = named<QLabel>("Size of the figure")->text();
        QVERIFY2(size.contains(QStringLiteral("85.0 × 70.0 mm")), qPrintable(size));
    }

    void theSizeIsSaidInPixelsToo()
    {
        const auto size = [&] { return named<QLabel>("Size of the figure")->text(); };
        QVERIFY(!size().contains(QLatin1String("pixels")));
        choose("Format", 2);
        QVERIFY2(size().contains(QStringLiteral("2126 × ")) && size().contains(QLatin1String("pixels")), qPrintable(size()));
    }

    void presetsFillTheSizes()
    {
        choose("For", 1);
        QCOMPARE(m_dialog->order().spec.widthMm, 85.);
        QCOMPARE(m_dialog->order().spec.fontPt, 6.);
        named<QDoubleSpinBox>("Width")->setValue(90);
        QCOMPARE(named<QComboBox>("For")->currentIndex(), 0);
    }

    void whatCannotBeDrawnIsSaid()
    {
        named<QDoubleSpinBox>("Names")->setValue(170);
        QTRY_VERIFY(!preview()->problem().isEmpty());
        QVERIFY(preview()->problem().contains(QLatin1String("column of names")));
        QVERIFY(!go()->isEnabled());
        named<QDoubleSpinBox>("Names")->setValue(0);
        QTRY_VERIFY(preview()->problem().isEmpty() && settled());
        QVERIFY(go()->isEnabled());
    }

    void regionsBecomeFigures()
    {
        choose("What to draw", 1);
        QVERIFY(m_dialog->order().loci.isEmpty());
        QVERIFY(!go()->isEnabled());
        m_dialog.reset();
        addRegion(*m_session, { "chr1", 41'000, 45'000 }, true, QStringLiteral("promoter"));
        addRegion(*m_session, { "chr1", 51'000, 52'000 }, false, QStringLiteral("only a bookmark"));
        addRegion(*m_session, { "chr1", 55'000, 59'000 }, true, QStringLiteral("enhancer"));
        open();
        choose("What to draw", 1);
        QCOMPARE(m_dialog->order().loci.size(), 2);
        QCOMPARE(m_dialog->order().loci[1].name, QStringLiteral("enhancer"));
        QVERIFY(m_dialog->order().loci[1].loci == Loci({ { "chr1", 55'000, 59'000 } }));
        auto* next = named<QToolButton>("Next figure");
        QVERIFY(next->isEnabled() && !named<QToolButton>("Previous figure")->isEnabled());
        next->click();
        QVERIFY(!next->isEnabled() && named<QToolButton>("Previous figure")->isEnabled());
    }

    void aBedFileBecomesFigures()
    {
        m_dialog->useRegions(path("regions.bed"));
        QTRY_COMPARE(m_dialog->order().loci.size(), 3);
        QCOMPARE(m_dialog->order().loci[2].name, QStringLiteral("three"));
    }

    void settingsAreRemembered()
    {
        named<QDoubleSpinBox>("Text")->setValue(8.5);
        named<QLineEdit>("Title")->setText(QStringLiteral("Only here"));
        choose("Format", 1);
        m_dialog->accept();
        open();
        QCOMPARE(m_dialog->order().spec.fontPt, 8.5);
        QCOMPARE(m_dialog->order().suffix, QStringLiteral("pdf"));
        QCOMPARE(m_dialog->order().spec.title, QString());
        named<QLineEdit>("Title")->setText(QStringLiteral("{locus}"));
        m_dialog->accept();
        open();
        QCOMPARE(m_dialog->order().spec.title, QStringLiteral("{locus}"));
    }

    void everythingHasAName()
    {
        for (QWidget* widget : m_dialog->findChildren<QWidget*>()) {
            const bool own = !qobject_cast<QLineEdit*>(widget) || !qobject_cast<QAbstractSpinBox*>(widget->parentWidget());
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || !own || qobject_cast<QScrollArea*>(widget))
                continue;
            QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
    }

    void whatIsExportedIsWhatTheCommandDraws_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("svg") << 0;
        QTest::newRow("pdf") << 1;
        QTest::newRow("png") << 2;
    }

    void whatIsExportedIsWhatTheCommandDraws()
    {
        QFETCH(int, format);
        choose("Format", format);
        named<QDoubleSpinBox>("Width")->setValue(110);
        named<QLineEdit>("Title")->setText(QStringLiteral("{locus}"));
        FigureOrder order = m_dialog->order();
        order.saveSettings = true;
        BrowserView browser(*m_session);
        QWidget window;
        Exporter exporter(*m_session, browser, &window);
        QSignalSpy written(&exporter, &Exporter::written), failed(&exporter, &Exporter::failed);
        const QString out = path("fromwindow.") + order.suffix, again = path("fromcommand.") + order.suffix;
        exporter.drawFigures(order, out);
        QTRY_COMPARE(written.size() + failed.size(), 1);
        QCOMPARE(failed.size(), 0);

        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(BIN_DIR "/epiarc"),
            { QStringLiteral("figure"), QStringLiteral("--spec"), path("fromwindow.figure.json"), QStringLiteral("--out"),
                again });
        QVERIFY(program.waitForFinished(60'000));
        QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
        QVERIFY(base::readFile(out.toStdString()) == base::readFile(again.toStdString()));
    }

    void manyFiguresCanBeStopped()
    {
        FigureOrder order = m_dialog->order();
        order.suffix = QStringLiteral("png");
        order.spec.dpi = 300;
        order.loci.clear();
        for (int i = 0; i < 2000; ++i)
            order.loci.append({ { { "chr1", i * 10, i * 10 + 1000 } }, QString::number(i) });
        BrowserView browser(*m_session);
        QWidget window;
        Exporter exporter(*m_session, browser, &window);
        QSignalSpy written(&exporter, &Exporter::written);
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("many")));
        exporter.drawFigures(order, path("many/{name}.png"));
        const auto count = [&] { return QDir(path("many")).entryList({ QStringLiteral("*.png") }).size(); };
        QTRY_VERIFY(count() > 2);
        QCOMPARE(m_jobs->running().size(), 1);
        QVERIFY(m_jobs->running().first()->progress() < 1);
        m_jobs->running().first()->cancel();
        QTRY_VERIFY(m_jobs->running().isEmpty());
        QVERIFY(count() < 2000);
        QCOMPARE(written.size(), 0);
        // What is there is whole.
        for (const QString& name : QDir(path("many")).entryList({ QStringLiteral("*.png") }))
            QVERIFY(!QImage(path("many/") + name).isNull());
    }
};

EPIARC_TEST(FigureDialogTest)
#include "figuredialog_test.moc"
