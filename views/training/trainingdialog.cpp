#include "views/training/trainingdialog.h"

#include "core/models/families/presets.h"
#include "views/look/grid.h"
#include "views/look/icons.h"
#include "views/training/jobscript.h"
#include "views/training/newrun.h"
#include "views/training/runcheck.h"
#include "views/training/runform.h"
#include "views/training/splitform.h"
#include "views/training/useshelf.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace
{

const QString folderKey = QStringLiteral("training/folder");

QScrollArea* scrolling(QWidget* page)
{
    auto* scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    return scroll;
}

QLabel* labelled(const char* look, const QString& text = {})
{
    auto* label = new QLabel(text);
    label->setProperty("look", QLatin1String(look));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setHidden(text.isEmpty());
    return label;
}

} // namespace

TrainingDialog::TrainingDialog(Session& session, const RunProcess& process, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_process(process)
    , m_form(new QWidget)
    , m_foot(buildFoot())
    , m_run(new RunForm(session.state().models))
    , m_folderForm(new FieldForm)
    , m_split(new SplitForm(session))
    , m_folder(new QLineEdit)
    , m_table(new TrainingTable(this))
    , m_others(labelled("problem"))
    , m_answer(labelled("notice"))
    , m_questions(new RunCheck(session.jobs(), process, this))
    , m_folders(this)
{
    setWindowTitle(tr("Train a model"));
    auto* left = new QWidget;
    auto* settings = new QVBoxLayout(left);
    settings->setContentsMargins(0, 0, 2 * gridStep, 0);
    settings->addWidget(m_folderForm);
    settings->addSpacing(3 * gridStep);
    settings->addWidget(m_run);
    settings->addStretch();
    auto* leftScroll = scrolling(left);
    leftScroll->setFixedWidth(380);
    auto* parts = new QHBoxLayout(m_form);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(6 * gridStep);
    parts->addWidget(leftScroll);
    parts->addWidget(buildTracks(), 1);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_form, 1);
    layout->addWidget(m_others);
    layout->addWidget(m_answer);
    layout->addWidget(m_foot);
    const QString home = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/epiarc-runs");
    m_folder->setText(QSettings().value(folderKey, home).toString());
    train::RunConfig config;
    config.recipe.patience = 5;
    m_run->setConfig(config);
    suggest();
    connectParts();
    follow();
    resize(1180, 740);
}

QWidget* TrainingDialog::buildTracks()
{
    QAction* browse = m_folder->addAction(lineIcon(QStringLiteral("open")), QLineEdit::TrailingPosition);
    browse->setToolTip(tr("Choose a folder…"));
    connect(browse, &QAction::triggered, this, [this] {
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder of all runs"), m_folder->text());
        if (!chosen.isEmpty())
            m_folder->setText(chosen);
    });
    m_folderForm->addField(QStringLiteral("folder"), tr("Folder of runs"), m_folder,
        tr("The run gets a folder in it, named as the model: everything that it reads and leaves lies there"));
    auto* part = new QWidget;
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * gridStep);
    layout->addWidget(labelled("heading", tr("Tracks of this session")));
    auto* view = new TrainingTableView(*m_table);
    layout->addWidget(new QLabel(tr("Drag tracks onto what they are, or choose it in the table:")));
    layout->addWidget(new UseShelf(*m_table, *view));
    layout->addWidget(view, 1);
    layout->addWidget(labelled("heading", tr("Regions")));
    layout->addWidget(scrolling(m_split), 1);
    return part;
}

QWidget* TrainingDialog::buildFoot()
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_check = buttons->addButton(tr("C&heck"), QDialogButtonBox::ActionRole);
    m_check->setToolTip(tr("Looks into the files, and makes a few steps to tell how long the run will take and how much memory"));
    m_script = buttons->addButton(tr("&Write job script…"), QDialogButtonBox::ActionRole);
    m_script->setToolTip(tr("For a cluster with Slurm: writes run.json and a script for sbatch into the folder of the run"));
    m_train = buttons->addButton(tr("T&rain"), QDialogButtonBox::AcceptRole);
    m_train->setDefault(true);
    m_train->setProperty("look", QStringLiteral("primary"));
    for (QPushButton* button : { m_check, m_script, buttons->button(QDialogButtonBox::Cancel) })
        button->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &TrainingDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &TrainingDialog::reject);
    connect(m_check, &QPushButton::clicked, this, &TrainingDialog::check);
    connect(m_script, &QPushButton::clicked, this, [this] { write(Script::Slurm); });
    return buttons;
}

