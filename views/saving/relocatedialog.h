#pragma once
#include "views/jobs/latest.h"
#include "views/sessionfiles/movedfiles.h"

#include <QDialog>

#include <functional>

class QLabel;
class QPushButton;
class QTreeWidget;

/// Asks where files are now. Pointing to one of them finds others by their paths relative to it, a folder those in it by name and
/// size; whatever is not found may stay missing. The file system is asked in the background.
class RelocateDialog : public QDialog
{
    Q_OBJECT

public:
    RelocateDialog(const QVector<MovedFile>& missing, Jobs& jobs, QWidget* parent = nullptr);

    const Findings& findings() const { return m_findings; }
    void select(const QString& oldPath);

public Q_SLOTS:
    /// The user points to one file; those that lie beside it as before are found with it.
    void point(const QString& oldPath, const QString& newPath);
    /// Looks through a folder for what is still missing.
    void search(const QString& folder);

private:
    void chooseFile();
    void chooseFolder();
    /// A dialog of the system begins in the folder of the selected file, or the nearest above it that is there.
    void askBeginningAt(const QString& path, std::function<void(const QString& folder)> ask);
    QVector<MovedFile> stillMissing() const;
    void adopt(const Findings&);
    void checkSizes();
    void refresh();
    QString selected() const;

    QVector<MovedFile> m_missing;
    Jobs& m_jobs;
    Findings m_findings;
    QPointer<Job> m_search;
    Latest m_beside, m_sizes, m_nearest;
    QTreeWidget* m_table;
    QLabel* m_note;
    QPushButton *m_chooseFile, *m_chooseFolder, *m_use;
};
