#include "views/sessionfiles/bundle.h"

#include "core/base/error.h"
#include "core/base/zip.h"
#include "views/sessionfiles/movedfiles.h"

#include <QSet>

#include <fmt/format.h>

QVector<BundlePart> bundleParts(const SessionState& state)
{
    QVector<BundlePart> parts;
    for (const QString& path : filesOf(state)) {
        if (!QFileInfo(path).isFile())
            continue;
        BundlePart part { path, QFileInfo(path).size(), {} };
        for (const char* suffix : { ".fai", ".gzi", ".tbi", ".csi" }) {
            const QFileInfo index(path + QLatin1String(suffix));
            if (!index.isFile())
                continue;
            part.indexes << index.filePath();
            part.bytes += index.size();
        }
        parts.append(part);
    }
    return parts;
}

void writeBundle(const QString& zip, const SessionFile& file, const QVector<BundlePart>& parts, const Monitor& monitor)
{
    // References below the root of the file system meet no file by chance where the bundle is unpacked.
    FileTable files(QDir::root(), file.files);
    std::vector<base::ZipEntry> entries(1);
    QSet<QString> taken;
    for (const BundlePart& part : parts) {
        const QString name = QFileInfo(part.path).fileName();
        QString inside = QStringLiteral("data/") + name;
        for (int other = 2; taken.contains(inside); ++other)
            inside = QStringLiteral("data/%1/%2").arg(other).arg(name);
        taken.insert(inside);
        files.include(part.path, inside.toStdString());
        entries.push_back({ inside.toStdString(), part.path.toStdString() });
        for (const QString& index : part.indexes)
            entries.push_back({ (inside + index.mid(part.path.size())).toStdString(), index.toStdString() });
    }
    entries.front()
        = { QFileInfo(zip).completeBaseName().toStdString() + ".epiarc", {}, sessionJson(file, files).dump(2) + "\n" };
    base::writeZip(zip.toStdString(), entries, monitor);
}

QString unpackBundle(const QString& zip, const QString& folder, const Monitor& monitor)
{
    base::unpackZip(zip.toStdString(), folder.toStdString(), monitor);
    const QStringList sessions = QDir(folder).entryList({ QStringLiteral("*.epiarc") }, QDir::Files);
    if (sessions.isEmpty())
        throw Error(fmt::format("{} was unpacked into {}, but holds no Epiarc session: open the files you want from there.",
            zip.toStdString(), folder.toStdString()));
    return QDir(folder).filePath(sessions.first());
}
