#pragma once
#include "views/jobs/jobs.h"
#include "views/sessionfiles/movedfiles.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

/// Asks where files are now. Pointing to one of them, or to a folder, finds others by their place relative to it and by name and
/// size; whatever is not found may stay missing.
class RelocateDialog : public QDialog
{
    Q_OBJECT

public:
    RelocateDialog(const QVector<MovedFile>& missing, Jobs& jobs, QWidget* parent = nullptr);

    const Findings& findings() const { return m_findings; }
    void select(const QString& oldPath);

public Q_SLOTS:
    /// The user points to one file; those beside it are found with it.
    void point(const QString& oldPath, const QString& newPath);
    /// Looks through a folder, in the background, for what is still missing.
    void search(const QString& folder);

private:
    void chooseFile();
    void chooseFolder();
    QVector<MovedFile> stillMissing() const;
    void adopt(const Findings&);
    void refresh();
    QString selected() const;

    QVector<MovedFile> m_missing;
    Jobs& m_jobs;
    Findings m_findings;
    QPointer<Job> m_search;
    QTreeWidget* m_table;
    QLabel* m_note;
    QPushButton *m_chooseFile, *m_chooseFolder, *m_use;
};
