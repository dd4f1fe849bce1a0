#include "views/sessionfiles/movedfiles.h"

#include <QCoreApplication>
#include <QDirIterator>

namespace
{

void collect(const Source& source, QStringList& paths)
{
    paths << source.file() << source.model();
    for (const Source& operand : source.operands())
        collect(operand, paths);
}

/// How many folders above a file are called alike in both paths.
int commonFolders(const QString& a, const QString& b)
{
    const QStringList left = a.split(u'/'), right = b.split(u'/');
    qsizetype common = 1;
    while (common < std::min(left.size(), right.size()) && left[left.size() - 1 - common] == right[right.size() - 1 - common])
        ++common;
    return int(common) - 1;
}

/// Orders candidates for a moved file: the remembered size counts more than the names of the folders.
int likeness(const MovedFile& file, const QFileInfo& candidate)
{
    constexpr int more = 1000;
    const bool sameTime = file.record.modified.isValid()
        && candidate.lastModified().toSecsSinceEpoch() == file.record.modified.toSecsSinceEpoch();
    return more * (candidate.size() == file.record.bytes) + 2 * commonFolders(file.path, candidate.filePath()) + sameTime;
}

} // namespace

QStringList filesOf(const SessionState& state)
{
    QStringList paths { state.genome };
    paths << state.aliases << state.models;
    for (const LaneSpec& lane : state.lanes)
        for (const LayerSpec& layer : lane.layers)
            collect(layer.source, paths);
    for (const InputChoice& choice : state.inputs)
        for (const auto& source : { choice.track, choice.coverage })
            if (source)
                collect(*source, paths);
    paths.removeAll(QString());
    paths.removeDuplicates();
    return paths;
}

QVector<MovedFile> missingFiles(const SessionState& state, const FileRecords& records)
{
    QVector<MovedFile> missing;
    for (const QString& path : filesOf(state))
        if (!QFileInfo::exists(path))
            missing.append({ path, records.value(path) });
    return missing;
}

void relocate(SessionState& state, const QString& oldPath, const QString& newPath)
{
    if (state.genome == oldPath)
        state.genome = newPath;
    for (QStringList* paths : { &state.aliases, &state.models }) {
        std::replace(paths->begin(), paths->end(), oldPath, newPath);
        paths->removeDuplicates();
    }
    for (LaneSpec& lane : state.lanes)
        for (LayerSpec& layer : lane.layers)
            relocate(layer.source, oldPath, newPath);
    for (InputChoice& choice : state.inputs) {
        if (choice.model == oldPath)
            choice.model = newPath;
        for (std::optional<Source>* source : { &choice.track, &choice.coverage })
            if (*source)
                relocate(**source, oldPath, newPath);
    }
}

Findings findAlongside(const QVector<MovedFile>& missing, const QString& oldPath, const QString& newPath)
{
    const QDir before = QFileInfo(oldPath).dir(), now = QFileInfo(newPath).dir();
    Findings found;
    for (const MovedFile& file : missing) {
        const QString candidate = QDir::cleanPath(now.absoluteFilePath(before.relativeFilePath(file.path)));
        if (file.path != oldPath && QFileInfo(candidate).isFile())
            found.insert(file.path, candidate);
    }
    return found;
}

Findings findWithin(const QVector<MovedFile>& missing, const QString& folder, const Monitor& monitor)
{
    QMultiHash<QString, const MovedFile*> wanted;
    for (const MovedFile& file : missing)
        wanted.insert(QFileInfo(file.path).fileName(), &file);
    Findings found;
    QHash<QString, int> best;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    for (int seen = 0; walk.hasNext(); ++seen) {
        walk.next();
        if (seen % 256 == 0)
            monitor.report(0, walk.fileInfo().path().toStdString());
        for (const MovedFile* file : wanted.values(walk.fileName())) {
            const int like = likeness(*file, walk.fileInfo());
            if (like <= best.value(file->path, -1))
                continue;
            best.insert(file->path, like);
            found.insert(file->path, QDir::cleanPath(walk.fileInfo().absoluteFilePath()));
        }
    }
    return found;
}

QString sizeNote(const FileRecords& remembered)
{
    QStringList names;
    for (auto it = remembered.cbegin(); it != remembered.cend(); ++it) {
        const QFileInfo file(it.key());
        if (file.isFile() && it->bytes >= 0 && file.size() != it->bytes)
            names << file.fileName();
    }
    names.sort();
    if (names.isEmpty())
        return {};
    if (names.size() == 1)
        return QCoreApplication::translate(
            "MovedFiles", "%1 has another size than when the session was saved: check that it is the same file.")
            .arg(names.first());
    return QCoreApplication::translate(
        "MovedFiles", "%1 files have another size than when the session was saved, check that they are the same: %2.")
        .arg(names.size())
        .arg(names.join(QStringLiteral(", ")));
}