void TrainingDialog::connectParts()
{
    connect(m_run, &RunForm::networkChanged, this, &TrainingDialog::suggest);
    connect(m_run, &RunForm::changed, this, &TrainingDialog::follow);
    connect(m_split, &SplitForm::changed, this, &TrainingDialog::follow);
    connect(m_split, &SplitForm::dealt, this, &TrainingDialog::judge);
    connect(m_table, &TrainingTable::edited, this, [this] {
        m_edited = true;
        follow();
    });
    connect(m_folder, &QLineEdit::textChanged, this, &TrainingDialog::follow);
    connect(m_questions, &RunCheck::complained, this, &TrainingDialog::showFound);
    connect(m_questions, &RunCheck::estimated, this, &TrainingDialog::showEstimate);
    connect(m_questions, &RunCheck::failed, this, [this](const QString& why) {
        say(why);
        m_check->setEnabled(true);
    });
    // Files may still be on their way when the dialog opens.
    connect(&m_session.sources(), &Sources::idle, this, [this] {
        suggest();
        follow();
    });
}

/// Uses fit the inputs of the network that is chosen; those the user gave stay while the inputs do, whatever tracks come and go.
void TrainingDialog::suggest()
{
    train::RunConfig config;
    m_run->applyTo(config);
    std::vector<models::InputTrack> inputs = models::preset(config.model.preset).inputs, possible = inputs;
    if (!inputs.empty())
        possible = models::knownInputs();
    if (const auto spec = m_session.sources().model(QString::fromStdString(config.model.start.string())).spec)
        inputs = possible = spec->inputs;
    const QStringList uses = usesFor(possible);
    const QVector<InputCandidate> candidates = inputCandidates(m_session);
    if (uses == m_network && candidates == m_candidates)
        return;
    m_edited = m_edited && uses == m_network;
    m_network = uses;
    m_candidates = candidates;
    const QVector<TrainingTrack> suggested = suggestedTracks(candidates, inputs);
    m_table->setTracks(m_edited ? withSuggestions(m_table->tracks(), suggested) : suggested, uses);
}

train::RunConfig TrainingDialog::config() const
{
    train::RunConfig config;
    m_run->applyTo(config);
    train::Organism organism;
    m_split->applyTo(organism);
    const auto genome = m_session.sources().genome();
    organism.name = genome ? genome->name() : std::string();
    organism.genome = m_session.state().genome.toStdString();
    setTracks(organism, m_table->tracks());
    config.organisms = { organism };
    m_split->addSecond(config);
    if (config.model.start.empty())
        config.model.inputs = inputsServed(config.organisms);
    return config;
}

QString TrainingDialog::folderOf(const train::RunConfig& config) const
{
    const QString name = QString::fromStdString(config.model.name).replace(u'/', u'_');
    return QDir(m_folder->text().trimmed()).absoluteFilePath(name);
}

void TrainingDialog::setFolder(const QString& ofAllRuns)
{
    m_folder->setText(ofAllRuns);
}

/// Opens no file: it is asked for at every key.
std::vector<train::Complaint> TrainingDialog::complaints(const train::RunConfig& config) const
{
    std::vector<train::Complaint> found = config.check();
    if (!m_split->problem().isEmpty())
        found.push_back({ "organisms.0.split", m_split->problem().toStdString() });
    if (!m_split->secondProblem().isEmpty())
        found.push_back({ "organisms.1", m_split->secondProblem().toStdString() });
    if (config.model.name.empty())
        found.push_back({ "model.name", tr("The model needs a name.").toStdString() });
    else if (folderOf(config) == m_taken)
        found.push_back({ "model.name", tr("There is a run of this name already: give another one.").toStdString() });
    return found;
}

