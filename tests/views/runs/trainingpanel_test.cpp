#include "tests/registry.h"
#include "tests/views/checkedmodel.h"
#include "tests/views/runs/maderun.h"

#include "tests/views/openwindow.h"

#include "views/plots/chart.h"
#include "views/runs/runcurves.h"
#include "views/runs/runtable.h"
#include "views/runs/trainingpanel.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>
#include <QTreeWidget>

#include <memory>

/// Runs are followed by their folders, started and stopped as processes.
class TrainingPanelTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Runs> m_runs;
    std::unique_ptr<TrainingPanel> m_panel;

    QString path(const QString& name) const { return m_folder->filePath(name); }

    /// A program that stands for epiarc-cli.
    QString writeProgram(const QByteArray& script) const
    {
        QFile file(path(QStringLiteral("program")));
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            file.write("#!/bin/sh\n" + script);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName();
    }
    void openPanel(const QString& program = QStringLiteral("/nowhere/epiarc-cli"))
    {
        m_panel.reset();
        m_runs = std::make_unique<Runs>(*m_jobs, *m_settings, RunProcess(program));
        m_panel = std::make_unique<TrainingPanel>(*m_runs);
        checkModel(m_panel->findChild<RunTable*>());
        m_panel->resize(1200, 320);
        m_panel->show();
    }
    QPushButton* button(const QString& text) const
    {
        for (QPushButton* button : m_panel->findChildren<QPushButton*>())
            if (button->text().remove(u'&') == text)
                return button;
        return nullptr;
    }
    QString cell(int row, int column) const
    {
        const auto* table = m_panel->findChild<RunTable*>();
        return table->data(table->index(row, column), Qt::DisplayRole).toString();
    }
    QString texts() const
    {
        QStringList all;
        for (const QLabel* label : m_panel->findChildren<QLabel*>())
            if (label->isVisibleTo(m_panel.get()))
                all << label->text();
        return all.join(u'\n');
    }
    const Chart* chart(const QString& title) const
    {
        for (const Chart* chart : m_panel->findChildren<Chart*>())
            if (chart->title().startsWith(title))
                return chart;
        return nullptr;
    }
    static const ChartSeries* named(const QVector<ChartSeries>& all, const QString& name)
    {
        for (const ChartSeries& series : all)
            if (series.name == name)
                return &series;
        return nullptr;
    }
    void chooseAll() const { m_panel->findChild<QTreeView*>(QStringLiteral("runs"))->selectAll(); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(path(QStringLiteral("s.ini")), QSettings::IniFormat);
        m_jobs = std::make_unique<Jobs>();
        openPanel();
    }
    void cleanup()
    {
        m_panel.reset();
        m_runs.reset();
        m_jobs.reset();
    }

    void states_data()
    {
        using Make = std::function<void(MadeRun&)>;
        using Reason = train::RunEnd::Reason;
        QTest::addColumn<Make>("make");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("next"); // the button that goes on
        const auto begin = [](MadeRun& run) {
            run.addBlock(10);
            run.write("state.safetensors", "x");
        };
        const auto row = [](const char* name, const Make& make, const char* state, const char* sentence, const char* next) {
            QTest::newRow(name) << make << QString::fromLatin1(state) << QString::fromLatin1(sentence)
                                << QString::fromLatin1(next);
        };
        row(
            "only settings", [](MadeRun&) {}, "not started", "", "Start");
        row(
            "elsewhere",
            [=](MadeRun& run) {
                begin(run);
                run.lockFrom("node7");
            },
            "running on node7", "", "");
        row(
            "asked to stop",
            [=](MadeRun& run) {
                begin(run);
                run.lockFrom("node7");
                run.folder().askToStop();
            },
            "pausing", "It saves", "");
        row(
            "stopped",
            [=](MadeRun& run) {
                begin(run);
                run.addEnd(Reason::Stopped, "Stopped.");
            },
            "paused", "", "Resume");
        row(
            "killed", [=](MadeRun& run) { begin(run); }, "interrupted", "gone without a word", "Resume");
        row(
            "finished",
            [=](MadeRun& run) {
                begin(run);
                run.addEnd(Reason::Finished, "All done.");
            },
            "finished", "All done.", "");
        row(
            "stopped early",
            [=](MadeRun& run) {
                begin(run);
                run.addEnd(Reason::EarlyStop, "No better for 5 epochs.");
            },
            "finished", "No better", "");
        row(
            "failed",
            [=](MadeRun& run) {
                begin(run);
                run.addEnd(Reason::Failed, "The disk is full.");
            },
            "failed", "The disk is full.", "Resume");
        row(
            "did not start",
            [=](MadeRun& run) { run.write("output.txt", "reading\rreading more\nepiarc-cli: x.bw does not exist.\n\n"); },
            "failed", "x.bw does not exist.", "Start");
        row(
            "half-written",
            [=](MadeRun& run) {
                begin(run);
                run.lockFrom("node7");
                run.write("metrics.jsonl", "{\"event\": \"ste");
                run.write("held-out.safetensors", "12");
            },
            "running on node7", "", "");
        row(
            "settings of another version", [=](MadeRun& run) { run.write("run.json", "!"); }, "not started", "", "");
        row(
            "gone", [](MadeRun& run) { std::filesystem::remove_all(run.folder().path()); }, "missing", "is not there any more",
            "");
    }
    void states()
    {
        QFETCH(std::function<void(MadeRun&)>, make);
        QFETCH(QString, state);
        QFETCH(QString, sentence);
        QFETCH(QString, next);
        MadeRun run(path(QStringLiteral("run")));
        make(run);
        m_panel->openRun(run.path());
        QTRY_COMPARE(cell(0, RunTable::State), state);
        QTRY_VERIFY2(texts().contains(sentence), qPrintable(texts()));
        const auto offered = [this] {
            const QPushButton* start = button(QStringLiteral("Start"));
            const QPushButton* go = start ? start : button(QStringLiteral("Resume"));
            return go->isEnabled() && go->isVisibleTo(m_panel.get()) ? go->text().remove(u'&') : QString();
        };
        QTRY_COMPARE(offered(), next);
    }

    /// Lines appear while the panel looks; a line that is still being written waits.
    void followsAGrowingFile()
    {
        MadeRun run(path(QStringLiteral("growing")));
        run.lockFrom("node7");
        run.addBlock(10);
        m_panel->openRun(run.path());
        QTRY_COMPARE(cell(0, RunTable::Step), QStringLiteral("10 of 400"));
        QVERIFY(texts().contains(QStringLiteral("2.5 windows/s")) && texts().contains(QStringLiteral("1.5 % waiting"))
            && texts().contains(QStringLiteral("1.7 GB")));
        run.addBlock(150);
        run.addEvaluation(100, 0.5);
        run.write("metrics.jsonl", "{\"event\": \"steps\", \"st");
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, RunTable::Step), QStringLiteral("150 of 400"), 10'000);
        QCOMPARE(cell(0, RunTable::Epoch), QStringLiteral("2 of 4"));
        QCOMPARE(cell(0, RunTable::Left), QStringLiteral("4 min"));
        QCOMPARE(cell(0, RunTable::Pearson), QStringLiteral("0.500"));
        QCOMPARE(m_runs->progressText(), QStringLiteral("Training 37 %"));
        const ChartSeries* training = named(chart(QStringLiteral("Loss"))->series(), QStringLiteral("training"));
        QVERIFY(training);
        QCOMPARE(training->x, QVector<double>({ 10, 150 }));
    }

    /// The mean of each assay's tracks, and a level line for what the model is compared with.
    void curvesByAssay()
    {
        MadeRun run(path(QStringLiteral("run")));
        run.addBlock(200);
        run.addEvaluation(0, 0.31, "mean track");
        run.addEvaluation(100, 0.4);
        run.addEvaluation(200, 0.5);
        m_panel->openRun(run.path());
        QTRY_COMPARE(cell(0, RunTable::Pearson), QStringLiteral("0.500"));
        const QVector<ChartSeries>& curves = chart(QStringLiteral("Validation Pearson"))->series();
        QCOMPARE(curves.size(), 4);
        QCOMPARE(named(curves, QStringLiteral("all tracks"))->y, QVector<double>({ 0.4, 0.5 }));
        QCOMPARE(named(curves, QStringLiteral("RNA"))->y, QVector<double>({ 0.4, 0.5 }));
        QCOMPARE(named(curves, QStringLiteral("ATAC"))->y, QVector<double>({ 0.2, 0.3 }));
        QCOMPARE(named(curves, QStringLiteral("mean track"))->y, QVector<double>({ 0.31, 0.31 }));
    }

    /// Each track beside the same of what the model is compared with.
    void scoresOfTracks()
    {
        MadeRun run(path(QStringLiteral("run")));
        run.addEvaluation(100, 0.2, "mean track");
        run.addEvaluation(100, 0.4);
        m_panel->openRun(run.path());
        const auto* table = m_panel->findChild<QTreeWidget*>();
        QTRY_COMPARE(table->topLevelItemCount(), 3);
        const auto rowOf = [&](const QString& track, const QString& cell) {
            QStringList values;
            for (int row = 0; row < 3; ++row)
                if (const auto* item = table->topLevelItem(row); item->text(0) == track && item->text(1) == cell)
                    for (int column = 2; column < table->columnCount(); ++column)
                        values << item->text(column);
            return values.join(u' ');
        };
        QCOMPARE(rowOf(QStringLiteral("RNA +"), QStringLiteral("A")), QStringLiteral("RNA 0.500 – – 0.750 0.300"));
        QCOMPARE(rowOf(QStringLiteral("RNA +"), QStringLiteral("B")), QStringLiteral("RNA 0.300 – – – 0.100"));
        QCOMPARE(rowOf(QStringLiteral("ATAC"), QStringLiteral("A")), QStringLiteral("ATAC 0.200 – – – 0.000"));
    }

    void comparesSeveral()
    {
        MadeRun one(path(QStringLiteral("one"))), other(path(QStringLiteral("other")));
        for (MadeRun* run : { &one, &other }) {
            run->addBlock(100);
            run->addEvaluation(100, run == &one ? 0.4 : 0.6);
            m_panel->openRun(run->path());
        }
        QTRY_COMPARE(cell(0, RunTable::Pearson), QStringLiteral("0.600"));
        QTRY_COMPARE(cell(1, RunTable::Pearson), QStringLiteral("0.400"));
        chooseAll();
        QVERIFY(texts().contains(QStringLiteral("2 run(s) compared")));
        const QVector<ChartSeries>& curves = chart(QStringLiteral("Validation Pearson"))->series();
        QCOMPARE(curves.size(), 2);
        QCOMPARE(named(curves, QStringLiteral("one"))->y, QVector<double>({ 0.4 }));
        QCOMPARE(named(curves, QStringLiteral("other"))->y, QVector<double>({ 0.6 }));
        QVERIFY(curves[0].colour != curves[1].colour);
        QVERIFY(!button(QStringLiteral("Use in browser"))->isEnabled());
    }

    void scatterOfHeldOutBins()
    {
        MadeRun run(path(QStringLiteral("run")));
        run.addHeldOut();
        m_panel->openRun(run.path());
        QTRY_VERIFY(chart(QStringLiteral("r = 1.000")));
        auto* tracks = m_panel->findChild<QComboBox*>();
        QCOMPARE(tracks->count(), 2);
        tracks->setCurrentIndex(1);
        QVERIFY(chart(QStringLiteral("r = 0.000")));
        QCOMPARE(chart(QStringLiteral("r = "))->series().first().x, QVector<double>({ 1, 2, 3, 4 }));
    }

    void pauseAsksTheProcess()
    {
        MadeRun run(path(QStringLiteral("run")));
        run.addBlock(10);
        const train::RunLock training(run.folder()); // this process
        m_panel->openRun(run.path());
        QTRY_COMPARE(cell(0, RunTable::State), QStringLiteral("running"));
        QVERIFY(!run.folder().stopAsked());
        button(QStringLiteral("Pause"))->click();
        QVERIFY(run.folder().stopAsked());
        QTRY_COMPARE(cell(0, RunTable::State), QStringLiteral("pausing"));
        QVERIFY(!button(QStringLiteral("Pause"))->isEnabled());
    }

    /// The program is given the folder, gently, and its end without a run is told.
    void startsAndResumes()
    {
        const QString program = writeProgram("echo \"$1 $2 $(nice)\"\necho 'epiarc-cli: no.' >&2\nsleep 0.5\nexit 1\n");
        openPanel(program);
        MadeRun run(path(QStringLiteral("my run")));
        run.addBlock(10);
        run.write("state.safetensors", "x");
        run.addEnd(train::RunEnd::Reason::Stopped, "Stopped.");
        run.folder().askToStop(); // of last time
        m_panel->openRun(run.path());
        QTRY_COMPARE(cell(0, RunTable::State), QStringLiteral("paused"));
        QSignalSpy ended(m_runs.get(), &Runs::ended);
        button(QStringLiteral("Resume"))->click();
        QVERIFY(!run.folder().stopAsked());
        QTRY_COMPARE(cell(0, RunTable::State), QStringLiteral("starting"));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 10'000);
        QVERIFY2(ended[0][0].toString().contains(QStringLiteral("my run")), qPrintable(ended[0][0].toString()));
        QCOMPARE(cell(0, RunTable::State), QStringLiteral("failed"));
        QVERIFY2(texts().contains(QStringLiteral("epiarc-cli: no.")), qPrintable(texts()));
        const std::string output = base::readFile(RunProcess::outputOf(run.folder()));
        QVERIFY2(output.find("train --resume 1") != std::string::npos, output.c_str());
    }

    void startFails()
    {
        MadeRun run(path(QStringLiteral("run")));
        QSignalSpy failed(m_panel.get(), &TrainingPanel::failed);
        openPanel(writeProgram("echo 'epiarc-cli: organisms: a run needs one.' >&2\nexit 1\n"));
        m_panel->startRun(run.path());
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, RunTable::State), QStringLiteral("failed"), 10'000);
        QVERIFY2(texts().contains(QStringLiteral("a run needs one.")), qPrintable(texts()));
    }

    void logShowsItsLastLines()
    {
        MadeRun run(path(QStringLiteral("run")));
        for (int i = 0; i < 3000; ++i)
            run.write("log.txt", "line " + std::to_string(i) + "\n");
        m_panel->openRun(run.path());
        const auto* log = m_panel->findChild<QPlainTextEdit*>();
        QTRY_VERIFY(log->toPlainText().endsWith(QStringLiteral("line 2999")));
        QVERIFY(log->blockCount() <= 200 && log->toPlainText().startsWith(QStringLiteral("line 28")));
    }

    void bestModelIsHandedOver()
    {
        MadeRun run(path(QStringLiteral("run")));
        m_panel->openRun(run.path());
        QTRY_COMPARE(cell(0, RunTable::State), QStringLiteral("not started"));
        QVERIFY(!button(QStringLiteral("Use in browser"))->isEnabled());
        run.write("best.safetensors", "x");
        QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("Use in browser"))->isEnabled(), 10'000);
        QSignalSpy wanted(m_panel.get(), &Panel::openWanted);
        button(QStringLiteral("Use in browser"))->click();
        QCOMPARE(wanted.value(0).value(0).toString(), run.path() + QStringLiteral("/best.safetensors"));
    }

    void runsAreRemembered()
    {
        MadeRun one(path(QStringLiteral("one"))), other(path(QStringLiteral("other")));
        m_panel->openRun(one.path());
        m_panel->openRun(other.path());
        m_panel->openRun(one.path() + QStringLiteral("/"));
        openPanel();
        QCOMPARE(m_runs->count(), 2);
        QCOMPARE(cell(0, RunTable::Name), QStringLiteral("other"));
        m_panel->openRun(other.path());
        button(QStringLiteral("Remove"))->click();
        openPanel();
        QCOMPARE(m_runs->count(), 1);
        QVERIFY(QFileInfo::exists(other.path() + QStringLiteral("/run.json")));
    }

    /// By its folder or its run.json, as every other file.
    void theWindowTakesRunFolders()
    {
        m_panel.reset();
        MadeRun one(path(QStringLiteral("one"))), other(path(QStringLiteral("other")));
        for (MadeRun* run : { &one, &other }) {
            run->lockFrom("node7");
            run->addBlock(100);
        }
        OpenWindow open;
        open.window().open({ one.path(), other.path() + QStringLiteral("/run.json") });
        const auto* panel = open.part<TrainingPanel>();
        const auto* table = panel->findChild<RunTable*>();
        QTRY_COMPARE(table->rowCount(), 2);
        QTRY_VERIFY(panel->isVisible());
        QTRY_VERIFY2(
            open.window().windowTitle().startsWith(QStringLiteral("Training 25 % · ")), qPrintable(open.window().windowTitle()));
    }
};

EPIARC_TEST(TrainingPanelTest)
#include "trainingpanel_test.moc"
