#include "views/runs/trainingpanel.h"

#include "core/base/error.h"
#include "views/look/grid.h"
#include "views/runs/runpage.h"
#include "views/runs/runtable.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QSettings>
#include <QSplitter>
#include <QTreeView>
#include <QUrl>
#include <QVBoxLayout>

TrainingPanel::TrainingPanel(Runs& runs, QWidget* parent)
    : Panel(parent)
    , m_runs(runs)
    , m_parts(new QSplitter)
    , m_view(new QTreeView)
    , m_table(new RunTable(runs, this))
    , m_nothing(new QLabel(tr("No training run yet. Train a model on the tracks of this session, or open the folder of a run, "
                              "also one of another machine.")))
    , m_page(new RunPage)
    , m_train(new QPushButton(tr("&Train a model…")))
    , m_open(new QPushButton(tr("&Open run folder…")))
    , m_pause(new QPushButton(tr("&Pause")))
    , m_resume(new QPushButton(tr("&Resume")))
    , m_use(new QPushButton(tr("&Use in browser")))
    , m_folder(new QPushButton(tr("Open &folder")))
    , m_remove(new QPushButton(tr("Remove")))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * gridStep, 2 * gridStep, 2 * gridStep, 2 * gridStep);
    layout->addWidget(m_parts);
    m_parts->addWidget(buildList());
    m_parts->addWidget(buildPage());
    m_parts->setChildrenCollapsible(false);
    m_parts->setStretchFactor(1, 1);
    m_parts->setHandleWidth(4 * gridStep);
    m_train->setToolTip(tr("Choose inputs, targets and a network, and start a run that goes on when this window is closed"));
    m_open->setToolTip(
        tr("A folder with run.json: its curves are followed, wherever it runs. Dropping it on the window does the same."));
    m_pause->setToolTip(tr("Writes a checkpoint and ends; Resume goes on with the same numbers"));
    m_resume->setToolTip(tr("Starts the run, or goes on from its last checkpoint"));
    m_use->setToolTip(tr("Opens the best model of the run so far, to predict with it here"));
    m_remove->setToolTip(tr("Takes the run off this list; its folder stays as it is"));
    connectButtons();
    connect(&m_runs, &Runs::added, this, [this](int row) { choose(row); });
    connect(&m_runs, &Runs::removed, this, [this] { choose(0); });
    connect(&m_runs, &Runs::changed, this, [this](int row) {
        if (chosen().contains(row))
            showChosen();
    });
    choose(0);
}

QWidget* TrainingPanel::buildList()
{
    buildTable();
    m_nothing->setWordWrap(true);
    m_nothing->setProperty("look", QStringLiteral("quiet"));
    m_nothing->setAlignment(Qt::AlignTop);
    auto* part = new QWidget;
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * gridStep);
    auto* row = new QHBoxLayout;
    m_train->setProperty("look", QStringLiteral("primary"));
    row->addWidget(m_train);
    row->addWidget(m_open);
    row->addStretch();
    layout->addLayout(row);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_view, 1);
    return part;
}

QWidget* TrainingPanel::buildPage()
{
    auto* part = new QWidget;
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * gridStep);
    auto* row = new QHBoxLayout;
    for (QPushButton* button : { m_pause, m_resume, m_use, m_folder, m_remove })
        row->addWidget(button);
    row->addStretch();
    layout->addLayout(row);
    layout->addWidget(m_page, 1);
    return part;
}

void TrainingPanel::buildTable()
{
    m_view->setModel(m_table);
    m_view->setObjectName(QStringLiteral("runs"));
    m_view->setAccessibleName(tr("Training runs"));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setMinimumHeight(80);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(RunTable::Name, QHeaderView::Stretch);
    m_view->header()->setSectionsMovable(false);
    m_view->header()->setMinimumSectionSize(48);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { showChosen(); });
    connect(m_table, &QAbstractItemModel::dataChanged, this, &TrainingPanel::fitTable);
    fitTable();
}

void TrainingPanel::fitTable()
{
    for (int column = RunTable::State; column < RunTable::ColumnCount; ++column)
        m_view->resizeColumnToContents(column);
}

