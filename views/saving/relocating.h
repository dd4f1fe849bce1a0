#pragma once
#include "views/jobs/latest.h"
#include "views/session/session.h"
#include "views/sessionfiles/movedfiles.h"

class RelocateDialog;

/// Files of the session that were moved: looks in the background for what is missing, asks where it is now, and lets the session
/// read it there, as one undoable step. One question at a time, about the session as it is: a newer question takes the place of
/// the older one, and another session of both.
class Relocating : public QObject
{
    Q_OBJECT

public:
    Relocating(Session&, QWidget* window);

    /// Asks where the files that are missing now are, and `path` among them (a lane's file, missing or not; may be empty).
    /// `remembered`: of the session's files.
    void look(const FileRecords& remembered, const QString& path = {});
    void ask(const QVector<MovedFile>& missing, const QString& selected = {});

Q_SIGNALS:
    void found(const Findings&);
    void nothingMissing();

private:
    void dismiss();
    void adopt(const Findings&);

    Session& m_session;
    QWidget* m_window;
    Latest m_look;
    QPointer<RelocateDialog> m_dialog;
};
