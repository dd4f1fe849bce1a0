#include "views/saving/recentmenu.h"

#include "views/look/menuheading.h"

#include <QFileInfo>

RecentMenu::RecentMenu(RecentFiles& recent, QWidget* parent)
    : QMenu(tr("Open &recent"), parent)
    , m_recent(recent)
{
    connect(this, &QMenu::aboutToShow, this, &RecentMenu::fill);
    connect(&recent, &RecentFiles::changed, this, &RecentMenu::disableGone);
}

void RecentMenu::fill()
{
    clear();
    add(tr("Sessions"), m_recent.sessions());
    add(tr("Genomes"), m_recent.genomes());
    add(tr("Models"), m_recent.models());
    const bool any = !isEmpty();
    addSeparator();
    addAction(tr("&Clear this list"), &m_recent, &RecentFiles::clear)->setEnabled(any);
    disableGone();
    m_recent.look();
}

void RecentMenu::add(const QString& title, const QStringList& paths)
{
    constexpr int widest = 520;
    if (!paths.isEmpty())
        addHeading(*this, title);
    for (const QString& path : paths) {
        const QFileInfo file(path);
        const QString text
            = fontMetrics().elidedText(QStringLiteral("%1 — %2").arg(file.fileName(), file.path()), Qt::ElideMiddle, widest);
        QAction* action
            = addAction(QString(text).replace(u'&', QStringLiteral("&&")), this, [this, path] { Q_EMIT chosen(path); });
        action->setData(path);
    }
}

void RecentMenu::disableGone()
{
    for (QAction* action : actions())
        if (const QString path = action->data().toString(); !path.isEmpty())
            action->setEnabled(!m_recent.isGone(path));
}
