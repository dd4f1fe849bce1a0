#include "core/base/file.h"
#include "core/tracks/writing/bigwigwriter.h"
#include "tests/models/toys.h"
#include "tests/registry.h"
#include "tests/views/writtenfolder.h"
#include "views/document/arrange.h"
#include "views/exporting/computedlayers.h"
#include "views/exporting/exporter.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <cmath>

/// A predicted lane becomes a bigWig of what that very lane shows.
class ExportPredictionTest : public QObject, private WrittenFolder
{
    Q_OBJECT

    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<BrowserView> m_view;

    PredictionSource prediction(const std::vector<models::Edit>& edits = {}, models::Use use = models::Use::Both) const
    {
        return { path("epi.safetensors"), QStringLiteral("toy"), 2, use, edits };
    }
    static models::Edit deletion() { return { models::Edit::Kind::Delete, { "chr1", 340, 352 } }; }
    static LaneSpec laneOf(int id, const Source& source, const QString& name)
    {
        LaneSpec lane;
        lane.id = id;
        lane.name = name;
        lane.layers = { { source, QStringLiteral("predicted"), Qt::blue } };
        return lane;
    }
    void open(const QVector<LaneSpec>& lanes)
    {
        m_session->change(QStringLiteral("open"), [&](SessionState& state) {
            setGenome(state, path("genome.fa"));
            state.models = { path("epi.safetensors") };
            InputChoice choice { path("epi.safetensors"), QStringLiteral("ATAC") };
            choice.track = FileSource { path("atac.bw") };
            state.setInput(choice);
            state.lanes = lanes;
        });
        QTRY_VERIFY_WITH_TIMEOUT(m_session->sources().genome() && !m_session->sources().busy(), 60'000);
        m_session->go({ "chr1", 320, 384 });
    }
    /// The file that was written, or why none was; `label` chooses where several lanes are offered.
    QString exported(const QString& label)
    {
        Exporter exporter(*m_session, *m_view, m_view.get());
        const QString file = path(QStringLiteral("out%1.bw").arg(m_files++));
        QSignalSpy written(&exporter, &Exporter::written), failed(&exporter, &Exporter::failed);
        QTimer answer;
        connect(&answer, &QTimer::timeout, this, [&] {
            QWidget* asked = QApplication::activeModalWidget();
            if (auto* choice = qobject_cast<QInputDialog*>(asked)) {
                choice->setTextValue(label);
                choice->accept();
            } else if (auto* dialog = qobject_cast<QFileDialog*>(asked)) {
                dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(file);
                QMetaObject::invokeMethod(dialog, "accept");
            }
        });
        answer.start(20);
        exporter.exportPrediction();
        answer.stop();
        const bool ended = QTest::qWaitFor([&] { return !written.isEmpty() || !failed.isEmpty(); }, 30'000);
        return !ended ? QStringLiteral("nothing happened") : failed.isEmpty() ? file : failed.first().first().toString();
    }
    static std::vector<float> values(const tracks::Track& track)
    {
        return std::get<tracks::Signal>(track.read({ "chr1", 320, 384 }, 16, {})).mean;
    }
    std::vector<float> shown(const Source& source) const { return values(*m_session->sources().opened(source).track); }
    static bool equal(const std::vector<float>& a, const std::vector<float>& b)
    {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(),
            [](float one, float other) { return one == other || (std::isnan(one) && std::isnan(other)); });
    }
    int m_files = 0;

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, path("config"));
        if (!QFile::exists(QStringLiteral(BIN_DIR "/../lib/libepiarc-learn.so")))
            QSKIP("built without LibTorch");
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
        std::string letters;
        for (int i = 0; i < 1000; ++i)
            letters += "ACGT"[(i * i * 7 + i / 5) % 4];
        base::writeAtomically(path("genome.fa").toStdString(), ">chr1\n" + letters + "\n");
        tracks::writeBigWig(path("atac.bw").toStdString(), { { "chr1", 1000, { { 0, 1, std::vector<float>(1000, 2) } } } });
        TinyModel epi;
        epi.spec.inputs = { { "ATAC" } };
        epi.spec.inputBinSize = 4;
        epi.write(path("epi.safetensors").toStdString());
    }
    void init()
    {
        m_jobs = std::make_unique<Jobs>();
        m_session = std::make_unique<Session>(*m_jobs);
        m_view = std::make_unique<BrowserView>(*m_session);
    }
    void cleanup()
    {
        m_view.reset();
        m_session.reset();
        m_jobs.reset();
    }

    /// Lanes of one label are told apart, and each writes its own values: the reference, the altered, their difference.
    void everyLaneWritesWhatItShows()
    {
        const Source reference = prediction(), altered = prediction({ deletion() }),
                     difference = FormulaSource { FormulaSource::Operation::Difference, { altered, reference } };
        open({ laneOf(1, reference, QStringLiteral("CAGE")), laneOf(2, altered, QStringLiteral("CAGE")),
            laneOf(3, difference, QStringLiteral("change")) });
        QVERIFY(!equal(shown(altered), shown(reference)));
        for (const auto& [label, source] : { std::pair("CAGE — predicted", reference), std::pair("CAGE — predicted (2)", altered),
                 std::pair("change — predicted", difference) }) {
            const QString file = exported(QString::fromUtf8(label));
            QVERIFY2(QFile::exists(file), qPrintable(file));
            QVERIFY2(equal(values(*tracks::open(file.toStdString())), shown(source)), label);
        }
    }

    /// A formula is exported as a prediction is, and what is said of it is not said of a model.
    void aFormulaOfFiles()
    {
        QVERIFY(QFile::copy(path("atac.bw"), path("other.bw"))); // not open yet, as the input is
        const Source file = FileSource { path("other.bw") },
                     ratio = FormulaSource { FormulaSource::Operation::Log2Ratio, { file, file } };
        open({});
        m_session->change(
            QStringLiteral("ratio"), [&](SessionState& state) { state.lanes = { laneOf(1, ratio, QStringLiteral("ratio")) }; });
        QCOMPARE(exported({}), QStringLiteral("This is still being opened: try again in a moment."));
        QTRY_VERIFY(!m_session->sources().busy());
        const QString written = exported({});
        QVERIFY2(QFile::exists(written), qPrintable(written));
        QCOMPARE(values(*tracks::open(written.toStdString())), std::vector<float>(16, 0));
    }

    void withoutAComputedLane()
    {
        open({ laneOf(1, FileSource { path("atac.bw") }, QStringLiteral("ATAC")) });
        QVERIFY2(exported({}).startsWith(QStringLiteral("No lane is computed: ")), "it must be said");
    }

    void anUnknownHeadIsNamed()
    {
        PredictionSource source = prediction();
        source.head = QStringLiteral("mouse");
        open({ laneOf(1, source, QStringLiteral("CAGE")) });
        const QString problem = exported({});
        QVERIFY2(problem.endsWith(QStringLiteral("has no track 2 in a head “mouse”.")), qPrintable(problem));
    }

    void labels()
    {
        QCOMPARE(toldApart({ QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("A"), QStringLiteral("A"),
                     QStringLiteral("A (2)") }),
            (QStringList { QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("A (2)"), QStringLiteral("A (3)"),
                QStringLiteral("A (2) (2)") }));
        SessionState state;
        state.lanes = { laneOf(1, FileSource { QStringLiteral("/a.bw") }, QStringLiteral("measured")),
            laneOf(2, prediction(), QStringLiteral("CAGE")),
            laneOf(3, prediction({}, models::Use::Sequence), QStringLiteral("CAGE")) };
        const QVector<ComputedLayer> layers = computedLayers(state);
        QCOMPARE(layers.size(), 2);
        QCOMPARE(layers[1].label, QStringLiteral("CAGE — predicted (2)"));
        QCOMPARE(layers[1].source, Source(prediction({}, models::Use::Sequence)));
    }
};

EPIARC_TEST(ExportPredictionTest)
#include "exportprediction_test.moc"
