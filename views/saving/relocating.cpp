#include "views/saving/relocating.h"

#include "views/saving/relocatedialog.h"

#include <QFileInfo>

namespace
{

/// What is missing, and `path` with it.
QVector<MovedFile> askedFor(const SessionState& state, const FileRecords& remembered, const QString& path)
{
    QVector<MovedFile> moved = missingFiles(state, remembered);
    const bool listed = std::any_of(moved.begin(), moved.end(), [&](const MovedFile& file) { return file.path == path; });
    if (!path.isEmpty() && !listed)
        moved.append({ path, remembered.value(path) });
    return moved;
}

} // namespace

Relocating::Relocating(Session& session, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_window(window)
{
}

void Relocating::look(const FileRecords& remembered, const QString& path)
{
    m_look.ask(
        m_session.jobs(), Jobs::Pool::Files, tr("Looking for the files of the session"),
        [state = m_session.state(), remembered, path](const Monitor&) { return askedFor(state, remembered, path); },
        [this, path](const QVector<MovedFile>& moved) {
            if (moved.isEmpty())
                Q_EMIT nothingMissing();
            else
                ask(moved, path);
        },
        [](const QString&) {}, [] {});
}

void Relocating::ask(const QVector<MovedFile>& missing, const QString& selected)
{
    delete m_dialog;
    m_dialog = new RelocateDialog(missing, m_session.jobs(), m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->select(selected);
    connect(m_dialog, &QDialog::accepted, this, [this] { adopt(m_dialog->findings()); });
    m_dialog->open();
}

void Relocating::adopt(const Findings& findings)
{
    const QString text = findings.size() == 1 ? tr("Relocate %1").arg(QFileInfo(findings.cbegin().key()).fileName())
                                              : tr("Relocate %1 files").arg(findings.size());
    m_session.change(text, [&](SessionState& state) {
        for (auto it = findings.cbegin(); it != findings.cend(); ++it)
            relocate(state, it.key(), it.value());
    });
    Q_EMIT found(findings);
}
