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
    connect(&session, &Session::replaced, this, [this] {
        m_look.drop();
        dismiss();
    });
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
    m_look.drop();
    dismiss();
    auto* dialog = new RelocateDialog(missing, m_session.jobs(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->select(selected);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { adopt(dialog->findings()); });
    dialog->open();
    m_dialog = dialog;
}

/// Later, together with a file dialog that may be open on it.
void Relocating::dismiss()
{
    if (m_dialog)
        m_dialog->reject();
    m_dialog.clear();
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
