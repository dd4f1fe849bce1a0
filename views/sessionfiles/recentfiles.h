#pragma once
#include <QObject>
#include <QStringList>

class QSettings;

/// What was opened lately, newest first, at most 12 of a kind; among the settings of this user, so that all windows share it.
class RecentFiles : public QObject
{
    Q_OBJECT

public:
    explicit RecentFiles(QSettings&, QObject* parent = nullptr);

    /// Absolute paths. Some may not exist any more.
    QStringList sessions() const;
    QStringList genomes() const;
    QStringList models() const;
    void addSession(const QString& path);
    void addGenome(const QString& path);
    void addModel(const QString& path);
    void clear();

    static constexpr int most = 12;

Q_SIGNALS:
    void changed();

private:
    void add(const QString& key, const QString& path);

    QSettings& m_settings;
};
