#include "views/saving/relocatedialog.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace
{

enum MovedColumn { MovedName, Before, Now };

/// The folder of a path, or the nearest above it that is there.
QString nearestFolder(const QString& path)
{
    QString folder = QFileInfo(path).path();
    while (!QFileInfo::exists(folder) && folder != QFileInfo(folder).path())
        folder = QFileInfo(folder).path();
    return folder;
}

/// Waits for nobody: the dialog below it may be closed at any time.
void openUntilClosed(QDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

/// Where a file is now; its folder does where the name stayed.
QString newPathText(const QString& before, const QString& now)
{
    return QFileInfo(before).fileName() == QFileInfo(now).fileName() ? QFileInfo(now).path() : now;
}

} // namespace

RelocateDialog::RelocateDialog(const QVector<MovedFile>& missing, Jobs& jobs, QWidget* parent)
    : QDialog(parent)
    , m_missing(missing)
    , m_jobs(jobs)
    , m_table(new QTreeWidget)
    , m_note(new QLabel)
    , m_chooseFile(new QPushButton(tr("Choose &file…")))
    , m_chooseFolder(new QPushButton)
{
    setWindowTitle(tr("Find files that were moved"));
    auto* layout = new QVBoxLayout(this);
    auto* intro = new QLabel(
        tr("These files are not where the session expects them. Choose one of them, or a folder to search: the others are "
           "found with it. What stays missing is kept in the session, and its lane says so."));
    intro->setWordWrap(true);
    layout->addWidget(intro);

    m_table->setHeaderLabels({ tr("File"), tr("Was in"), tr("Is now") });
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setAccessibleName(tr("Files that were moved"));
    for (const MovedFile& file : missing) {
        const QFileInfo path(file.path);
        auto* row = new QTreeWidgetItem(m_table, { path.fileName(), path.path() });
        row->setToolTip(MovedName, path.fileName());
        row->setToolTip(Before, file.path);
        row->setData(MovedName, Qt::UserRole, file.path);
    }
    m_table->setCurrentItem(m_table->topLevelItem(0));
    m_table->header()->setStretchLastSection(true);
    layout->addWidget(m_table, 1);

    auto* tools = new QHBoxLayout;
    tools->addWidget(m_chooseFile);
    tools->addWidget(m_chooseFolder);
    tools->addWidget(m_note, 1);
    m_note->setWordWrap(true);
    layout->addLayout(tools);

    auto* buttons = new QDialogButtonBox;
    m_use = buttons->addButton(tr("&Use these"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("&Leave missing"), QDialogButtonBox::RejectRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_chooseFile, &QPushButton::clicked, this, &RelocateDialog::chooseFile);
    connect(m_chooseFolder, &QPushButton::clicked, this, &RelocateDialog::chooseFolder);
    connect(m_table, &QTreeWidget::itemActivated, this, &RelocateDialog::chooseFile);
    refresh();
    m_table->resizeColumnToContents(MovedName);
    m_table->setColumnWidth(MovedName, std::min(m_table->columnWidth(MovedName), 260));
    m_table->setColumnWidth(Before, 240);
    resize(760, 380);
}

QString RelocateDialog::selected() const
{
    const QTreeWidgetItem* row = m_table->currentItem();
    return row ? row->data(MovedName, Qt::UserRole).toString() : QString();
}

void RelocateDialog::select(const QString& oldPath)
{
    for (int i = 0; i < m_table->topLevelItemCount(); ++i)
        if (m_table->topLevelItem(i)->data(MovedName, Qt::UserRole).toString() == oldPath)
            m_table->setCurrentItem(m_table->topLevelItem(i));
}

QVector<MovedFile> RelocateDialog::stillMissing() const
{
    QVector<MovedFile> missing;
    for (const MovedFile& file : m_missing)
        if (!m_findings.contains(file.path))
            missing.append(file);
    return missing;
}

void RelocateDialog::askBeginningAt(const QString& path, std::function<void(const QString& folder)> ask)
{
    m_nearest.ask(
        m_jobs, Jobs::Pool::Files, {}, [path](const Monitor&) { return nearestFolder(path); },
        [this, ask](const QString& folder) {
            // The job ends before the dialog begins.
            QMetaObject::invokeMethod(
                this, [ask, folder] { ask(folder); }, Qt::QueuedConnection);
        },
        [](const QString&) {}, [] {});
}

void RelocateDialog::chooseFile()
{
    const QString old = selected();
    if (old.isEmpty())
        return;
    askBeginningAt(old, [this, old](const QString& folder) {
        const QString name = QFileInfo(old).fileName();
        auto* files = new QFileDialog(this, tr("Where is %1 now?").arg(name), folder,
            tr("Files of this name (%1)").arg(name) + QStringLiteral(";;") + tr("All files (*)"));
        files->setFileMode(QFileDialog::ExistingFile);
        connect(files, &QFileDialog::fileSelected, this, [this, old](const QString& path) { point(old, path); });
        openUntilClosed(files);
    });
}

void RelocateDialog::chooseFolder()
{
    if (m_search)
        return m_search->cancel();
    askBeginningAt(selected(), [this](const QString& nearest) {
        auto* folders = new QFileDialog(this, tr("Search which folder, and the folders in it?"), nearest);
        folders->setFileMode(QFileDialog::Directory);
        folders->setOption(QFileDialog::ShowDirsOnly);
        connect(folders, &QFileDialog::fileSelected, this, &RelocateDialog::search);
        openUntilClosed(folders);
    });
}

void RelocateDialog::point(const QString& oldPath, const QString& newPath)
{
    m_findings.insert(oldPath, newPath);
    checkSizes();
    m_beside.ask(
        m_jobs, Jobs::Pool::Files, {},
        [missing = stillMissing(), oldPath, newPath](const Monitor&) { return findAlongside(missing, oldPath, newPath); },
        [this](const Findings& found) { adopt(found); }, [this](const QString&) { refresh(); }, [] {});
    refresh();
}

void RelocateDialog::search(const QString& folder)
{
    m_search = Job::start(
        m_jobs.threads(Jobs::Pool::Files), this, {},
        [missing = stillMissing(), folder](const Monitor& monitor) { return findWithin(missing, folder, monitor); },
        [this](const Findings& found) {
            m_search.clear();
            adopt(found);
        });
    connect(m_search, &Job::progressed, this, [this] {
        if (m_search)
            m_note->setText(tr("Looking in %1").arg(m_search->stage()));
    });
    const auto ended = [this](const QString& why) {
        m_search.clear();
        refresh();
        m_note->setText(why);
    };
    connect(m_search, &Job::cancelled, this, [ended] { ended(tr("The search was stopped.")); });
    connect(m_search, &Job::failed, this, ended);
    refresh();
}

/// What was found before, or chosen by hand while a search was under way, stands.
void RelocateDialog::adopt(const Findings& found)
{
    for (auto it = found.cbegin(); it != found.cend(); ++it)
        if (!m_findings.contains(it.key()))
            m_findings.insert(it.key(), it.value());
    refresh();
    checkSizes();
}

/// Says which of the found files have another size than the one that is missing.
void RelocateDialog::checkSizes()
{
    FileRecords remembered;
    for (const MovedFile& file : m_missing)
        if (const QString now = m_findings.value(file.path); !now.isEmpty())
            remembered.insert(now, file.record);
    m_sizes.ask(
        m_jobs, Jobs::Pool::Files, {}, [remembered](const Monitor&) { return sizeNote(remembered); },
        [this](const QString& note) {
            if (!note.isEmpty())
                m_note->setText(note);
        },
        [](const QString&) {}, [] {});
}

void RelocateDialog::refresh()
{
    for (int i = 0; i < m_table->topLevelItemCount(); ++i) {
        QTreeWidgetItem* row = m_table->topLevelItem(i);
        const QString before = row->data(MovedName, Qt::UserRole).toString(), now = m_findings.value(before);
        row->setText(Now, now.isEmpty() ? tr("missing") : newPathText(before, now));
        row->setToolTip(Now, now);
        row->setForeground(Now, palette().brush(now.isEmpty() ? QPalette::Disabled : QPalette::Normal, QPalette::Text));
    }
    m_note->setText(tr("%1 of %2 found.").arg(m_findings.size()).arg(m_missing.size()));
    m_chooseFolder->setText(m_search ? tr("St&op searching") : tr("Search a f&older…"));
    m_use->setEnabled(!m_findings.isEmpty() && !m_beside.busy()); // what lies beside is used too
}
