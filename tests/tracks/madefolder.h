#pragma once
#include "core/base/file.h"

#include <QTemporaryDir>

/// A temporary folder of files that a test makes; gone with the test.
class MadeFolder
{
protected:
    std::filesystem::path file(const QString& name, const std::string& content) const
    {
        const std::filesystem::path path = m_folder.filePath(name).toStdString();
        base::writeAtomically(path, content);
        return path;
    }

    QTemporaryDir m_folder;
};
