#pragma once
#include <QObject>

class QSystemTrayIcon;

/// Tells on the desktop what became of a run, also while the window is covered; nothing where the desktop shows no messages.
class RunNotice : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    void tell(const QString& sentence);

private:
    QSystemTrayIcon* m_icon = nullptr;
};
