#pragma once
#include "views/saving/recentfiles.h"

#include <QMenu>

/// What was opened lately, to be opened again. The entries of files that are gone are disabled, as soon as that is known.
class RecentMenu : public QMenu
{
    Q_OBJECT

public:
    explicit RecentMenu(RecentFiles&, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& path);

private:
    void fill();
    void add(const QString& title, const QStringList& paths);
    void disableGone();

    RecentFiles& m_recent;
};
