#pragma once
#include "core/base/file.h"

#include <QProcess>
#include <QTemporaryDir>

struct ProgramResult {
    int code = -1;
    QString out, err;
};

/// Runs one of the programs that were built here in a folder.
inline ProgramResult runProgram(const QString& name, const QString& folder, const QStringList& arguments)
{
    QProcess program;
    program.setWorkingDirectory(folder);
    program.start(QStringLiteral(BIN_DIR "/") + name, arguments);
    if (!program.waitForFinished(240'000) || program.exitStatus() != QProcess::NormalExit)
        return { -1, {}, QStringLiteral("did not end by itself") };
    return { program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
        QString::fromUtf8(program.readAllStandardError()) };
}

/// Runs epiarc-cli in a folder of its own.
class Program
{
public:
    using Result = ProgramResult;
    QString at(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    QString folder() const { return m_folder.path(); }
    Result run(const QStringList& arguments) const
    {
        return runProgram(QStringLiteral("epiarc-cli"), m_folder.path(), arguments);
    }
    /// A line as a user types it, blanks between arguments.
    Result run(const QString& line) const { return run(line.split(u' ')); }
    /// A file of tab-separated lines without its comments.
    QList<QStringList> table(const char* name) const
    {
        QList<QStringList> rows;
        for (const QString& line :
            QString::fromStdString(base::readFile(at(name).toStdString())).split(u'\n', Qt::SkipEmptyParts))
            if (!line.startsWith(u'#'))
                rows.append(line.split(u'\t'));
        return rows;
    }

private:
    QTemporaryDir m_folder;
};
