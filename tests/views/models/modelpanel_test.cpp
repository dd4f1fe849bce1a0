#include "tests/models/toys.h"
#include "tests/registry.h"
#include "tests/views/checkedmodel.h"
#include "tests/views/heldpool.h"
#include "views/lanes/lanes.h"
#include "views/models/modelpanel.h"
#include "views/models/tracktable.h"
#include "views/session/fileopener.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

/// From a model file dropped on the window to its prediction in a lane.
class ModelPanelTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString& name) const { return m_folder.filePath(name); }

    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<FileOpener> m_opener;
    std::unique_ptr<Lanes> m_lanes;
    std::unique_ptr<ModelPanel> m_panel;

    QTableView* table() const { return m_panel->findChild<QTableView*>(); }
    QModelIndex row(int number) const { return table()->model()->index(number, 0); }
    QString texts() const
    {
        QStringList all;
        for (const QLabel* label : m_panel->findChildren<QLabel*>())
            all << label->text();
        return all.join(u'\n');
    }
    const LaneView lastLane() const { return m_lanes->views().last(); }

    /// As the browser's view does, which gives its lanes the new locus itself.
    void go(const Interval& where)
    {
        m_session->go(where);
        m_lanes->setPixels(400);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(QStringLiteral(BIN_DIR "/../lib/libepiarc-learn.so")))
            QSKIP("built without LibTorch");
        qputenv("XDG_CACHE_HOME", m_folder.path().toUtf8());
        QFile genome(path(QStringLiteral("g.fa")));
        QVERIFY(genome.open(QIODevice::WriteOnly));
        genome.write(">chr1\n");
        for (int i = 0; i < 80; ++i)
            genome.write(i % 2 ? "ACGTTGCAACGTTGCAACGTTGCAACGTTGCAACGTTGCAACGTTGCAAC\n"
                               : "GGGCCATATATTTTAGACCCAGGGTTCAAACCCGGGTTTACGATCGATCG\n");
        TinyModel().write(path(QStringLiteral("tiny.safetensors")).toStdString());
        TinyModel cut;
        cut.shapes.erase(cut.shapes.begin());
        cut.write(path(QStringLiteral("cut.safetensors")).toStdString());
    }

    void init()
    {
        m_jobs = std::make_unique<Jobs>();
        m_session = std::make_unique<Session>(*m_jobs);
        m_opener = std::make_unique<FileOpener>(*m_session);
        m_lanes = std::make_unique<Lanes>(*m_session, 0);
        m_lanes->setPixels(400);
        m_panel = std::make_unique<ModelPanel>(*m_session);
        checkModel(table()->model());
        checkModel(m_panel->findChild<TrackTable*>());
        m_panel->show();
        m_opener->open({ path(QStringLiteral("g.fa")), path(QStringLiteral("tiny.safetensors")) });
        QTRY_VERIFY(!m_opener->busy() && m_session->sources().genome());
        QTRY_VERIFY(m_session->sources().model(path(QStringLiteral("tiny.safetensors"))).spec);
        m_session->go({ "chr1", 1000, 1400 });
    }
    void cleanup()
    {
        m_panel.reset();
        m_lanes.reset();
        m_opener.reset();
        m_session.reset();
        m_jobs.reset();
    }

    void saysWhatTheModelIs()
    {
        QVERIFY2(texts().contains(QStringLiteral("reads 64 bp")) && texts().contains(QStringLiteral("bins of 4 bp")),
            qPrintable(texts()));
        QCOMPARE(table()->model()->rowCount(), 4);
    }

    /// What is no Epiarc model yet comes with the command that makes it one.
    void publishedWeightsAreRefusedWithTheCommand()
    {
        const QString command = QStringLiteral("epiarc-cli import --from enformer-pytorch --weights ");
        QSignalSpy refused(m_opener.get(), &FileOpener::refused);
        const QString checkpoint = QStringLiteral(TEST_DATA "/models/mixed.pt");
        m_opener->open({ checkpoint });
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY2(refused[0][1].toString().contains(QStringLiteral("is a PyTorch checkpoint"))
                && refused[0][1].toString().contains(command + checkpoint),
            qPrintable(refused[0][1].toString()));

        const QString weights = path(QStringLiteral("weights.safetensors"));
        models::writeSafetensors(weights.toStdString(), {}, {});
        m_opener->open({ weights });
        QTRY_VERIFY(texts().contains(command + weights));
    }

    void searchesByAssayAndByWords()
    {
        auto* assays = m_panel->findChildren<QComboBox*>().last();
        assays->setCurrentIndex(assays->findData(QStringLiteral("CAGE")));
        QCOMPARE(table()->model()->rowCount(), 2);
        assays->setCurrentIndex(0);
        m_panel->findChild<QLineEdit*>()->setText(QStringLiteral("rna C"));
        QCOMPARE(table()->model()->rowCount(), 1);
        QCOMPARE(row(0).data().toString(), QStringLiteral("c"));
    }

    void tickingDrawsThePrediction()
    {
        QVERIFY(table()->model()->setData(row(2), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(std::get<PredictionSource>(m_session->state().lanes.last().layers.first().source).track, 2);
        QTRY_VERIFY_WITH_TIMEOUT(m_lanes->complete(), 20'000);
        const LayerView layer = lastLane().layers.first();
        QCOMPARE(layer.problem, QString());
        const auto* signal = layer.slice ? std::get_if<tracks::Signal>(layer.slice.get()) : nullptr;
        QVERIFY(signal);
        const auto valid
            = std::count_if(signal->mean.begin(), signal->mean.end(), [](float value) { return value > 0; }); // softplus
        QVERIFY(valid >= 400);
        QCOMPARE(signal->resolution, int64_t(4)); // a correlation pairs bins no finer than the model's
        QVERIFY2(texts().contains(QStringLiteral("runs on cpu")), qPrintable(texts()));

        QVERIFY(table()->model()->setData(row(2), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(m_session->state().lanes.size(), 1); // the bases
        m_session->undoStack().undo();
        QCOMPARE(m_session->state().lanes.size(), 2);
    }

    void whatWasPredictedIsKept()
    {
        table()->model()->setData(row(0), Qt::Checked, Qt::CheckStateRole);
        QTRY_VERIFY_WITH_TIMEOUT(m_lanes->complete(), 20'000);
        const auto track = m_session->sources().opened(m_session->state().lanes.last().layers.first().source).track;
        QVERIFY(track->immediate({ "chr1", 1000, 1400 }));
        QVERIFY(!track->immediate({ "chr1", 3000, 3400 }));
        go({ "chr1", 3000, 3400 });
        QTRY_VERIFY_WITH_TIMEOUT(m_lanes->complete(), 20'000);
        QVERIFY(track->immediate({ "chr1", 1000, 1400 }));
        QVERIFY(track->immediate({ "chr1", 3000, 3400 }));
    }

    void aViewTooWideSaysSo()
    {
        table()->model()->setData(row(0), Qt::Checked, Qt::CheckStateRole);
        go({ "chr1", 0, 4000 }); // 125 windows
        QTRY_VERIFY_WITH_TIMEOUT(m_lanes->complete(), 20'000);
        QVERIFY2(
            lastLane().layers.first().problem.contains(QStringLiteral("zoom in")), qPrintable(lastLane().layers.first().problem));
    }

    void aModelThatDoesNotFitItsWeightsSaysSo()
    {
        m_opener->open({ path(QStringLiteral("cut.safetensors")) });
        QTRY_VERIFY(m_session->sources().model(path(QStringLiteral("cut.safetensors"))).spec);
        QTRY_COMPARE(table()->model()->rowCount(), 4);
        table()->model()->setData(row(0), Qt::Checked, Qt::CheckStateRole);
        QTRY_VERIFY_WITH_TIMEOUT(m_lanes->complete(), 20'000);
        const QString problem = lastLane().layers.first().problem;
        QVERIFY2(problem.contains(QStringLiteral("cut.safetensors")) && problem.contains(QStringLiteral("heads.toy.dense")),
            qPrintable(problem));
        QVERIFY2(texts().contains(problem), qPrintable(texts()));
    }

    void aModelThatFailedIsTriedAgain()
    {
        const QString mended = path(QStringLiteral("mended.safetensors"));
        QVERIFY(QFile::copy(path(QStringLiteral("cut.safetensors")), mended));
        m_opener->open({ mended });
        QTRY_VERIFY(m_session->sources().model(mended).spec);
        QTRY_COMPARE(table()->model()->rowCount(), 4);
        table()->model()->setData(row(0), Qt::Checked, Qt::CheckStateRole);
        QTRY_VERIFY_WITH_TIMEOUT(m_lanes->complete() && !lastLane().layers.first().problem.isEmpty(), 20'000);
        QVERIFY(QFile::remove(mended) && QFile::copy(path(QStringLiteral("tiny.safetensors")), mended));
        m_lanes->all().back()->retry();
        QTRY_VERIFY_WITH_TIMEOUT(m_lanes->complete() && lastLane().layers.first().signal(), 20'000);
        QCOMPARE(lastLane().layers.first().problem, QString());
        QCOMPARE(m_session->sources().model(mended).problem, QString());
    }

    /// No lane shows it.
    void aNetworkThatWasStoppedIsLoadedAgain()
    {
        const QString model = path(QStringLiteral("tiny.safetensors"));
        Sources& sources = m_session->sources();
        HeldPool compute(m_jobs->threads(Jobs::Pool::Compute));
        sources.load(model);
        m_jobs->stopAll();
        compute.release();
        QTRY_VERIFY2(sources.model(model).problem.contains(QStringLiteral("F5")), qPrintable(sources.model(model).problem));
        sources.retryFailed();
        QTRY_VERIFY_WITH_TIMEOUT(sources.model(model).predictor, 20'000);
        QCOMPARE(sources.model(model).problem, QString());
    }

    void closingTakesItsPredictionsAway()
    {
        table()->model()->setData(row(0), Qt::Checked, Qt::CheckStateRole);
        QTest::mouseClick(m_panel->findChildren<QPushButton*>().first(), Qt::LeftButton);
        QVERIFY(m_session->state().models.isEmpty());
        QCOMPARE(m_session->state().lanes.size(), 1);
        QVERIFY(texts().contains(QStringLiteral("No model is open")));
    }
};

EPIARC_TEST(ModelPanelTest)
#include "modelpanel_test.moc"
