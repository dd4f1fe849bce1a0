#pragma once
#include "core/base/monitor.h"
#include "views/sessionfiles/sessionfile.h"

/// A zip archive to hand to a colleague: the session at its root and, in data/, the files that it reads.

/// A file that may travel with a session.
struct BundlePart {
    QString path;
    qint64 bytes = 0; ///< with its indexes
    QStringList indexes; ///< files beside it that belong to it: .fai, .gzi, .tbi, .csi
};

/// The files of a session that are there, in the session's order.
QVector<BundlePart> bundleParts(const SessionState&);

/// Packs the session with these parts; of other files it keeps where they are on this computer. Atomic. Throws Error, Cancelled.
void writeBundle(const QString& zip, const SessionFile&, const QVector<BundlePart>&, const Monitor& = {});

/// Unpacks into a folder that is made, or empty; gives the path of the session in it. Throws Error, Cancelled.
QString unpackBundle(const QString& zip, const QString& folder, const Monitor& = {});
