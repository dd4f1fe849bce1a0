#pragma once
#include "core/base/file.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <memory>

/// A temporary folder of files that a test writes; gone with the test, or with the next one where init() makes another.
class WrittenFolder
{
protected:
    QString path(QAnyStringView name) const { return m_folder->filePath(name.toString()); }
    /// Makes the folders on the way; the file's path.
    QString write(QAnyStringView name, QByteArrayView text) const
    {
        const QString file = path(name);
        QDir().mkpath(QFileInfo(file).path());
        base::writeAtomically(file.toStdString(), std::string(text.begin(), text.end()));
        return file;
    }

    std::unique_ptr<QTemporaryDir> m_folder = std::make_unique<QTemporaryDir>();
};