void TrainingPanel::connectButtons()
{
    const auto onRun = [this](QPushButton* button, const std::function<void(int)>& action) {
        connect(button, &QPushButton::clicked, this, [this, action] {
            for (const int row : chosen())
                attempt([&] { action(row); });
        });
    };
    connect(m_train, &QPushButton::clicked, this, &TrainingPanel::trainWanted);
    connect(m_open, &QPushButton::clicked, this, &TrainingPanel::askFolder);
    onRun(m_pause, [this](int row) { m_runs.pause(row); });
    onRun(m_resume, [this](int row) { m_runs.start(row); });
    onRun(m_use, [this](int row) {
        Q_EMIT openWanted(QString::fromStdString(train::RunFolder(m_runs.at(row).folder.toStdString()).result().string()));
    });
    onRun(m_folder, [this](int row) { QDesktopServices::openUrl(QUrl::fromLocalFile(m_runs.at(row).folder)); });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        const QVector<int> rows = chosen();
        for (auto row = rows.rbegin(); row != rows.rend(); ++row)
            m_runs.remove(*row);
    });
}

void TrainingPanel::attempt(const std::function<void()>& action)
{
    try {
        action();
    } catch (const Error& problem) {
        Q_EMIT failed(QString::fromStdString(problem.what()));
    }
}

QVector<int> TrainingPanel::chosen() const
{
    QVector<int> rows;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

void TrainingPanel::choose(int row)
{
    if (row < m_table->rowCount())
        m_view->setCurrentIndex(m_table->index(row, 0));
    showChosen();
}

void TrainingPanel::showChosen()
{
    const QVector<int> rows = chosen();
    QVector<RunReport> reports;
    for (const int row : rows)
        reports.append(m_runs.at(row));
    m_nothing->setVisible(m_runs.count() == 0);
    m_view->setVisible(m_runs.count() > 0);
    m_parts->widget(1)->setVisible(m_runs.count() > 0);
    m_page->setRuns(reports);
    showButtons(rows);
}

void TrainingPanel::showButtons(const QVector<int>& rows)
{
    const auto all = [&](auto fits) {
        return !rows.isEmpty() && std::all_of(rows.begin(), rows.end(), [&](int row) { return fits(m_runs.at(row)); });
    };
    const bool running = all([](const RunReport& run) { return run.state() == RunState::Running; });
    const bool pausing = all([](const RunReport& run) { return run.isActive(); });
    m_pause->setEnabled(running);
    m_resume->setEnabled(all([](const RunReport& run) {
        const RunState state = run.state();
        return run.config
            && (state == RunState::Ready || state == RunState::Paused || state == RunState::Interrupted
                || state == RunState::Failed);
    }));
    m_pause->setVisible(running || pausing);
    m_resume->setVisible(!m_pause->isVisibleTo(this));
    m_resume->setText(all([](const RunReport& run) { return !run.canResume; }) ? tr("&Start") : tr("&Resume"));
    m_use->setEnabled(rows.size() == 1 && all([](const RunReport& run) { return run.hasBest; }));
    m_folder->setEnabled(rows.size() == 1 && all([](const RunReport& run) { return run.state() != RunState::Missing; }));
    m_remove->setEnabled(!rows.isEmpty());
}

void TrainingPanel::openRun(const QString& folder)
{
    choose(m_runs.add(folder));
}

void TrainingPanel::startRun(const QString& folder)
{
    const int row = m_runs.add(folder);
    choose(row);
    attempt([&] { m_runs.start(row); });
}

void TrainingPanel::askFolder()
{
    QSettings settings;
    const QString key = QStringLiteral("folder/runs");
    const QString folder
        = QFileDialog::getExistingDirectory(this, tr("Folder of a training run"), settings.value(key).toString());
    if (folder.isEmpty())
        return;
    settings.setValue(key, QFileInfo(folder).absolutePath());
    if (!QFileInfo::exists(folder + QStringLiteral("/run.json")))
        return Q_EMIT failed(tr("%1 is no folder of a training run: it has no run.json.").arg(folder));
    openRun(folder);
}

void TrainingPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool wide = width() >= 800;
    const Qt::Orientation orientation = wide ? Qt::Horizontal : Qt::Vertical;
    for (const int column : { RunTable::Step, RunTable::Epoch })
        m_view->setColumnHidden(column, !wide);
    if (m_parts->orientation() == orientation && event->oldSize().isValid())
        return;
    m_parts->setOrientation(orientation);
    const int list = wide ? std::clamp(width() * 4 / 10, 360, 560) : height() / 4;
    m_parts->setSizes({ list, (wide ? width() : height()) - list });
}
