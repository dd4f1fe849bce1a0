#include "tests/registry.h"
#include "tests/views/checkedmodel.h"
#include "tests/views/heldpool.h"
#include "tests/views/runs/maderun.h"
#include "tests/views/writtenfolder.h"

#include "views/session/fileopener.h"
#include "views/training/jobscript.h"
#include "views/training/runform.h"
#include "views/training/splitform.h"
#include "views/training/splitview.h"
#include "views/training/trainingdialog.h"
#include "views/training/useshelf.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

/// From the tracks of a session to run.json.
class TrainingDialogTest : public QObject, WrittenFolder
{
    Q_OBJECT

    std::unique_ptr<Jobs> m_jobs;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<TrainingDialog> m_dialog;

    /// A program that stands for epiarc-cli.
    QString writeProgram(const QByteArray& script)
    {
        const QString path = write(QStringLiteral("program"), "#!/bin/sh\n" + script);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }
    void openDialog(const QByteArray& script = "exit 1\n")
    {
        m_dialog = std::make_unique<TrainingDialog>(*m_session, RunProcess(writeProgram(script)));
        checkModel(table());
        m_dialog->setFolder(path(QStringLiteral("runs")));
        m_dialog->show();
        QSignalSpy dealt(m_dialog->findChild<SplitForm*>(), &SplitForm::dealt);
        QTRY_VERIFY(!dealt.isEmpty());
    }
    /// By its name for those who do not see it.
    template <typename Editor>
    Editor* editor(const QString& name) const
    {
        for (Editor* editor : m_dialog->findChildren<Editor*>())
            if (editor->accessibleName() == name)
                return editor;
        return nullptr;
    }
    QString texts() const
    {
        QStringList all;
        for (const QLabel* label : m_dialog->findChildren<QLabel*>())
            if (label->isVisibleTo(m_dialog.get()))
                all << label->text();
        return all.join(u'\n');
    }
    QPushButton* button(const QString& text) const
    {
        for (QPushButton* button : m_dialog->findChildren<QPushButton*>())
            if (button->text().remove(u'&') == text)
                return button;
        return nullptr;
    }
    TrainingTable* table() const { return m_dialog->findChild<TrainingTable*>(); }
    void choose(int row, int column, const QVariant& value) const
    {
        table()->setData(table()->index(row, column), value, Qt::EditRole);
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CONFIG_HOME", path(QStringLiteral("config")).toUtf8());
        qputenv("XDG_CACHE_HOME", path(QStringLiteral("cache")).toUtf8());
        QByteArray genome;
        for (const auto& [name, lines] : { std::pair("chr1", 80), std::pair("chr2", 40), std::pair("chr3", 20) }) {
            genome += QByteArray(">") + name + "\n";
            for (int i = 0; i < lines; ++i)
                genome += "ACGTTGCAACGTTGCAACGTTGCAACGTTGCAACGTTGCAACGTTGCAAC\n";
        }
        write(QStringLiteral("toy.fa"), genome);
        write(QStringLiteral("genes.gtf"), "chr1\tx\texon\t100\t300\t.\t+\t.\tgene_id \"G\"; transcript_id \"T\";\n");
        for (const char* name : { "L5 atac.bedGraph", "L5 RNA plus.bedGraph", "L5 RNA minus.bedGraph", "L6 atac.bedGraph",
                 "L6 RNA plus.bedGraph", "L6 mCG.bedGraph", "L6 H3K27ac.bedGraph" })
            write(QLatin1String(name), "chr1\t0\t100\t1.5\nchr1\t100\t200\t0.5\n");
    }

    void init()
    {
        m_jobs = std::make_unique<Jobs>();
        m_session = std::make_unique<Session>(*m_jobs);
        FileOpener opener(*m_session);
        QStringList files;
        for (const char* name : { "toy.fa", "genes.gtf", "L5 atac.bedGraph", "L5 RNA plus.bedGraph", "L5 RNA minus.bedGraph",
                 "L6 atac.bedGraph", "L6 RNA plus.bedGraph", "L6 mCG.bedGraph", "L6 H3K27ac.bedGraph" })
            files << path(QLatin1String(name));
        opener.open(files);
        QTRY_VERIFY(!opener.busy() && m_session->sources().genome() && !m_session->sources().busy());
    }
    void cleanup()
    {
        m_dialog.reset();
        m_session.reset();
        m_jobs.reset();
        QDir(path(QStringLiteral("runs"))).removeRecursively();
    }

