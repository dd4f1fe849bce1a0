#pragma once
#include "views/session/session.h"

#include <QMainWindow>

class BrowserView;
class Exporter;
class FileOpener;
class LocusBar;
class MessageBar;
class QLabel;
class QSettings;

/// Puts the parts together and connects them; decides nothing.
class Window : public QMainWindow
{
    Q_OBJECT

public:
    Window(Session& session, QSettings& settings);
    ~Window() override;

    /// Opens files and, when all have been looked at, goes to a place (empty: stays).
    void open(const QStringList& paths, const QString& locus = {});

protected:
    void dragEnterEvent(QDragEnterEvent*) override;
    void dropEvent(QDropEvent*) override;
    void closeEvent(QCloseEvent*) override;

private:
    void goTo(const QString& locus);
    void buildMenus();
    void buildFileMenu();
    void buildViewMenu();
    void buildDocks();
    void connectParts();
    void askFiles();
    void saveSession();
    void saveSessionAs();
    void showShortcuts();
    void showAbout();
    void updateTitle();
    bool mayClose();

    Session& m_session;
    QSettings& m_settings;
    FileOpener* m_opener;
    BrowserView* m_browser;
    LocusBar* m_locusBar;
    MessageBar* m_messages;
    Exporter* m_exporter;
    QLabel* m_position;
    QLabel* m_jobsNote;
    QString m_sessionPath;
};
