#include "views/documents/document.h"

#include "views/documents/relocatedialog.h"
#include "views/messagebar.h"

#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>

Document::Document(Session& session, FileOpener& opener, QSettings& settings, MessageBar& messages, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_settings(settings)
    , m_messages(messages)
    , m_window(window)
{
    connect(&opener, &FileOpener::sessionOpened, this, [this](const QString& path, const SessionFile& file) {
        m_files = file.files;
        setPath(path);
    });
    connect(&opener, &FileOpener::filesMissing, this, [this](const QVector<MovedFile>& missing) { askWhere(missing, {}); });
    connect(&opener, &FileOpener::noted, &messages, &MessageBar::showProblem);
    connect(&session.undoStack(), &QUndoStack::indexChanged, this, [this](int index) {
        if (index < m_since)
            setPath({});
    });
}

QString Document::name() const
{
    return m_path.isEmpty() ? tr("New session") : QFileInfo(m_path).completeBaseName();
}

void Document::setPath(const QString& path)
{
    m_path = path;
    m_since = path.isEmpty() ? 0 : m_session.undoStack().index();
    Q_EMIT pathChanged();
}

void Document::fillMenu(QMenu& file)
{
    file.addAction(tr("&Save session"), QKeySequence::Save, this, &Document::save);
    file.addAction(tr("Save session &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this, &Document::saveAs);
    file.addAction(tr("Find &moved files…"), this, [this] { relocate(); });
}

void Document::save()
{
    if (m_path.isEmpty())
        return saveAs();
    write(m_path);
}

void Document::saveAs()
{
    const QString key = QStringLiteral("folder/session");
    QString path = m_path;
    if (path.isEmpty())
        path = QDir(m_settings.value(key).toString()).filePath(tr("session.epiarc"));
    path = QFileDialog::getSaveFileName(m_window, tr("Save session"), path, tr("Epiarc session (*.epiarc)"));
    if (path.isEmpty())
        return;
    m_settings.setValue(key, QFileInfo(path).absolutePath());
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".epiarc");
    if (!write(path))
        return;
    m_path = path;
    Q_EMIT pathChanged();
}

bool Document::write(const QString& path)
{
    try {
        m_files = writeSession(path.toStdString(), { m_session.state(), m_session.loci(), m_session.reversed(), m_files, {} });
        m_session.undoStack().setClean();
        Q_EMIT done(tr("Session saved: %1").arg(path));
        return true;
    } catch (const Error& problem) {
        m_messages.showProblem(QString::fromStdString(problem.what()));
        return false;
    }
}

bool Document::mayClose()
{
    if (m_session.undoStack().isClean())
        return true;
    const auto answer = QMessageBox::question(m_window, tr("Unsaved changes"), tr("The session has changes that are not saved."),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    if (answer == QMessageBox::Save)
        save();
    return answer == QMessageBox::Discard || m_session.undoStack().isClean();
}

void Document::relocate(const QString& path)
{
    QVector<MovedFile> moved = missingFiles(m_session.state(), m_files);
    const bool listed = std::any_of(moved.begin(), moved.end(), [&](const MovedFile& file) { return file.path == path; });
    if (!path.isEmpty() && !listed)
        moved.append({ path, m_files.value(path) });
    if (moved.isEmpty())
        return Q_EMIT done(tr("All files of the session are where it expects them."));
    askWhere(moved, path);
}

void Document::askWhere(const QVector<MovedFile>& missing, const QString& selected)
{
    delete m_relocating;
    m_relocating = new RelocateDialog(missing, m_session.jobs(), m_window);
    m_relocating->setAttribute(Qt::WA_DeleteOnClose);
    m_relocating->select(selected);
    connect(m_relocating, &QDialog::accepted, this, [this] { takeFindings(m_relocating->findings()); });
    m_relocating->open();
}

void Document::takeFindings(const Findings& found)
{
    for (auto it = found.cbegin(); it != found.cend(); ++it)
        m_files.insert(it.value(), m_files.value(it.key()));
    const QString text = found.size() == 1 ? tr("Relocate %1").arg(QFileInfo(found.cbegin().key()).fileName())
                                           : tr("Relocate %1 files").arg(found.size());
    m_session.change(text, [&](SessionState& state) {
        for (auto it = found.cbegin(); it != found.cend(); ++it)
            ::relocate(state, it.key(), it.value());
    });
}
