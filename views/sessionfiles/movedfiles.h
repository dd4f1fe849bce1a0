#pragma once
#include "core/base/monitor.h"
#include "views/document/sessionstate.h"
#include "views/sessionfiles/filetable.h"

/// A file of the session that is not where it was.
struct MovedFile {
    QString path; ///< where it was, absolute
    FileRecord record;
};
/// Where moved files are now, by where they were.
using Findings = QHash<QString, QString>;

/// Every file the session reads, each once: genome, alias tables, models, tracks and operands of formulas.
QStringList filesOf(const SessionState&);
/// Asks the file system for each: not for the GUI thread.
QVector<MovedFile> missingFiles(const SessionState&, const FileRecords&);

/// Replaces a path wherever the session reads it. Inside Session::change.
void relocate(SessionState&, const QString& oldPath, const QString& newPath);

/// One file was found: which others lie at the same path relative to it as before?
Findings findAlongside(const QVector<MovedFile>&, const QString& oldPath, const QString& newPath);
/// Looks for files of the same names in a folder and the folders in it. Of several, one of the remembered size is taken, then the
/// one whose folders are called most like before. Links to folders are not followed. Throws Cancelled.
Findings findWithin(const QVector<MovedFile>&, const QString& folder, const Monitor& = {});

/// One sentence naming the files whose size is not the remembered one; empty when all agree. Paths are where the files are now.
/// Asks the file system for each.
QString sizeNote(const FileRecords& remembered);