    /// Cell types, inputs, targets and strands by the names of the lanes.
    void tracksAreSuggested()
    {
        openDialog();
        const train::Organism organism = m_dialog->config().organisms.at(0);
        QCOMPARE(organism.name, "toy");
        QCOMPARE(organism.genome, path(QStringLiteral("toy.fa")).toStdString());
        QCOMPARE(organism.genes, path(QStringLiteral("genes.gtf")).toStdString());
        QCOMPARE(organism.targets.size(), size_t(2));
        QCOMPARE(organism.targets[0].name, "RNA +");
        QCOMPARE(organism.targets[0].assay, "RNA");
        QCOMPARE(organism.targets[0].otherStrand, "RNA -");
        QCOMPARE(organism.targets[1].otherStrand, "RNA +");
        QCOMPARE(organism.cells.size(), size_t(2));
        QCOMPARE(organism.cells[0].name, "L5");
        QCOMPARE(organism.cells[0].inputs.size(), size_t(1));
        QCOMPARE(organism.cells[0].inputs.at("ATAC"), path(QStringLiteral("L5 atac.bedGraph")).toStdString());
        QCOMPARE(organism.cells[0].targets.size(), size_t(2));
        QCOMPARE(organism.cells[1].inputs.at("mCG"), path(QStringLiteral("L6 mCG.bedGraph")).toStdString());
        QCOMPARE(organism.cells[1].targets.size(), size_t(1));
        QCOMPARE(m_dialog->config().model.inputs, (std::vector<std::string> { "ATAC", "mCG" }));
    }

    /// What a network reads is what tracks are given for, more than the preset's inputs too.
    void furtherInputs()
    {
        openDialog();
        choose(6, TrainingTable::UsedAs, QStringLiteral("H3K27ac"));
        QCOMPARE(m_dialog->config().model.inputs, (std::vector<std::string> { "ATAC", "mCG", "H3K27ac" }));
        choose(5, TrainingTable::UsedAs, QStringLiteral("mCG.percent"));
        QCOMPARE(m_dialog->config().model.inputs, (std::vector<std::string> { "ATAC", "mCG", "H3K27ac" }));
        choose(5, TrainingTable::UsedAs, QString());
        QCOMPARE(m_dialog->config().model.inputs, (std::vector<std::string> { "ATAC", "H3K27ac" }));
    }

    /// Another genome with its own tracks, from a run.json; what is alike in both stays together.
    void secondOrganism()
    {
        openDialog();
        write(QStringLiteral("mouse.fa"), ">chrA\n" + QByteArray(3'000, 'A') + "\n>chrB\n" + QByteArray(2'000, 'C') + '\n');
        train::RunConfig mouse = m_dialog->config();
        mouse.organisms[0].name = "mouse";
        mouse.organisms[0].genome = path(QStringLiteral("mouse.fa")).toStdString();
        mouse.organisms[0].split.valid = { "chrB" };
        mouse.organisms[0].cells[0].inputs["CTCF"] = path(QStringLiteral("L5 atac.bedGraph")).toStdString();
        base::writeJson(path(QStringLiteral("mouse.json")).toStdString(), toJson(mouse));
        auto* split = m_dialog->findChild<SplitForm*>();
        QSignalSpy dealt(split, &SplitForm::dealt);
        const auto type = [&](const char* field, const QString& text) {
            dealt.clear();
            editor<QLineEdit>(QLatin1String(field))->setText(text);
            QTRY_VERIFY(!dealt.isEmpty());
        };
        type("Second organism", path(QStringLiteral("mouse.json")));
        QCOMPARE(m_dialog->config().organisms.size(), size_t(2));
        QCOMPARE(m_dialog->config().organisms[0].name, "toy");
        QCOMPARE(m_dialog->config().organisms[1], mouse.organisms[0]);
        QCOMPARE(m_dialog->config().model.inputs, (std::vector<std::string> { "ATAC", "mCG", "CTCF" }));
        type("Validation", QStringLiteral("chr2"));
        type("Alignment", write(QStringLiteral("both.chain"), "chain 9 chr1 4000 + 0 100 chrA 3000 + 0 100 1\n100\n\n"));
        const std::vector<train::Organism> both = m_dialog->config().organisms;
        QVERIFY(both[0].split.valid.empty() && both[1].split.valid.empty());
        QCOMPARE(both[0].split.alignment, path(QStringLiteral("both.chain")).toStdString());
        QCOMPARE(split->problem(), QString());
        QVERIFY(button(QStringLiteral("Train"))->isEnabled());

        type("Second organism", path(QStringLiteral("toy.fa")));
        QVERIFY(split->complaintOf(QStringLiteral("organisms.1")).contains(QStringLiteral("toy.fa")));
        QVERIFY(!button(QStringLiteral("Train"))->isEnabled());
        // An alignment is of two genomes, and deals their regions by itself.
        QVERIFY(!editor<QLineEdit>(QStringLiteral("Validation"))->isEnabled());
        type("Second organism", QString());
        QCOMPARE(m_dialog->config().organisms.size(), size_t(1));
        QTRY_VERIFY(!split->problem().isEmpty());
        QVERIFY(!button(QStringLiteral("Train"))->isEnabled());
        type("Alignment", QString());
        QVERIFY(editor<QLineEdit>(QStringLiteral("Validation"))->isEnabled());
        QCOMPARE(m_dialog->config().organisms[0].split.valid, std::vector<std::string> { "chr2" });
    }

