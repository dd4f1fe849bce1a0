#include "tests/models/toys.h"
#include "tests/registry.h"
#include "tests/views/writtenfolder.h"
#include "views/attention/attentionpanel.h"
#include "views/document/attentionlanes.h"
#include "views/session/fileopener.h"
#include "views/sessionfiles/sessionfile.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

/// From a model with attention to its map and arcs in the lanes and in files.
class AttentionPanelTest : public QObject, protected WrittenFolder
{
    Q_OBJECT

    using Form = AttentionSource::Form;
    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Panels> m_panels;
    std::unique_ptr<AttentionPanel> m_panel;

    QString model() const { return path(QStringLiteral("tiny.safetensors")); }
    const tracks::Slice* slice(Form form) const
    {
        const LaneSpec* wanted = attentionLane(std::as_const(*m_session).state(), model(), form);
        const Scene scene = m_panels->scene(0);
        for (const LaneView& lane : scene.panels.first().lanes)
            if (wanted && lane.id == wanted->id)
                return lane.layers.first().slice.get();
        return nullptr;
    }
    size_t arcs() const
    {
        const auto* found = slice(Form::Arcs);
        return found && std::holds_alternative<tracks::Arcs>(*found) ? std::get<tracks::Arcs>(*found).items.size() : 0;
    }
    void showArcsOf(const QString& gene)
    {
        m_panel->findChild<QLineEdit*>(QStringLiteral("gene"))->setText(gene);
        m_panel->showArcs();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(QStringLiteral(BIN_DIR "/../lib/libepiarc-learn.so")))
            QSKIP("built without LibTorch");
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
        QByteArray genome(">chr1\n");
        for (int i = 0; i < 80; ++i)
            genome += i % 2 ? "ACGTTGCAACGTTGCAACGTTGCAACGTTGCAACGTTGCAACGTTGCAAC\n"
                            : "GGGCCATATATTTTAGACCCAGGGTTCAAACCCGGGTTTACGATCGATCG\n";
        write(QStringLiteral("g.fa"), genome);
        write(QStringLiteral("genes.bed"),
            "chr1\t1200\t1300\tNEAR\t0\t+\t1200\t1300\t0\t1\t100,\t0,\nchr1\t3000\t3100\tAWAY\t0\t-\t3000\t3100\t0\t1\t100,\t0,"
            "\n");
        write(QStringLiteral("peaks.bed"), "chr1\t1180\t1190\tp1\nchr1\t1215\t1225\tp2\nchr1\t3900\t3950\tfar\n");
        TinyModel().write(model().toStdString());
    }

    void init()
    {
        m_jobs = std::make_unique<Jobs>();
        m_session = std::make_unique<Session>(*m_jobs);
        m_panels = std::make_unique<Panels>(*m_session);
        m_panels->setWidth(400);
        m_panel = std::make_unique<AttentionPanel>(*m_session, *m_panels);
        m_panel->show();
        FileOpener opener(*m_session);
        opener.open(
            { path(QStringLiteral("g.fa")), path(QStringLiteral("genes.bed")), path(QStringLiteral("peaks.bed")), model() });
        QTRY_VERIFY(!opener.busy() && m_session->sources().genome() && !m_session->sources().busy());
        QTRY_VERIFY(m_session->sources().model(model()).spec && !m_session->sources().genes()->empty());
        m_session->go({ "chr1", 1100, 1300 });
    }
    void cleanup()
    {
        m_panel.reset();
        m_panels.reset();
        m_session.reset();
        m_jobs.reset();
    }

    void theMapLiesAroundTheMiddle()
    {
        m_panel->showMap();
        QTRY_VERIFY(slice(Form::Map));
        const auto& matrix = std::get<tracks::Matrix>(*slice(Form::Map));
        QCOMPARE(matrix.bins, int64_t(8));
        QCOMPARE(matrix.where, (Interval { "chr1", 1168, 1232 }));
        for (int64_t row = 0; row < 8; ++row) {
            double sum = 0;
            for (int64_t column = 0; column < 8; ++column)
                sum += double(matrix.at(row, column));
            QVERIFY(std::abs(sum - 1) < 1e-5);
        }
        m_session->go({ "chr1", 2004, 2204 });
        m_panel->showMap(); // the same lane moves
        QCOMPARE(m_session->state().lanes.size(), 4);
        QTRY_VERIFY(slice(Form::Map) && std::get<tracks::Matrix>(*slice(Form::Map)).where == (Interval { "chr1", 2072, 2136 }));
    }

    void arcsLeaveTheTssOfTheGene()
    {
        showArcsOf(QStringLiteral("near"));
        QTRY_COMPARE(arcs(), size_t(7)); // all bins of the window but its own
        for (const tracks::Arc& arc : std::get<tracks::Arcs>(*slice(Form::Arcs)).items)
            QCOMPARE(arc.a, (Interval { "chr1", 1200, 1201 }));
        QCOMPARE(
            attentionLane(std::as_const(*m_session).state(), model(), Form::Arcs)->name, QStringLiteral("Attention of NEAR"));
        m_session->undoStack().undo();
        QVERIFY(!attentionLane(std::as_const(*m_session).state(), model(), Form::Arcs));
    }

    void withoutANameTheNearestGeneIsTaken()
    {
        showArcsOf({});
        QTRY_COMPARE(m_panel->findChild<QLineEdit*>(QStringLiteral("gene"))->text(), QStringLiteral("NEAR"));
    }

    void peaksCanBeTheElements()
    {
        auto* elements = m_panel->findChildren<QComboBox*>().last();
        QVERIFY(elements->count() >= 2);
        elements->setCurrentIndex(elements->findData(path(QStringLiteral("peaks.bed"))));
        showArcsOf(QStringLiteral("NEAR"));
        QTRY_COMPARE(arcs(), size_t(2));
    }

    void anUnknownGeneIsRefused()
    {
        QSignalSpy failed(m_panel.get(), &AttentionPanel::failed);
        showArcsOf(QStringLiteral("NOSUCH"));
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().toString().contains(QStringLiteral("NOSUCH")));
    }

    void thresholdAndNumberActAtOnceAndAreOneStepEach()
    {
        showArcsOf(QStringLiteral("NEAR"));
        QTRY_COMPARE(arcs(), size_t(7));
        const int steps = m_session->undoStack().count();
        auto* slider = m_panel->findChild<QSlider*>();
        for (const int value : { 200, 500, 800 })
            slider->setValue(value);
        const auto choice = [this] { return attentionLane(std::as_const(*m_session).state(), model(), Form::Arcs)->arcs; };
        const auto& items = std::get<tracks::Arcs>(*slice(Form::Arcs)).items;
        const auto above
            = std::count_if(items.begin(), items.end(), [&](const tracks::Arc& arc) { return arc.score >= choice().threshold; });
        QVERIFY(above >= 1 && above <= 3);
        QCOMPARE(m_session->undoStack().count(), steps + 1);
        m_panel->findChildren<QSpinBox*>().last()->setValue(3);
        QCOMPARE(choice().most, 3);
        m_session->undoStack().undo();
        m_session->undoStack().undo();
        QCOMPARE(choice().threshold, 0.0);
    }

    void weightsOfAllLanesFollowTheChoice()
    {
        m_panel->showMap();
        showArcsOf(QStringLiteral("NEAR"));
        QTRY_COMPARE(arcs(), size_t(7));
        const tracks::Matrix before = std::get<tracks::Matrix>(*slice(Form::Map));
        auto* combine = m_panel->findChildren<QComboBox*>()[1];
        combine->setCurrentIndex(combine->findData(int(models::AttentionChoice::Combine::Head)));
        m_panel->findChildren<QSpinBox*>()[1]->setValue(2);
        for (const auto form : { Form::Map, Form::Arcs }) {
            const auto choice = attentionOf(*attentionLane(std::as_const(*m_session).state(), model(), form))->focus.choice;
            QCOMPARE(choice.combine, models::AttentionChoice::Combine::Head);
            QCOMPARE(choice.head, 1);
        }
        QTRY_VERIFY(slice(Form::Map) && std::get<tracks::Matrix>(*slice(Form::Map)).values != before.values);
    }

    void linksAreWrittenWithWhatTheyAre()
    {
        showArcsOf(QStringLiteral("NEAR"));
        QTRY_COMPARE(arcs(), size_t(7));
        m_panel->findChildren<QSpinBox*>().last()->setValue(4);
        QSignalSpy said(m_panel.get(), &AttentionPanel::said);
        m_panel->writeLinks(path(QStringLiteral("near.bedpe")));
        QTRY_COMPARE(said.size(), 1);
        QFile file(path(QStringLiteral("near.bedpe")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int links = 0;
        QByteArray notes;
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (line.startsWith('#'))
                notes += line;
            else
                links += !line.isEmpty();
        }
        QCOMPARE(links, 4);
        QVERIFY2(notes.toLower().contains("attention"), notes);
    }

    void attentionIsSavedWithTheSession()
    {
        m_panel->showMap();
        showArcsOf(QStringLiteral("NEAR"));
        const std::string file = path(QStringLiteral("s.epiarc")).toStdString();
        writeSession(file, { m_session->state(), m_session->loci() });
        QCOMPARE(readSession(file).state, m_session->state());
    }
};

EPIARC_TEST(AttentionPanelTest)
#include "attentionpanel_test.moc"
