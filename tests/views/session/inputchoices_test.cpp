#include "core/base/file.h"
#include "core/tracks/writing/bigwigwriter.h"
#include "tests/models/toys.h"
#include "tests/registry.h"
#include "tests/views/heldpool.h"
#include "views/document/arrange.h"
#include "views/document/lanedrag.h"
#include "views/lanes/lanes.h"
#include "views/models/inputrow.h"
#include "views/models/modelpage.h"
#include "views/models/modelpanel.h"
#include "views/session/fileopener.h"
#include "views/sessionfiles/movedfiles.h"
#include "views/sessionfiles/sessionfile.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

/// Which tracks of the session serve as inputs of a model, from opening to prediction.
class InputChoicesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<FileOpener> m_opener;
    std::unique_ptr<ModelPanel> m_panel;

    static Source file(const QString& path) { return FileSource { path }; }
    std::optional<Source> trackOf(const char* input) const
    {
        const InputChoice* choice = m_session->state().input(path("epi.safetensors"), QString::fromUtf8(input));
        return choice ? choice->track : std::nullopt;
    }
    void open(const QList<const char*>& names)
    {
        QStringList paths;
        for (const char* name : names)
            paths << path(name);
        m_opener->open(paths);
        QTRY_VERIFY(!m_opener->busy() && m_session->sources().genome() && !m_session->sources().busy());
        QTRY_VERIFY(m_session->state().models.isEmpty() || m_session->sources().model(m_session->state().models.first()).spec);
        QCoreApplication::processEvents();
    }
    InputRow* row(int number) const { return m_panel->findChildren<InputRow*>()[number]; }
    static void choose(QComboBox* box, const QString& text)
    {
        const int at = box->findText(text);
        QVERIFY2(at >= 0, qPrintable(text));
        box->setCurrentIndex(at);
        Q_EMIT box->activated(at);
    }
    QString texts() const
    {
        QStringList all;
        for (const QLabel* label : m_panel->findChildren<QLabel*>())
            all << (label->isVisibleTo(label->parentWidget()) ? label->text() : QString());
        return all.join(u'\n');
    }
    static bool drop(QWidget* on, const QMimeData& data)
    {
        QDragEnterEvent enter(on->rect().center(), Qt::CopyAction | Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(on, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent dropped(on->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(on, &dropped);
        return dropped.isAccepted();
    }
    PredictionSource tickFirst(int use = 0)
    {
        for (QComboBox* box : m_panel->findChildren<QComboBox*>())
            if (box->accessibleName() == QStringLiteral("Predict from"))
                box->setCurrentIndex(use);
        QAbstractItemModel* table = m_panel->findChild<QTableView*>()->model();
        table->setData(table->index(2, 0), Qt::Checked, Qt::CheckStateRole);
        return std::get<PredictionSource>(m_session->state().lanes.last().layers.last().source);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(QStringLiteral(BIN_DIR "/../lib/libepiarc-learn.so")))
            QSKIP("built without LibTorch");
        qputenv("XDG_CACHE_HOME", m_folder.path().toUtf8());
        base::writeAtomically(
            path("mm10.fa").toStdString(), ">chr1\n" + std::string(2000, 'A') + "\n>chr2\n" + std::string(500, 'C') + "\n");
        base::writeAtomically(path("peaks_atac.bed").toStdString(), "chr1\t10\t20\n");
        for (const char* name : { "L5_ATAC.bw", "L5_mCG.bw", "L5_mCG_coverage.bw", "other.bw" })
            tracks::writeBigWig(path(name).toStdString(), { { "chr1", 2000, { { 0, 1, std::vector<float>(2000, 0.5f) } } } });
        TinyModel epi;
        epi.spec.genome = "hg38";
        epi.spec.inputs = { { "ATAC", "accessibility" }, { "mCG", "", models::InputTrack::Summary::Fraction } };
        epi.spec.inputBinSize = 4;
        epi.spec.provenance = { { "cells", "L5 IT" } };
        epi.write(path("epi.safetensors").toStdString());
        epi.write(path("moved.safetensors").toStdString());
    }
    void init()
    {
        m_jobs = std::make_unique<Jobs>();
        m_session = std::make_unique<Session>(*m_jobs);
        m_opener = std::make_unique<FileOpener>(*m_session);
        m_panel = std::make_unique<ModelPanel>(*m_session);
        m_panel->show();
    }
    void cleanup()
    {
        m_panel.reset();
        m_opener.reset();
        m_session.reset();
        m_jobs.reset();
    }

    void suggestedByName()
    {
        open({ "mm10.fa", "peaks_atac.bed", "L5_mCG_coverage.bw", "L5_ATAC.bw", "L5_mCG.bw", "epi.safetensors" });
        QTRY_VERIFY(trackOf("ATAC"));
        QCOMPARE(trackOf("ATAC"), file(path("L5_ATAC.bw")));
        QCOMPARE(trackOf("mCG"), file(path("L5_mCG.bw")));
        QCOMPARE(
            m_session->state().input(path("epi.safetensors"), QStringLiteral("mCG"))->coverage, file(path("L5_mCG_coverage.bw")));
        QVERIFY2(
            m_session->undoStack().undoText().contains(QStringLiteral("epi")), qPrintable(m_session->undoStack().undoText()));
        m_session->undoStack().undo(); // one step, which is not taken again by itself
        QVERIFY(m_session->state().inputs.isEmpty());
        open({ "other.bw" });
        QVERIFY(m_session->state().inputs.isEmpty());
    }

    void suggestedWhenTheTrackComesLater()
    {
        open({ "mm10.fa", "epi.safetensors" });
        QVERIFY(m_session->state().inputs.isEmpty());
        open({ "L5_ATAC.bw" });
        QTRY_COMPARE(trackOf("ATAC"), file(path("L5_ATAC.bw")));
        QVERIFY(!trackOf("mCG"));
    }

    void chosenInTheList()
    {
        open({ "mm10.fa", "other.bw", "L5_ATAC.bw", "epi.safetensors" });
        QTRY_VERIFY(trackOf("ATAC"));
        auto* box = row(0)->findChild<QComboBox*>();
        QCOMPARE(box->currentText(), QStringLiteral("L5_ATAC"));
        choose(box, QStringLiteral("other"));
        QCOMPARE(trackOf("ATAC"), file(path("other.bw")));
        choose(box, QStringLiteral("none (masked)"));
        QVERIFY(!trackOf("ATAC") && m_session->state().input(path("epi.safetensors"), QStringLiteral("ATAC")));
        QCOMPARE(box->currentText(), QStringLiteral("none (masked)"));
        m_session->undoStack().undo();
        QCOMPARE(trackOf("ATAC"), file(path("other.bw")));
        QCOMPARE(box->currentText(), QStringLiteral("other"));
        m_session->undoStack().undo();
        QCOMPARE(trackOf("ATAC"), file(path("L5_ATAC.bw")));
        // A fraction has coverage and a unit besides.
        choose(row(1)->findChildren<QComboBox*>()[0], QStringLiteral("other"));
        choose(row(1)->findChildren<QComboBox*>()[1], QStringLiteral("coverage: L5_ATAC"));
        row(1)->findChild<QCheckBox*>()->click();
        const InputChoice* choice = m_session->state().input(path("epi.safetensors"), QStringLiteral("mCG"));
        QVERIFY(choice->percent && choice->coverage == file(path("L5_ATAC.bw")));
        QCOMPARE(row(0)->findChildren<QComboBox*>().size(), 1);
    }

    void droppedOnARole()
    {
        open({ "mm10.fa", "other.bw", "peaks_atac.bed", "epi.safetensors" });
        const auto laneOf = [&](const char* name) {
            for (const LaneSpec& lane : m_session->state().lanes)
                if (lane.layers.first().source == file(path(name)))
                    return lane.id;
            return 0;
        };
        const std::unique_ptr<QMimeData> lane(lanesToDrag({ laneOf("other.bw") })),
            peaks(lanesToDrag({ laneOf("peaks_atac.bed") }));
        QVERIFY(drop(row(0), *lane));
        QCOMPARE(trackOf("ATAC"), file(path("other.bw")));
        QVERIFY(!drop(row(1), *peaks)); // has no values
        QMimeData url;
        url.setUrls({ QUrl::fromLocalFile(path("L5_mCG.bw")) });
        QVERIFY(drop(row(1), url));
        QCOMPARE(trackOf("mCG"), file(path("L5_mCG.bw")));
        QTRY_VERIFY(m_session->sources().opened(file(path("L5_mCG.bw"))).track); // without a lane
        QCOMPARE(row(1)->findChild<QComboBox*>()->currentText(), QStringLiteral("L5_mCG"));
        m_session->undoStack().undo();
        QVERIFY(!trackOf("mCG"));
        QVERIFY(!m_session->sources().opened(file(path("L5_mCG.bw"))).track);
    }

    void predictionsAreMadeAnew()
    {
        open({ "mm10.fa", "L5_ATAC.bw", "other.bw", "epi.safetensors" });
        QTRY_VERIFY(trackOf("ATAC"));
        const Source prediction = tickFirst();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->sources().opened(prediction).track, 20'000);
        const auto before = m_session->sources().opened(prediction).track;
        const auto network = m_session->sources().model(path("epi.safetensors")).predictor;
        before->read({ "chr1", 0, 32 }, 8, {});
        QVERIFY(before->immediate({ "chr1", 0, 32 }));
        choose(row(0)->findChild<QComboBox*>(), QStringLiteral("other"));
        QTRY_VERIFY(m_session->sources().opened(prediction).track);
        const auto after = m_session->sources().opened(prediction).track;
        QVERIFY(after != before && !after->immediate({ "chr1", 0, 32 }));
        QCOMPARE(m_session->sources().model(path("epi.safetensors")).predictor, network); // not loaded again
    }

    /// A prediction from tracks that serve no longer does not stand for one from the new ones, however late it comes.
    void whatALaneWaitedForIsAskedAnew()
    {
        open({ "mm10.fa", "L5_ATAC.bw", "other.bw", "epi.safetensors" });
        QTRY_VERIFY(trackOf("ATAC"));
        const Source prediction = tickFirst();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->sources().opened(prediction).track, 20'000);
        const auto before = m_session->sources().opened(prediction).track;
        m_session->go({ "chr1", 0, 32 });
        HeldPool compute(m_jobs->threads(Jobs::Pool::Compute));
        Lanes lanes(*m_session, 0);
        lanes.setPixels(100);
        QTRY_VERIFY(!m_session->sources().busy());
        QVERIFY(!lanes.complete());
        choose(row(0)->findChild<QComboBox*>(), QStringLiteral("other"));
        const auto after = [&] { return m_session->sources().opened(prediction).track; };
        QTRY_VERIFY(after() && after() != before);
        compute.release();
        QTRY_VERIFY_WITH_TIMEOUT(lanes.complete(), 20'000);
        QVERIFY(after()->immediate(m_session->locus())); // it is the one that was asked
    }

    void withoutEpigenomeOrSequence()
    {
        open({ "mm10.fa", "L5_ATAC.bw", "epi.safetensors" });
        QTRY_VERIFY(trackOf("ATAC"));
        const PredictionSource both = tickFirst(), sequence = tickFirst(1), epigenome = tickFirst(2);
        QVERIFY(both != sequence && sequence != epigenome && keyOf(both) != keyOf(sequence));
        QVERIFY(both.use == models::Use::Both && epigenome.use == models::Use::Epigenome);
        const auto& lanes = m_session->state().lanes;
        QCOMPARE(lanes[lanes.size() - 3].name, QStringLiteral("DNASE:b"));
        QCOMPARE(lanes[lanes.size() - 2].name, QStringLiteral("DNASE:b without epigenome"));
        QCOMPARE(lanes[lanes.size() - 1].name, QStringLiteral("DNASE:b without sequence"));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->sources().opened(epigenome).track, 20'000);
        QCOMPARE(m_session->sources().opened(sequence).track->name(), std::string("DNASE:b without epigenome"));
        m_session->undoStack().undo();
        QVERIFY(!showsPrediction(m_session->state(), epigenome));
        QVERIFY(showsPrediction(m_session->state(), both));
    }

    void aTrackThatCannotServeSaysSo()
    {
        open({ "mm10.fa", "epi.safetensors" });
        m_session->change(QStringLiteral("test"), [&](SessionState& state) {
            state.setInput({ path("epi.safetensors"), QStringLiteral("ATAC"), file(path("peaks_atac.bed")) });
        });
        const Source prediction = tickFirst();
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->sources().opened(prediction).problem.isEmpty(), 20'000);
        const QString problem = m_session->sources().opened(prediction).problem;
        QVERIFY2(problem.contains(QStringLiteral("peaks_atac.bed has no values to serve as ATAC")), qPrintable(problem));
        QVERIFY2(texts().contains(problem), qPrintable(texts()));
        m_session->undoStack().undo();
        m_session->undoStack().undo(); // the track is let go
        QVERIFY(!texts().contains(problem));
    }

    void whatIsMissingOnTheChromosomeIsSaid()
    {
        open({ "mm10.fa", "L5_ATAC.bw", "epi.safetensors" });
        QTRY_VERIFY(trackOf("ATAC"));
        const QString note = QStringLiteral("L5_ATAC.bw has no chr2: ATAC is masked there.");
        m_session->go({ "chr1", 0, 500 });
        QVERIFY(!texts().contains(note));
        m_session->go({ "chr2", 0, 500 });
        QVERIFY2(texts().contains(note), qPrintable(texts()));
    }

    void savedAndRead()
    {
        SessionFile file;
        file.state.genome = path("mm10.fa");
        file.state.models = { path("epi.safetensors") };
        InputChoice methylation { path("epi.safetensors"), QStringLiteral("mCG"), this->file(path("L5_mCG.bw")),
            this->file(path("L5_mCG_coverage.bw")), true };
        file.state.inputs = { methylation, { path("epi.safetensors"), QStringLiteral("ATAC") } };
        addPrediction(file.state, path("epi.safetensors"), TinyModel().spec.heads[0], 0, models::Use::Sequence);
        const std::string saved = path("s.epiarc").toStdString();
        writeSession(saved, file);
        QCOMPARE(readSession(saved).state, file.state);
        QVERIFY(filesOf(file.state).contains(path("L5_mCG_coverage.bw")));
        relocate(file.state, path("L5_mCG.bw"), path("other.bw"));
        relocate(file.state, path("epi.safetensors"), path("moved.safetensors"));
        QCOMPARE(file.state.input(path("moved.safetensors"), QStringLiteral("mCG"))->track, this->file(path("other.bw")));
        removeModel(file.state, path("moved.safetensors"));
        QVERIFY(file.state.inputs.isEmpty() && file.state.lanes.isEmpty());
    }

    void needs_data()
    {
        QTest::addColumn<double>("flops");
        QTest::addColumn<double>("rate");
        QTest::addColumn<double>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("large") << 3.3e12 << 0.25e12 << 2.68e9 << "about 13 s a window, 2.7 GB of memory";
        QTest::newRow("small") << 3e9 << 100e9 << 4.2e7 << "about 0.03 s a window, 42 MB of memory";
        QTest::newRow("minutes") << 9e13 << 1e11 << 0. << "about 15 min a window";
        QTest::newRow("rate not measured") << 3e9 << 0. << 2e9 << "2.0 GB of memory";
        QTest::newRow("not known") << 0. << 1e11 << 0. << "";
    }
    void needs()
    {
        QFETCH(double, flops);
        QFETCH(double, rate);
        QFETCH(double, bytes);
        QFETCH(QString, text);
        QCOMPARE(needsText({ flops, int64_t(bytes) }, rate), text);
    }

    void thePageTellsAll()
    {
        open({ "mm10.fa", "L5_ATAC.bw", "epi.safetensors" });
        QTRY_VERIFY(trackOf("ATAC"));
        for (const char* part : { "reads ATAC, mCG besides the sequence", "trained on hg38, but the open genome is mm10",
                 "2 CAGE, 1 DNASE, 1 RNA", "ATAC (mean per bin): L5_ATAC.bw", "mCG (methylated fraction): masked", "cells: L5 IT",
                 "Known once the network is loaded" })
            QVERIFY2(texts().contains(QString::fromUtf8(part)), qPrintable(QString::fromUtf8(part) + u'\n' + texts()));
        for (QPushButton* button : m_panel->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Load the network"))
                button->click();
        QTRY_VERIFY2_WITH_TIMEOUT(texts().contains(QStringLiteral("of memory")), qPrintable(texts()), 20'000);
        QVERIFY2(texts().contains(QStringLiteral("runs on cpu")), qPrintable(texts()));
        QVERIFY(!texts().contains(QStringLiteral("Known once")));
    }
};

EPIARC_TEST(InputChoicesTest)
#include "inputchoices_test.moc"