bool TrainingDialog::showComplaints(const std::vector<train::Complaint>& all, const train::RunConfig& config)
{
    const auto isFatal = [](const train::Complaint& complaint) { return complaint.fatal; };
    const std::vector<train::Complaint> others = m_table->showComplaints(
        m_folderForm->showComplaints(m_split->showComplaints(m_run->showComplaints(all))), config.organisms.front());
    QStringList sentences;
    for (const train::Complaint& complaint : others)
        sentences << QString::fromStdString(complaint.sentence);
    m_others->setText(sentences.join(u'\n'));
    m_others->setHidden(others.empty());
    setGrave(m_others, std::any_of(others.begin(), others.end(), isFatal));
    const bool possible = std::none_of(all.begin(), all.end(), isFatal);
    for (QPushButton* button : { m_train, m_check, m_script })
        button->setEnabled(possible);
    return possible;
}

void TrainingDialog::follow()
{
    m_answer->setVisible(m_writing.busy());
    judge();
}

void TrainingDialog::judge()
{
    const train::RunConfig now = config();
    askWhetherTaken(folderOf(now));
    showComplaints(complaints(now), now);
}

/// The file system may be slow, and names are typed: the newest is answered, between two keys.
void TrainingDialog::askWhetherTaken(const QString& folder)
{
    if (std::exchange(m_asked, folder) == folder)
        return;
    m_folders.ask(
        m_session.jobs(), Jobs::Pool::Files, {}, [folder](const Monitor&) { return takenBy(folder); },
        [this](const QString& taken) {
            m_taken = taken;
            judge();
        },
        [](const QString&) {}, [] {});
}

void TrainingDialog::check()
{
    say(tr("Looking into the files…"));
    m_check->setEnabled(false);
    m_questions->ask(config());
}

void TrainingDialog::say(const QString& what)
{
    m_answer->setText(what);
    m_answer->show();
}

void TrainingDialog::showFound(const std::vector<train::Complaint>& found)
{
    const train::RunConfig now = config();
    std::vector<train::Complaint> all = complaints(now);
    all.insert(all.end(), found.begin(), found.end());
    const bool possible = showComplaints(all, now);
    m_check->setEnabled(!possible); // the estimate follows
    say(possible ? tr("The files fit. Making a few steps to see what the run takes…")
                 : tr("It cannot be trained like this: see beside the fields."));
}

void TrainingDialog::showEstimate(const train::Estimate& estimate)
{
    const train::Recipe recipe = config().recipe;
    QStringList lines { RunAnswers::text(estimate, recipe.epochs * recipe.repeats) };
    for (const std::string& sentence : estimate.advice)
        lines << QString::fromStdString(sentence);
    say(lines.join(u'\n'));
    m_check->setEnabled(true);
}

void TrainingDialog::write(Script script)
{
    const train::RunConfig now = config();
    if (m_writing.busy() || !showComplaints(complaints(now), now))
        return;
    setWriting(true);
    const QString folder = folderOf(now);
    const QString text = script == Script::Slurm ? jobScript(now, folder, m_process.program()) : QString();
    m_writing.ask(
        m_session.jobs(), Jobs::Pool::Files, {}, [now, folder, text](const Monitor&) { return writeRun(now, folder, text); },
        [this, folder, script, runs = m_folder->text().trimmed()](bool written) {
            setWriting(false);
            if (!written) {
                m_taken = folder;
                return judge();
            }
            QSettings().setValue(folderKey, runs);
            tellWritten(folder, script);
        },
        [this](const QString& why) {
            setWriting(false);
            m_others->setText(why);
            m_others->show();
        },
        [this] { setWriting(false); });
}

void TrainingDialog::setWriting(bool writing)
{
    if (writing)
        say(tr("Writing the run…"));
    else
        m_answer->hide();
    m_form->setDisabled(writing);
    m_foot->setDisabled(writing);
}

void TrainingDialog::tellWritten(const QString& folder, Script script)
{
    if (script == Script::None) {
        QDialog::accept();
        return Q_EMIT runWritten(folder);
    }
    QDialog::reject();
    Q_EMIT scriptWritten(folder, QString::fromStdString(scriptOf(train::RunFolder(folder.toStdString())).string()));
}

void TrainingDialog::accept()
{
    write();
}

void TrainingDialog::reject()
{
    if (!m_writing.busy())
        QDialog::reject();
}
