#pragma once
#include "views/jobs/jobs.h"

#include <QPointer>
#include <QSet>
#include <QStringList>

class QSettings;

/// What was opened lately, newest first, at most 12 of a kind; among the settings of this user, so that all windows share it.
class RecentFiles : public QObject
{
    Q_OBJECT

public:
    RecentFiles(QSettings&, Jobs&, QObject* parent = nullptr);

    /// Absolute paths. Some may not exist any more.
    QStringList sessions() const;
    QStringList genomes() const;
    QStringList models() const;
    void addSession(const QString& path);
    void addGenome(const QString& path);
    void addModel(const QString& path);
    void clear();

    /// Looks in the background which of them are gone. One look at a time: a network drive that does not answer holds up no more
    /// than that.
    void look();
    /// Whether a file was gone at the last look. What was not looked for yet counts as there.
    bool isGone(const QString& path) const { return m_gone.contains(path); }
    /// Those of the paths that are not gone.
    QStringList present(QStringList paths) const;

    static constexpr int most = 12;

Q_SIGNALS:
    void changed(); ///< the lists, or which files are gone

private:
    QStringList all() const;
    void add(const QString& key, const QString& path);

    QSettings& m_settings;
    Jobs& m_jobs;
    QPointer<Job> m_look;
    QSet<QString> m_gone;
};
