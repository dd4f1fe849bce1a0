#include "views/browser/browserview.h"
#include "views/painting/painters.h"
#include "views/session/fileopener.h"
#include "views/window.h"

#include "core/tracks/writing/bigwigwriter.h"

#include "tests/models/toys.h"
#include "tests/registry.h"
#include "tests/views/heldpool.h"
#include "tests/views/writtenfolder.h"

#include <QAction>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProcess>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QWheelEvent>

/// The window as its user meets it: files dropped, the pointer, the keys, the locus box.
class WindowTest : public QObject, protected WrittenFolder
{
    Q_OBJECT

    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Window> m_window;

    BrowserView* browser() const { return m_window->findChild<BrowserView*>(); }
    double centre() const { return (m_session->locus().start + m_session->locus().end) / 2.0; }
    void drop(const QStringList& paths) const
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& file : paths)
            urls << QUrl::fromLocalFile(file);
        data.setUrls(urls);
        QDragEnterEvent enter({ 200, 200 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event({ 200, 200 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &event);
    }
    /// The lanes as they are painted.
    QVector<LaneView> shown() const { return browser()->panels().scene(0).panels.first().lanes; }
    bool quiet() const { return !m_window->findChild<FileOpener*>()->busy() && browser()->panels().complete(); }
    QStringList messages() const
    {
        QStringList texts;
        for (const QFrame* row : m_window->findChildren<QFrame*>(QStringLiteral("problem")))
            texts << row->findChild<QLabel*>()->text();
        return texts;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
        QByteArray letters = ">chr1\n";
        for (int i = 0; i < 2000; ++i)
            letters += "ACGTTGCAACGTTGCAACGTTGCAACGTTGCAACGTTGCAACGTTGCAAC\n";
        write(QStringLiteral("g.fa"), letters);
        write(QStringLiteral("genes.bed"), "chr1\t40000\t60000\tGENEA\t0\t+\t40000\t60000\t0\t2\t5000,5000\t0,15000\n");
        write(QStringLiteral("reversed.bed"), "chr1\t10\t20\na\nchr1\t300\t200\n");
        tracks::ValueRun run { 0, 10, std::vector<float>(10'000, 1.F) };
        run.values[5000] = 9.F;
        tracks::writeBigWig(path(QStringLiteral("signal.bw")).toStdString(), { { "chr1", 100'000, { run } } });
        QFile whole(path(QStringLiteral("signal.bw")));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        write(QStringLiteral("cut.bw"), whole.read(whole.size() / 2));
    }

    void init()
    {
        m_settings = std::make_unique<QSettings>(path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        m_jobs = std::make_unique<Jobs>();
        m_session = std::make_unique<Session>(*m_jobs);
        m_window = std::make_unique<Window>(*m_session, *m_settings);
        m_window->resize(1200, 700);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        drop({ path(QStringLiteral("g.fa")), path(QStringLiteral("genes.bed")), path(QStringLiteral("signal.bw")) });
        QTRY_VERIFY(m_session->sources().genome() && quiet());
        m_session->go({ "chr1", 30'000, 70'000 });
        QTRY_VERIFY(quiet());
    }
    void cleanup()
    {
        m_window.reset();
        m_session.reset();
        m_jobs.reset();
    }

    void droppedFilesAreDrawn()
    {
        QCOMPARE(m_session->state().lanes.size(), 3);
        QCOMPARE(messages(), QStringList());
        for (const LaneView& lane : shown()) {
            QVERIFY(lane.layers.first().slice);
            QVERIFY(lane.layers.first().problem.isEmpty());
        }
        const LaneView signal = shown().last();
        QCOMPARE(valueRange(signal, Scale(m_session->locus(), 0, 1000)).high >= 9, true);
    }

    void draggingPans()
    {
        const Interval before = m_session->locus();
        QWidget* view = browser()->viewport();
        QTest::mousePress(view, Qt::LeftButton, {}, { 600, 120 });
        QTest::mouseMove(view, { 500, 120 });
        QMouseEvent move(
            QEvent::MouseMove, QPointF(500, 120), view->mapToGlobal(QPointF(500, 120)), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(view, &move);
        QTest::mouseRelease(view, Qt::LeftButton, {}, { 500, 120 });
        const double bpPerPixel = double(before.length()) / (view->width() - laneHeaderWidth);
        QCOMPARE(m_session->locus().length(), before.length());
        QVERIFY(std::abs(double(m_session->locus().start - before.start) - 100 * bpPerPixel) <= 2);
        QVERIFY(m_session->history().canGoBack());
    }

    void wheelZoomsAtThePointer()
    {
        QWidget* view = browser()->viewport();
        const QPointF at(400, 200);
        const auto under = [&] {
            return double(m_session->locus().start)
                + (at.x() - laneHeaderWidth) * double(m_session->locus().length()) / (view->width() - laneHeaderWidth);
        };
        const double before = under();
        const int64_t length = m_session->locus().length();
        QWheelEvent wheel(at, view->mapToGlobal(at), {}, { 0, 240 }, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view, &wheel);
        QVERIFY(m_session->locus().length() < length);
        QVERIFY(std::abs(under() - before) <= 2);
    }

    void rulerBandZooms()
    {
        QWidget* view = browser()->viewport();
        const Interval before = m_session->locus();
        const double bpPerPixel = double(before.length()) / (view->width() - laneHeaderWidth);
        QTest::mousePress(view, Qt::LeftButton, {}, { 300, 10 });
        QMouseEvent move(
            QEvent::MouseMove, QPointF(500, 12), view->mapToGlobal(QPointF(500, 12)), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(view, &move);
        QTest::mouseRelease(view, Qt::LeftButton, {}, { 500, 12 });
        QVERIFY(std::abs(double(m_session->locus().length()) - 200 * bpPerPixel) <= 4);
        QVERIFY(std::abs(double(m_session->locus().start) - (double(before.start) + (300 - laneHeaderWidth) * bpPerPixel)) <= 4);
    }

    void keysMove()
    {
        const Interval before = m_session->locus();
        QTest::keyClick(browser(), Qt::Key_Right);
        QCOMPARE(m_session->locus().start, before.start + before.length() / 10);
        QTest::keyClick(browser(), Qt::Key_Left);
        QCOMPARE(m_session->locus(), before);
        QTest::keyClick(browser(), Qt::Key_Plus);
        QCOMPARE(m_session->locus().length(), before.length() / 2);
        QTest::keyClick(browser(), Qt::Key_Minus);
        QCOMPARE(m_session->locus(), before);
    }

    void locusBoxFindsGenesAndRefusesNonsense()
    {
        auto* box = m_window->findChild<QLineEdit*>();
        box->setText(QStringLiteral("genea"));
        QTest::keyClick(box, Qt::Key_Return);
        QVERIFY(m_session->locus().start <= 40'000 && m_session->locus().end >= 60'000);
        const Interval there = m_session->locus();
        box->setText(QStringLiteral("NOTAGENE"));
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(m_session->locus(), there);
        QCOMPARE(messages().size(), 1);
        QVERIFY(messages().first().contains(QStringLiteral("NOTAGENE")));
    }

    void exportShortcutWorksWhileTypingALocus()
    {
        auto* box = m_window->findChild<QLineEdit*>();
        QApplication::setActiveWindow(m_window.get()); // there may be no window manager to do it
        box->setFocus();
        bool asked = false;
        QTimer::singleShot(200, this, [&] {
            if (QWidget* dialog = QApplication::activeModalWidget()) {
                asked = true;
                dialog->close();
            }
        });
        QTest::keyClick(box, Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(asked);
    }

    void brokenFilesSayWhyAndTheSessionSurvives()
    {
        drop({ path(QStringLiteral("cut.bw")), path(QStringLiteral("reversed.bed")) });
        QTRY_VERIFY(quiet());
        QStringList problems = messages();
        for (const LaneView& lane : shown())
            for (const LayerView& layer : lane.layers)
                if (!layer.problem.isEmpty())
                    problems << layer.problem;
        QCOMPARE(problems.size(), 2);
        QVERIFY2(problems.join(u'|').contains(QStringLiteral("cut.bw")), qPrintable(problems.join(u'|')));
        QVERIFY2(problems.join(u'|').contains(QStringLiteral("reversed.bed")), qPrintable(problems.join(u'|')));
        QVERIFY(shown()[2].layers.first().slice);
    }

    void aFileThatVanishesIsSaid()
    {
        QVERIFY(QFile::copy(path(QStringLiteral("signal.bw")), path(QStringLiteral("gone.bw"))));
        drop({ path(QStringLiteral("gone.bw")) });
        QTRY_VERIFY(quiet());
        QVERIFY(shown().last().layers.first().slice);
        QVERIFY(QFile::remove(path(QStringLiteral("gone.bw"))));
        m_session->go({ "chr1", 0, 1000 });
        QTRY_VERIFY(quiet());
        const LayerView layer = shown().last().layers.first();
        QVERIFY(!layer.slice);
        QVERIFY2(layer.problem.contains(QStringLiteral("gone.bw")), qPrintable(layer.problem));
        QVERIFY(shown()[2].layers.first().slice);
    }

    /// Also what no lane shows.
    void readingEverythingAgainReadsWhatWasStopped()
    {
        const QString model = path(QStringLiteral("stopped.safetensors"));
        TinyModel().write(model.toStdString());
        const Sources& sources = m_session->sources();
        HeldPool files(m_jobs->threads(Jobs::Pool::Files));
        m_session->change(QStringLiteral("stop"), [&](SessionState& state) {
            state.genome = write(QStringLiteral("second.fa"), ">chr1\n" + QByteArray(1000, 'A') + "\n");
            state.models = { model };
            state.lanes.clear();
        });
        m_jobs->stopAll();
        files.release();
        QTRY_VERIFY(!sources.genomeProblem().isEmpty() && !sources.model(model).problem.isEmpty());
        const auto actions = m_window->findChildren<QAction*>();
        const auto again = std::find_if(
            actions.begin(), actions.end(), [](const QAction* action) { return action->shortcut() == QKeySequence(Qt::Key_F5); });
        QVERIFY(again != actions.end());
        (*again)->trigger();
        QTRY_VERIFY(sources.genome() && sources.model(model).spec);
    }

    void laneHeightByDraggingItsEdgeIsUndoable()
    {
        QWidget* view = browser()->viewport();
        const double before = m_session->state().lanes[0].height;
        const int y = int(rulerHeight + before);
        QTest::mousePress(view, Qt::LeftButton, {}, { 80, y });
        QMouseEvent move(
            QEvent::MouseMove, QPointF(80, y + 40), view->mapToGlobal(QPointF(80, y + 40)), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(view, &move);
        QTest::mouseRelease(view, Qt::LeftButton, {}, { 80, y + 40 });
        QCOMPARE(m_session->state().lanes[0].height, before + 40);
        m_session->undoStack().undo();
        QCOMPARE(m_session->state().lanes[0].height, before);
    }

    void panningReadsNothingWithinTheMargin()
    {
        // The margin is read once what is visible is there.
        const auto read = [this] { return shown().last().layers.first().signal()->where.length(); };
        QTRY_VERIFY(shown().last().layers.first().signal() && read() >= 2 * m_session->locus().length());
        const LaneView before = shown().last();
        m_session->go(m_session->locus().shifted(m_session->locus().length() / 2), Session::Moving::Continuous);
        QVERIFY(browser()->panels().complete()); // no request under way
        QCOMPARE(shown().last().layers.first().slice, before.layers.first().slice);
    }

    void closingWhileSomethingRunsIsHarmless()
    {
        std::atomic<int> stopped = 0;
        const auto endless = [&](const Monitor& monitor) {
            try {
                for (;;) {
                    monitor.report(0.5);
                    QThread::msleep(1);
                }
            } catch (const Cancelled&) {
                ++stopped;
                throw;
            }
            return 0;
        };
        for (int i = 0; i < 2; ++i) // the panel still lists one when the other has gone
            m_jobs->start(Jobs::Pool::Files, &browser()->panels(), QStringLiteral("endless"), endless, [](int) {});
        QTRY_COMPARE(m_jobs->running().size(), 2);
        QTRY_VERIFY(m_jobs->running().last()->progress() > 0);
        QTest::qWait(20); // the panel shows it
        m_window.reset();
        QCoreApplication::processEvents();
        QTRY_COMPARE(stopped.load(), 2);
        QTRY_VERIFY(m_jobs->running().isEmpty());
    }

    void figureCommandDrawsTheSameLanes()
    {
        const QString out = path(QStringLiteral("figure.svg"));
        QProcess process;
        process.start(QStringLiteral(BIN_DIR "/epiarc"),
            { QStringLiteral("figure"), path(QStringLiteral("g.fa")), path(QStringLiteral("genes.bed")),
                path(QStringLiteral("signal.bw")), QStringLiteral("--locus"), QStringLiteral("GENEA"), QStringLiteral("--out"),
                out, QStringLiteral("--width-mm"), QStringLiteral("120") });
        QVERIFY(process.waitForFinished(30'000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray svg = file.readAll();
        QVERIFY(svg.contains("120mm"));
        QVERIFY(svg.contains("GENEA"));
        QVERIFY(svg.contains("signal"));
    }

    void figureCommandRefusals_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("sentence");
        const QStringList out { QStringLiteral("--out"), path(QStringLiteral("x.svg")) };
        QTest::newRow("no files") << out << 2 << QStringLiteral("--session");
        QTest::newRow("no out") << QStringList { path(QStringLiteral("g.fa")) } << 2 << QStringLiteral("--out");
        QTest::newRow("missing file") << QStringList { path(QStringLiteral("none.fa")) } + out << 1 << QStringLiteral("none.fa");
        QTest::newRow("no genome") << QStringList { path(QStringLiteral("genes.bed")) } + out << 1 << QStringLiteral("genome");
        QTest::newRow("broken track") << QStringList { path(QStringLiteral("g.fa")), path(QStringLiteral("cut.bw")) } + out << 1
                                      << QStringLiteral("cut.bw");
        QTest::newRow("unknown gene") << QStringList {
            path(QStringLiteral("g.fa")), QStringLiteral("--locus"), QStringLiteral("NOGENE")
        } + out << 1 << QStringLiteral("NOGENE");
        QTest::newRow("unknown suffix") << QStringList { path(QStringLiteral("g.fa")), QStringLiteral("--out"),
            path(QStringLiteral("x.tiff")) }
                                        << 1 << QStringLiteral("x.tiff");
    }
    void figureCommandRefusals()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, sentence);
        QProcess process;
        process.start(QStringLiteral(BIN_DIR "/epiarc"), QStringList { QStringLiteral("figure") } + arguments);
        QVERIFY(process.waitForFinished(30'000));
        const QString said = QString::fromUtf8(process.readAllStandardError());
        QCOMPARE(process.exitCode(), code);
        QVERIFY2(said.contains(sentence), qPrintable(said));
        QCOMPARE(said.trimmed().count(u'\n'), 0);
    }
};

EPIARC_TEST(WindowTest)
#include "window_test.moc"
