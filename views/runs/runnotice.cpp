#include "views/runs/runnotice.h"

#include "views/look/icons.h"

#include <QSystemTrayIcon>
#include <QTimer>

void RunNotice::tell(const QString& sentence)
{
    constexpr int shown = 15'000; // ms
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    if (!m_icon)
        m_icon = new QSystemTrayIcon(programIcon(), this);
    m_icon->show(); // messages come from an icon that is there
    m_icon->showMessage(tr("Training"), sentence, programIcon(), shown);
    QTimer::singleShot(shown, m_icon, &QSystemTrayIcon::hide);
}
