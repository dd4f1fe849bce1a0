#pragma once
#include "views/jobs/writingqueue.h"
#include "views/saving/bundling.h"
#include "views/saving/journal.h"
#include "views/saving/recentfiles.h"
#include "views/saving/relocating.h"
#include "views/session/filewatch.h"

class MessageBar;
class QMenu;
class QSettings;

/// The session as a file: where it is saved, and what the File menu does with it. Files are written in the background, one after
/// the other, as the session was when it was asked for.
class Document : public QObject
{
    Q_OBJECT

public:
    Document(Session&, FileOpener&, QSettings&, MessageBar&, QWidget* window);

    /// Empty: not saved yet. Undoing the opening of a file leaves a session without a file.
    const QString& path() const { return m_path; }
    /// Name for the title.
    QString name() const;
    void fillMenu(QMenu& file);
    RecentFiles& recent() { return m_recent; }
    /// Keeps a journal from now on, and offers to restore what windows left that were not closed properly. The journal outlives
    /// the document.
    void keep(Journal&);
    /// Whether the session may go: saved, or the user does not mind. Waits for what is being written; what could not be written
    /// is told, and keeps the session.
    bool mayClose();

public Q_SLOTS:
    void save();
    void saveAs();
    /// From now on in this file; one that ends in .xml is written for IGV instead, and the session stays where it is saved.
    void saveUnder(const QString& path);
    /// Looks in the background for files that are missing, and asks where they are now, and `path` among them (a lane's file,
    /// missing or not; may be empty).
    void relocate(const QString& path = {});

protected:
    bool eventFilter(QObject*, QEvent*) override;

Q_SIGNALS:
    void pathChanged();
    void done(const QString& sentence); ///< for the status bar

private:
    void setPath(const QString&);
    SessionFile content() const;
    QString askPath();
    void write(const QString& path);
    void noteWritten(const QString& path, const SessionState&, const FileRecords&);
    void exportIgv(const QString& path);
    void sayReadAgain(const QStringList& paths);
    void sayVanished(const QStringList& paths);
    void offer(const Journal::Remains&);
    void restore(const Journal::Remains&);
    void noteGenome();
    void noteModel(const QString& path);
    void moveRecords(const Findings&);

    Session& m_session;
    FileOpener& m_opener;
    QSettings& m_settings;
    MessageBar& m_messages;
    QWidget* m_window;
    QString m_path;
    QString m_asked; ///< where `save` writes: the name given last, also while the file is being written
    int m_since = 0; ///< index of the undo stack from which `m_path` holds
    int m_number = 0; ///< of the session: another one when another file is opened
    FileRecords m_files; ///< what is remembered of the session's files
    RecentFiles m_recent;
    FileWatch m_watch;
    Relocating m_relocating;
    Bundling m_bundling;
    Journal* m_journal = nullptr;
    WritingQueue m_writing;
};
