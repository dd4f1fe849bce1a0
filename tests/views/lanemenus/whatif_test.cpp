#include "core/base/file.h"
#include "core/models/edits/edittext.h"
#include "core/tracks/writing/bigwigwriter.h"
#include "tests/models/toys.h"
#include "tests/registry.h"
#include "tests/views/heldpool.h"
#include "views/document/arrange.h"
#include "views/document/whatiflanes.h"
#include "views/lanemenus/whatifdialog.h"
#include "views/lanemenus/whatifmenu.h"
#include "views/session/inputchoices.h"
#include "views/sessionfiles/sessionfile.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

/// "What if" in the window: from an edit to lanes that compare.
class WhatIfTest : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private:
    QTemporaryDir m_folder;
    QString path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Session> m_session;
    models::Head m_head;

    PredictionSource prediction(int track, const std::vector<models::Edit>& edits = {}) const
    {
        return { path("epi.safetensors"), QStringLiteral("toy"), track, models::Use::Both, edits };
    }
    static std::vector<models::Edit> exchange(const char* reference)
    {
        return { { models::Edit::Kind::Substitute, { "chr1", 339, 340 }, reference, "G" } };
    }
    static std::vector<models::Edit> editsOf(const Source& source) { return std::get<PredictionSource>(source).edits; }
    QVector<int> allLanes() const
    {
        QVector<int> ids;
        for (const LaneSpec& lane : m_session->state().lanes)
            ids << lane.id;
        return ids;
    }
    QStringList laneNames() const
    {
        QStringList names;
        for (const LaneSpec& lane : m_session->state().lanes)
            names << lane.name;
        return names;
    }
    /// Values of an open track over 64 bp in bins of the model.
    std::vector<float> values(const Source& source) const
    {
        const auto track = m_session->sources().opened(source).track;
        return track ? std::get<tracks::Signal>(track->read({ "chr1", 320, 384 }, 16, {})).mean : std::vector<float>();
    }
    void waitForTracks() { QTRY_VERIFY_WITH_TIMEOUT(m_session->sources().genome() && !m_session->sources().busy(), 60'000); }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(QStringLiteral(BIN_DIR "/../lib/libepiarc-learn.so")))
            QSKIP("built without LibTorch");
        qputenv("XDG_CACHE_HOME", m_folder.path().toUtf8());
        std::string letters;
        for (int i = 0; i < 1000; ++i)
            letters += "ACGT"[(i * i * 7 + i / 5) % 4];
        letters[339] = 'A';
        base::writeAtomically(path("genome.fa").toStdString(), ">chr1\n" + letters + "\n");
        tracks::writeBigWig(path("atac.bw").toStdString(), { { "chr1", 1000, { { 0, 1, std::vector<float>(1000, 2) } } } });
        TinyModel epi;
        epi.spec.inputs = { { "ATAC" }, { "mCG", "", models::InputTrack::Summary::Fraction } };
        epi.spec.inputBinSize = 4;
        epi.write(path("epi.safetensors").toStdString());
        m_head = epi.spec.heads.front();
    }
    void init()
    {
        m_jobs = std::make_unique<Jobs>();
        m_session = std::make_unique<Session>(*m_jobs);
        m_session->change(QStringLiteral("open"), [this](SessionState& state) {
            setGenome(state, path("genome.fa"));
            state.models = { path("epi.safetensors") };
            addFile(state, path("atac.bw"), tracks::Format::BigWig);
            addPrediction(state, path("epi.safetensors"), m_head, 2);
            addPrediction(state, path("epi.safetensors"), m_head, 3);
            InputChoice choice { path("epi.safetensors"), QStringLiteral("ATAC") };
            choice.track = FileSource { path("atac.bw") };
            state.setInput(choice);
        });
        waitForTracks();
        QTRY_VERIFY(m_session->sources().model(path("epi.safetensors")).spec);
        m_session->go({ "chr1", 300, 400 });
    }
    void cleanup()
    {
        m_session.reset();
        m_jobs.reset();
    }

    void lanesUnderThePredictions()
    {
        QVector<int> two = allLanes();
        two.removeLast();
        QCOMPARE(editablePredictions(m_session->state(), two), QVector<Source> { prediction(2) });
        SessionState state = m_session->state();
        addWhatIf(state, editablePredictions(state, two), exchange("A"));
        QCOMPARE(state.lanes.size(), 6);
        const LaneSpec &both = state.lanes[3], &difference = state.lanes[4];
        QCOMPARE(both.name, QStringLiteral("DNASE:b with chr1:340 A>G"));
        const Source altered = prediction(2, exchange("A"));
        QCOMPARE(both.layers.size(), 2);
        QCOMPARE(both.layers[0].source, Source(prediction(2)));
        QCOMPARE(both.layers[1].source, altered);
        QVERIFY(both.layers[1].colour.alpha() == 255 && both.layers[0].colour != both.layers[1].colour); // a line over bars
        QCOMPARE(difference.layers.first().source.operands(), (std::vector<Source> { altered, prediction(2) }));
        QCOMPARE(difference.name, QStringLiteral("Altered − reference: DNASE:b with chr1:340 A>G"));
        QSet<int> ids;
        for (const LaneSpec& lane : state.lanes)
            ids << lane.id;
        QCOMPARE(ids.size(), 6);
        // What is altered already is not asked again, and is neither the model's tick nor an input.
        QCOMPARE(editablePredictions(state, { both.id, difference.id }), QVector<Source> { prediction(2) });
        removePrediction(state, { path("epi.safetensors"), QStringLiteral("toy"), 2 });
        QVERIFY(!showsPrediction(state, PredictionSource { path("epi.safetensors"), QStringLiteral("toy"), 2 }));
        QVERIFY(keyOf(altered) != keyOf(prediction(2)) && altered != Source(prediction(2)));
    }

    /// Menu, values, one step of undo, and the session file.
    void deletedBasesInTheWindow()
    {
        QMenu menu;
        addWhatIfEntries(menu, *m_session, { "chr1", 340, 352 }, allLanes(), nullptr);
        QStringList entries;
        for (const QAction* action : menu.actions())
            entries << action->text().remove(u'&');
        QCOMPARE(entries,
            (QStringList { QStringLiteral("What if"), QStringLiteral("Delete these bases"), QStringLiteral("Shuffle these bases"),
                QStringLiteral("Erase ATAC here"), QStringLiteral("What if…") }));
        const SessionState before = m_session->state();
        menu.actions()[1]->trigger();
        QCOMPARE(m_session->state().lanes.size(), before.lanes.size() + 4);
        QCOMPARE(m_session->undoStack().undoText(), QStringLiteral("What if: delete chr1:341-352"));
        waitForTracks();
        const Source altered = m_session->state().lanes[4].layers[1].source;
        QCOMPARE(models::toText(editsOf(altered)), std::string("delete chr1:341-352"));
        const std::vector<float> after = values(altered), reference = values(prediction(2));
        QCOMPARE(after.size(), size_t(16));
        for (size_t i = 0; i < 16; ++i)
            QCOMPARE(std::isnan(after[i]), i >= 5 && i < 8); // 340 to 352
        QVERIFY(after[4] != reference[4]);
        const std::vector<float> change = values(m_session->state().lanes[5].layers[0].source);
        QCOMPARE(change[4], after[4] - reference[4]);

        const SessionState shown = m_session->state();
        writeSession(path("s.epiarc").toStdString(), { shown, m_session->loci() });
        QCOMPARE(readSession(path("s.epiarc").toStdString()).state, shown);
        m_session->undoStack().undo();
        QCOMPARE(m_session->state(), before);

        m_session = std::make_unique<Session>(*m_jobs);
        m_session->replace(readSession(path("s.epiarc").toStdString()).state, { { "chr1", 300, 400 } });
        waitForTracks();
        const std::vector<float> again = values(altered);
        for (size_t i = 0; i < 16; ++i)
            QVERIFY(again[i] == after[i] || (std::isnan(again[i]) && std::isnan(after[i])));
    }

    void erasedInput()
    {
        QMenu menu;
        addWhatIfEntries(menu, *m_session, { "chr1", 340, 352 }, { m_session->state().lanes[2].id }, nullptr);
        menu.actions()[3]->trigger();
        QCOMPARE(m_session->state().lanes.size(), 6); // of the one lane in sight
        waitForTracks();
        QCOMPARE(models::toText(editsOf(m_session->state().lanes[3].layers[1].source)), std::string("erase ATAC chr1:341-352"));
        // This network reads no signals; the lanes open, and nothing changes.
        QCOMPARE(values(m_session->state().lanes[3].layers[1].source), values(prediction(2)));
    }

    void nothingToAsk()
    {
        QMenu without, noModel;
        addWhatIfEntries(without, *m_session, { "chr1", 340, 352 }, { m_session->state().lanes[0].id }, nullptr);
        QCOMPARE(without.actions().size(), 2);
        QVERIFY(!without.actions().last()->isEnabled());
        m_session->change(QStringLiteral("close"), [this](SessionState& state) { removeModel(state, path("epi.safetensors")); });
        addWhatIfEntries(noModel, *m_session, { "chr1", 340, 352 }, allLanes(), nullptr);
        QVERIFY(noModel.isEmpty());
    }

    /// An edit that no longer fits its genome says so in its lane.
    void refusedByTheGenome()
    {
        const Source altered = prediction(2, exchange("C"));
        m_session->change(QStringLiteral("open"), [&](SessionState& state) {
            state.lanes[1].layers.append({ altered, {}, {} });
        });
        waitForTracks();
        QVERIFY2(m_session->sources().opened(altered).problem.startsWith(QStringLiteral("genome has A at chr1:340, not C: ")),
            qPrintable(m_session->sources().opened(altered).problem));
    }

    void dialogSaysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("problem"); // its beginning; nothing: ready
        QTest::addColumn<QString>("edits"); // in their own spelling
        const auto row = [](const char* typed, const char* problem, const char* edits = "") {
            QTest::newRow(typed) << QString::fromUtf8(problem) << QString::fromUtf8(edits);
        };
        row("", "");
        row("1:340a>g", "", "chr1:340 A>G");
        row("erase atac chr1:340-350; delete chr1:1-10", "", "erase ATAC chr1:340-350; delete chr1:1-10");
        row("chr1:340 T>G", "genome has A at chr1:340, not T");
        row("chr1:340 A>", "“chr1:340 A>” lacks the new base behind the >");
        row("insert chr1:340 ", "“insert chr1:340” is not complete");
        row("erase H3K27ac chr1:1-10", "tiny has no input “H3K27ac”; its inputs are: ATAC, mCG");
        row("delete chr1:1-10; shuffle chr1:5-20", "“delete chr1:1-10” and “shuffle chr1:5-20” overlap");
        row("delete chr9:1-10", "genome has no chromosome “chr9”");
    }
    void dialogSaysWhatIsWrong()
    {
        QFETCH(QString, problem);
        QFETCH(QString, edits);
        WhatIfDialog dialog(*m_session, { prediction(2), prediction(3) }, {}, nullptr);
        dialog.findChild<QLineEdit*>()->setText(QString::fromUtf8(QTest::currentDataTag()));
        QTRY_VERIFY(!dialog.checking());
        QStringList labels;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            labels << label->text();
        QVERIFY2(problem.isEmpty() || !labels.filter(problem).isEmpty(), qPrintable(labels.join(u'\n')));
        QCOMPARE(QString::fromStdString(models::toText(dialog.edits())), edits);
        QCOMPARE(dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->isEnabled(), !edits.isEmpty());
    }

    /// While the disk does not answer, keys are taken, and nothing can be accepted that is not checked.
    void typingWaitsForNoDisk()
    {
        WhatIfDialog dialog(*m_session, { prediction(2) }, {}, nullptr);
        QTRY_VERIFY(!dialog.checking());
        HeldPool files(m_jobs->threads(Jobs::Pool::Files));
        auto* text = dialog.findChild<QLineEdit*>();
        auto* ok = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
        text->setText(QStringLiteral("chr1:340 A>"));
        for (const char key : std::string("TGC")) { // each of them typed, and taken back
            text->setText(QStringLiteral("chr1:340 A>%1").arg(QLatin1Char(key)));
            QTest::qWait(1);
            QVERIFY(dialog.checking() && !ok->isEnabled() && dialog.edits().empty());
        }
        files.release();
        QTRY_VERIFY(ok->isEnabled());
        QCOMPARE(models::toText(dialog.edits()), std::string("chr1:340 A>C")); // the newest
        text->setText(QStringLiteral("chr1:340 T>C"));
        QVERIFY(!ok->isEnabled() && dialog.edits().empty());
        QTRY_VERIFY(!dialog.checking());
        QVERIFY(!ok->isEnabled());
    }

    void enterWaitsForTheCheck_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("then"); // typed after Enter
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<bool>("done");
        const QString fine = QStringLiteral("chr1:340 A>C"), wrong = QStringLiteral("chr1:340 T>C");
        QTest::newRow("an edit") << fine << QString() << Qt::Key_Return << true;
        QTest::newRow("an edit, number pad") << fine << QString() << Qt::Key_Enter << true;
        QTest::newRow("what is wrong") << wrong << QString() << Qt::Key_Return << false;
        QTest::newRow("typed on") << fine << QStringLiteral("; delete chr1:10-20") << Qt::Key_Return << false;
    }
    void enterWaitsForTheCheck()
    {
        QFETCH(QString, typed);
        QFETCH(QString, then);
        QFETCH(Qt::Key, key);
        QFETCH(bool, done);
        WhatIfDialog dialog(*m_session, { prediction(2) }, {}, nullptr);
        dialog.show();
        QTRY_VERIFY(!dialog.checking());
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        HeldPool files(m_jobs->threads(Jobs::Pool::Files));
        auto* text = dialog.findChild<QLineEdit*>();
        text->setText(typed);
        QTest::keyClick(text, key);
        QVERIFY(accepted.isEmpty() && dialog.isVisible());
        text->setText(typed + then);
        files.release();
        QTRY_VERIFY(!dialog.checking());
        QCOMPARE(accepted.size(), done ? 1 : 0);
        QCOMPARE(dialog.isVisible(), !done);
    }

    /// The base of the genome comes into a text that began without it, not into one that was typed on.
    void exchangeGetsItsBase()
    {
        for (const bool typedOn : { false, true }) {
            HeldPool files(m_jobs->threads(Jobs::Pool::Files));
            WhatIfDialog dialog(*m_session, { prediction(2) }, { "chr1", 339, 340 }, nullptr);
            Q_EMIT dialog.findChild<QComboBox*>()->activated(3);
            auto* text = dialog.findChild<QLineEdit*>();
            QCOMPARE(text->text(), QStringLiteral("chr1:340 >"));
            if (typedOn)
                text->setText(QStringLiteral("chr1:340 >G"));
            files.release();
            QTRY_COMPARE(dialog.findChild<QComboBox*>()->itemData(3).toString(), QStringLiteral("chr1:340 A>"));
            QCOMPARE(text->text(), typedOn ? QStringLiteral("chr1:340 >G") : QStringLiteral("chr1:340 A>"));
        }
    }

    void dialogBeginsWithAKind()
    {
        WhatIfDialog marked(*m_session, { prediction(2) }, { "chr1", 330, 352 }, nullptr);
        QCOMPARE(marked.findChild<QLineEdit*>()->text(), QStringLiteral("delete chr1:331-352"));
        auto* kinds = marked.findChild<QComboBox*>();
        const QString exchanged = QStringLiteral("chr1:342 %1>")
                                      .arg(QString::fromStdString(m_session->sources().genome()->sequence({ "chr1", 341, 342 })));
        QTRY_COMPARE(kinds->itemData(3).toString(), exchanged); // the base is read in the background
        QStringList begun;
        for (int i = 0; i < kinds->count(); ++i) {
            Q_EMIT kinds->activated(i);
            begun << marked.findChild<QLineEdit*>()->text();
        }
        QCOMPARE(begun,
            (QStringList { QStringLiteral("delete chr1:331-352"), QStringLiteral("shuffle chr1:331-352"),
                QStringLiteral("insert chr1:342 "), begun[3], QStringLiteral("erase ATAC chr1:331-352"),
                QStringLiteral("scale ATAC 0.5 chr1:331-352"), QStringLiteral("erase mCG chr1:331-352"),
                QStringLiteral("scale mCG 0.5 chr1:331-352") }));
        QVERIFY(begun[3].startsWith(QStringLiteral("chr1:342 ")) && begun[3].endsWith(u'>'));
        WhatIfDialog unmarked(*m_session, { prediction(2) }, {}, nullptr);
        QCOMPARE(unmarked.findChild<QLineEdit*>()->text(), QString());
        QVERIFY(unmarked.edits().empty());
    }

    void differencesOfPredictionsAreNoInputs()
    {
        m_session->change(
            QStringLiteral("ask"), [this](SessionState& state) { addWhatIf(state, { prediction(2) }, exchange("A")); });
        waitForTracks();
        const QVector<InputCandidate> candidates = inputCandidates(*m_session);
        QCOMPARE(candidates.size(), 1);
        QCOMPARE(candidates.first().source.file(), path("atac.bw"));
    }
};

EPIARC_TEST(WhatIfTest)
#include "whatif_test.moc"