    /// A network that reads the sequence alone learns all of them.
    void usesFollowTheNetwork()
    {
        openDialog();
        auto* preset = editor<QComboBox>(QStringLiteral("Architecture"));
        preset->setCurrentIndex(preset->findData(QStringLiteral("enformer-small")));
        const train::RunConfig config = m_dialog->config();
        QCOMPARE(config.model.preset, "enformer-small");
        QCOMPARE(table()->uses(), QStringList({ QString(), TrainingTrack::targetUse }));
        QCOMPARE(config.organisms[0].targets.size(), size_t(5)); // ATAC, RNA + and -, mCG, H3K27ac
        QVERIFY(config.organisms[0].cells[0].inputs.empty());
    }

    void usesAreEdited()
    {
        openDialog();
        choose(6, TrainingTable::UsedAs, TrainingTrack::targetUse);
        choose(6, TrainingTable::Target, QStringLiteral("acetylation"));
        choose(6, TrainingTable::Value, 3);
        choose(5, TrainingTable::UsedAs, QStringLiteral("mCG.percent"));
        choose(0, TrainingTable::UsedAs, QString());
        choose(1, TrainingTable::Cell, QStringLiteral("layer 5"));
        const train::Organism organism = m_dialog->config().organisms.at(0);
        QCOMPARE(organism.targets.back().name, "acetylation");
        QVERIFY(organism.targets.back().log1p && organism.targets.back().summary == train::Target::Summary::Sum);
        QVERIFY(organism.cells.back().inputs.contains("mCG.percent"));
        QCOMPARE(organism.cells.front().name, "layer 5");
        QVERIFY(organism.cells.front().inputs.empty());
    }

    /// Files may come and go while the dialog is open.
    void whatWasChosenStaysWhileTracksComeAndGo()
    {
        openDialog();
        choose(6, TrainingTable::UsedAs, TrainingTrack::targetUse);
        choose(6, TrainingTable::Target, QStringLiteral("acetylation"));
        choose(6, TrainingTable::Value, 3);
        choose(1, TrainingTable::Cell, QStringLiteral("layer 5"));
        choose(0, TrainingTable::UsedAs, QString());
        const QVector<TrainingTrack> before = table()->tracks();
        Q_EMIT m_session->sources().idle();
        QCOMPARE(table()->tracks(), before);

        FileOpener opener(*m_session);
        opener.open({ write(QStringLiteral("L4 atac.bedGraph"), "chr1\t0\t100\t1.5\n") });
        QTRY_COMPARE(table()->rowCount(), int(before.size()) + 1);
        QTRY_VERIFY(!opener.busy() && !m_session->sources().busy());
        QCOMPARE(table()->tracks().first(before.size()), before);
        QCOMPARE(table()->tracks().last().cell, QStringLiteral("L4"));
        QCOMPARE(table()->tracks().last().use, QStringLiteral("ATAC"));

        m_session->undoStack().undo();
        Q_EMIT m_session->sources().idle();
        QCOMPARE(table()->tracks(), before);
    }

    /// All that is suggested is, as long as nothing was chosen.
    void newTracksAreSuggested()
    {
        openDialog();
        auto* preset = editor<QComboBox>(QStringLiteral("Architecture"));
        preset->setCurrentIndex(preset->findData(QStringLiteral("enformer-small")));
        const QStringList uses = table()->uses();
        FileOpener opener(*m_session);
        opener.open({ write(QStringLiteral("L4 CAGE.bedGraph"), "chr1\t0\t100\t1.5\n") });
        QTRY_COMPARE(table()->rowCount(), 8);
        QCOMPARE(table()->tracks().last().use, TrainingTrack::targetUse);
        QCOMPARE(table()->uses(), uses);
    }

    /// Tracks are dragged onto a use, several at once, or given it by a click.
    void usesByDrag()
    {
        openDialog();
        auto* shelf = m_dialog->findChild<UseShelf*>();
        auto* view = m_dialog->findChild<TrainingTableView*>();
        const auto chip = [&](const QString& use) {
            for (int i = 0; i < shelf->count(); ++i)
                if (shelf->item(i)->data(Qt::UserRole).toString() == use)
                    return shelf->item(i);
            return static_cast<QListWidgetItem*>(nullptr);
        };
        const auto select = [&](std::initializer_list<int> rows) {
            view->clearSelection();
            for (const int row : rows)
                view->selectionModel()->select(table()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        };
        const QString target = TrainingTrack::targetUse;
        QCOMPARE(chip(target)->text(), QStringLiteral("target · 3"));
        for (int i = 0; i < shelf->count(); ++i) // all are within sight
            QVERIFY(shelf->viewport()->rect().contains(shelf->visualItemRect(shelf->item(i))));

        select({ 0, 6 }); // L5 atac, L6 H3K27ac
        const QPoint at = shelf->visualItemRect(chip(target)).center();
        const std::unique_ptr<QMimeData> rows(table()->mimeData(view->selectionModel()->selectedIndexes()));
        QVERIFY(view->dragEnabled() && rows);
        QDropEvent drop(at, Qt::CopyAction, rows.get(), Qt::LeftButton, Qt::NoModifier);
        QDragEnterEvent enter(at, Qt::CopyAction, rows.get(), Qt::LeftButton, Qt::NoModifier);
        struct Open : UseShelf {
            using UseShelf::dragEnterEvent, UseShelf::dropEvent;
        };
        (shelf->*&Open::dragEnterEvent)(&enter);
        QVERIFY(!enter.isAccepted()); // from elsewhere: nothing of it is a track here
        (shelf->*&Open::dropEvent)(&drop); // how a drag ends
        QCOMPARE(table()->tracks()[0].use, target);
        QCOMPARE(table()->tracks()[6].use, target);
        QCOMPARE(chip(target)->text(), QStringLiteral("target · 5"));
        QCOMPARE(m_dialog->config().organisms[0].targets.size(), size_t(4));

        select({ 0 });
        QTest::mouseClick(shelf->viewport(), Qt::LeftButton, {}, shelf->visualItemRect(chip(QStringLiteral("ATAC"))).center());
        QCOMPARE(table()->tracks()[0].use, QStringLiteral("ATAC"));
        QCOMPARE(table()->tracks()[6].use, target); // it was not selected
    }

    void writesWhatIsReadBack()
    {
        openDialog();
        editor<QLineEdit>(QStringLiteral("Name"))->setText(QStringLiteral("my model"));
        editor<QLineEdit>(QStringLiteral("Learning rate"))->setText(QStringLiteral("1e-3"));
        editor<QSpinBox>(QStringLiteral("Batch"))->setValue(4);
        editor<QSpinBox>(QStringLiteral("Threads"))->setValue(1);
        editor<QComboBox>(QStringLiteral("Size"))->setCurrentIndex(2);
        editor<QLineEdit>(QStringLiteral("Validation"))->setText(QStringLiteral("chr2"));
        QSignalSpy written(m_dialog.get(), &TrainingDialog::runWritten);
        m_dialog->write();
        QTRY_COMPARE(written.size(), 1);
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(written[0][0].toString(), path(QStringLiteral("runs/my model")));
        const train::RunConfig read = train::RunConfig::read(path(QStringLiteral("runs/my model/run.json")).toStdString());
        QVERIFY(read == m_dialog->config());
        QVERIFY(read.check().empty());
        QCOMPARE(read.recipe.rate, 1e-3);
        QCOMPARE(read.recipe.batch, int64_t(4));
        QCOMPARE(read.machine.threads, 1);
        QCOMPARE(read.model.settings.at("channels"), Json(96));
        QCOMPARE(read.organisms[0].split.valid, std::vector<std::string> { "chr2" });
        const models::ModelSpec spec = read.spec();
        QCOMPARE(spec.heads.at(0).tracks.size(), size_t(2));
        // The folder is taken now.
        m_dialog->write();
        QTRY_VERIFY(texts().contains(QStringLiteral("There is a run of this name already")));
        QCOMPARE(written.size(), 1);
    }

    /// As while a network drive does not answer: the dialog waits, and its window does not.
    void writesInTheBackground()
    {
        openDialog();
        editor<QLineEdit>(QStringLiteral("Validation"))->setText(QStringLiteral("chr2"));
        QTRY_VERIFY(!m_session->sources().busy());
        QSignalSpy written(m_dialog.get(), &TrainingDialog::runWritten);
        HeldPool disk(m_jobs->threads(Jobs::Pool::Files));
        m_dialog->write();
        QVERIFY(m_dialog->isVisible());
        QVERIFY(!QFileInfo::exists(path(QStringLiteral("runs"))));
        disk.release();
        QTRY_COMPARE(written.size(), 1);
        QVERIFY(!m_dialog->isVisible());
    }

    /// What is written is what is shown: nothing is edited, and nothing given up that then is there all the same.
    void nothingIsEditedWhileTheRunIsWritten_data()
    {
        QTest::addColumn<bool>("free");
        QTest::newRow("written") << true;
        QTest::newRow("a file is in the way") << false;
    }
    void nothingIsEditedWhileTheRunIsWritten()
    {
        QFETCH(bool, free);
        openDialog();
        if (!free)
            m_dialog->setFolder(write(QStringLiteral("in the way"), "no folder"));
        QVERIFY(m_jobs->threads(Jobs::Pool::Files).waitForDone(5000));
        QCoreApplication::processEvents(); // what was asked about the folder is answered
        QSignalSpy written(m_dialog.get(), &TrainingDialog::runWritten);
        const auto* name = editor<QLineEdit>(QStringLiteral("Name"));
        HeldPool files(m_jobs->threads(Jobs::Pool::Files));
        button(QStringLiteral("Train"))->click();
        QVERIFY2(texts().contains(QStringLiteral("Writing the run…")), qPrintable(texts()));
        QVERIFY(!name->isEnabled());
        for (const char* text : { "Train", "Check", "Write job script…", "Cancel" })
            QVERIFY2(!button(QString::fromUtf8(text))->isEnabled(), text);
        Q_EMIT m_session->sources().idle(); // something else was opened meanwhile
        QVERIFY(texts().contains(QStringLiteral("Writing the run…")));
        m_dialog->accept(); // pressed twice
        m_dialog->reject();
        m_dialog->close();
        QVERIFY(m_dialog->isVisible());

        files.release();
        QTRY_VERIFY(name->isEnabled());
        QVERIFY(!texts().contains(QStringLiteral("Writing the run…")));
        QCOMPARE(written.size(), qsizetype(free));
        QCOMPARE(m_dialog->isVisible(), !free);
        m_dialog->reject();
        QVERIFY(!m_dialog->isVisible());
    }

    void whatCannotBeWrittenIsSaid()
    {
        openDialog();
        editor<QLineEdit>(QStringLiteral("Validation"))->setText(QStringLiteral("chr2"));
        m_dialog->setFolder(write(QStringLiteral("a file"), "no folder"));
        QVERIFY(m_jobs->threads(Jobs::Pool::Files).waitForDone(5000));
        QCoreApplication::processEvents(); // what was asked about the folder is answered
        QSignalSpy written(m_dialog.get(), &TrainingDialog::runWritten);
        m_dialog->write();
        QTRY_VERIFY2(texts().contains(path(QStringLiteral("a file"))), qPrintable(texts()));
        QVERIFY(m_dialog->isVisible());
        QVERIFY(written.isEmpty());
    }

    /// The file system is asked in the background, and only the newest name counts.
    void aTakenNameIsSaid()
    {
        openDialog();
        const QString taken = path(QStringLiteral("runs/taken"));
        QVERIFY(QDir().mkpath(taken));
        write(QStringLiteral("runs/taken/run.json"), "{}");
        const auto said = [this] { return texts().contains(QStringLiteral("There is a run of this name already")); };
        auto* name = editor<QLineEdit>(QStringLiteral("Name"));
        name->setText(QStringLiteral("taken"));
        QVERIFY(!said()); // not before the key is dealt with
        QTRY_VERIFY(said());
        QVERIFY(!button(QStringLiteral("Train"))->isEnabled());
        name->setText(QStringLiteral("free"));
        QVERIFY(!said() && button(QStringLiteral("Train"))->isEnabled());
        name->setText(QStringLiteral("taken"));
        name->setText(QStringLiteral("free as well"));
        QTest::qWait(100);
        QVERIFY(!said() && button(QStringLiteral("Train"))->isEnabled());
    }

    void complaintsStandByTheirFields()
    {
        openDialog();
        const auto* form = m_dialog->findChild<RunForm*>();
        QVERIFY(button(QStringLiteral("Train"))->isEnabled());
        editor<QLineEdit>(QStringLiteral("Learning rate"))->setText(QStringLiteral("much"));
        QVERIFY(form->complaintOf(QStringLiteral("recipe.rate")).contains(QStringLiteral("learns nothing")));
        QVERIFY(form->complaintOf(QStringLiteral("recipe.batch")).isEmpty());
        QVERIFY(!button(QStringLiteral("Train"))->isEnabled());
        editor<QLineEdit>(QStringLiteral("Learning rate"))->setText(QStringLiteral("0.001"));
        QVERIFY(form->complaintOf(QStringLiteral("recipe.rate")).isEmpty());
        QVERIFY(button(QStringLiteral("Train"))->isEnabled());

        editor<QLineEdit>(QStringLiteral("Weight decay"))->setText(QStringLiteral("0.1"));
        QVERIFY(form->complaintOf(QStringLiteral("recipe.weight_decay")).contains(QStringLiteral("adamw")));
        editor<QLineEdit>(QStringLiteral("Validation"))->setText(QStringLiteral("chrX"));
        const auto* split = m_dialog->findChild<SplitForm*>();
        QTRY_VERIFY2(
            split->complaintOf(QStringLiteral("organisms.0.split")).contains(QStringLiteral("chrX")), qPrintable(texts()));
    }

    /// Without a field in sight they stand above the buttons.
    void nothingToPredict()
    {
        openDialog();
        for (int row = 0; row < table()->rowCount(); ++row)
            choose(row, TrainingTable::UsedAs, QString());
        QVERIFY2(texts().contains(QStringLiteral("There is nothing to predict")), qPrintable(texts()));
        QVERIFY(!button(QStringLiteral("Train"))->isEnabled());
    }

    void chromosomesAreTurned()
    {
        openDialog();
        auto* view = m_dialog->findChild<SplitView*>();
        QVERIFY2(view->inWords().startsWith(QStringLiteral("training 57.1 %, validation 28.6 %, test 14.3 %")),
            qPrintable(view->inWords()));
        Q_EMIT view->clicked(QStringLiteral("chr1"));
        train::Organism organism = m_dialog->config().organisms[0];
        QCOMPARE(organism.split.valid, (std::vector<std::string> { "chr2", "chr1" }));
        QCOMPARE(organism.split.test, std::vector<std::string> { "chr3" });
        QTRY_VERIFY(view->inWords().startsWith(QStringLiteral("training 0.0 %")));
        Q_EMIT view->clicked(QStringLiteral("chr1"));
        QTRY_VERIFY(view->inWords().contains(QStringLiteral("test 71.4 %")));
        Q_EMIT view->clicked(QStringLiteral("chr1"));
        organism = m_dialog->config().organisms[0];
        QCOMPARE(organism.split.valid, std::vector<std::string> { "chr2" });
        QCOMPARE(organism.split.test, std::vector<std::string> { "chr3" });
    }

    /// Of a genome of two chromosomes stretches are held back, until whole chromosomes are chosen.
    void chromosomesOfSeveralPartsAreTurned()
    {
        QByteArray genome;
        for (const char* name : { "chrA", "chrB" })
            genome += QByteArray(">") + name + "\n" + QByteArray(2'000'000, 'A') + "\n";
        Session session(*m_jobs);
        FileOpener opener(session);
        opener.open({ write(QStringLiteral("two.fa"), genome) });
        QTRY_VERIFY(session.sources().genome());
        SplitForm form(session);
        auto* view = form.findChild<SplitView*>();
        QTRY_VERIFY2(view->inWords().startsWith(QStringLiteral("training 50.0 %, validation 25.0 %, test 25.0 %")),
            qPrintable(view->inWords()));
        Q_EMIT view->clicked(QStringLiteral("chrB"));
        train::Organism organism;
        form.applyTo(organism);
        QCOMPARE(organism.split.valid, std::vector<std::string> { "chrB" });
        QVERIFY(organism.split.test.empty());
        QTRY_VERIFY2(
            view->inWords().startsWith(QStringLiteral("training 50.0 %, validation 50.0 %")), qPrintable(view->inWords()));
        QCOMPARE(form.problem(), QString());
    }

    void checkShowsComplaintsOfFiles()
    {
        openDialog("[ $1 = check ] || exit 3\necho '[{\"field\":\"organisms.0.cells.1.targets.RNA +\",\"sentence\":\"All values "
                   "are 0.\",\"fatal\":true},"
                   "{\"field\":\"recipe.batch\",\"sentence\":\"Large.\",\"fatal\":false}]'\nexit 1\n");
        button(QStringLiteral("Check"))->click();
        const auto remark = [this](int row) { return table()->index(row, TrainingTable::Remark).data().toString(); };
        QTRY_COMPARE(remark(4), QStringLiteral("All values are 0."));
        QCOMPARE(remark(1), QString()); // the same target of the other cell type
        QCOMPARE(m_dialog->findChild<RunForm*>()->complaintOf(QStringLiteral("recipe.batch")), QStringLiteral("Large."));
        QVERIFY(texts().contains(QStringLiteral("It cannot be trained like this")));
        // What is changed is judged anew.
        editor<QSpinBox>(QStringLiteral("Batch"))->setValue(2);
        QCOMPARE(remark(4), QString());
        QVERIFY(button(QStringLiteral("Check"))->isEnabled());
    }

    void checkShowsTheEstimate()
    {
        openDialog("if [ $1 = check ]; then echo '[]'; else grep -q epiattend $2 && echo "
                   "'{\"seconds_per_step\":1.5,\"seconds_per_epoch\":180,"
                   "\"bytes\":1700000000,\"available_bytes\":8000000000,\"advice\":[\"Use bf16.\"]}'; fi\n");
        button(QStringLiteral("Check"))->click();
        QTRY_VERIFY2(texts().contains(QStringLiteral("1.5 s a step, 3 min an epoch, 30 min in all; 1.7 GB of memory, of 8.0 GB")),
            qPrintable(texts()));
        QVERIFY(texts().contains(QStringLiteral("Use bf16.")));
    }

    void checkFails()
    {
        openDialog("echo 'epiarc-cli: LibTorch is missing.' >&2\nexit 1\n");
        button(QStringLiteral("Check"))->click();
        QTRY_VERIFY2(texts().contains(QStringLiteral("LibTorch is missing.")), qPrintable(texts()));
        QVERIFY(button(QStringLiteral("Check"))->isEnabled());
    }

    void writesAJobScript()
    {
        openDialog();
        QSignalSpy written(m_dialog.get(), &TrainingDialog::scriptWritten);
        button(QStringLiteral("Write job script…"))->click();
        QTRY_COMPARE(written.size(), 1);
        const std::string script = base::readFile(written[0][1].toString().toStdString());
        for (const char* part : { "#!/bin/bash\n", "#SBATCH --signal=TERM@120\n", "#SBATCH --gpus-per-task=1\n",
                 "train --resume \"$run\"\n", "train \"$run/run.json\"\n" })
            QVERIFY2(script.find(part) != std::string::npos, script.c_str());
        QVERIFY(QFileInfo::exists(written[0][0].toString() + QStringLiteral("/run.json")));
        train::RunConfig config;
        config.machine.device = "cpu";
        QVERIFY(!jobScript(config, QStringLiteral("/a/it's"), QStringLiteral("p")).contains(QStringLiteral("gpus")));
        QVERIFY(
            jobScript(config, QStringLiteral("/a/it's"), QStringLiteral("p")).contains(QStringLiteral("run='/a/it'\\''s'\n")));
    }
};

EPIARC_TEST(TrainingDialogTest)
#include "trainingdialog_test.moc"
