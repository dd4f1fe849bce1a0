#pragma once
#include "views/session/session.h"

#include <QMainWindow>

class Appearance;
class BrowserView;
class Document;
class Exporter;
class FileOpener;
class LocusBar;
class Menus;
class MessageBar;
class PanelDock;
class QSettings;
class QStackedWidget;
class Runs;
class StatusBar;
class Welcome;

/// Puts the parts together and connects them; decides nothing.
class Window : public QMainWindow
{
    Q_OBJECT

public:
    Window(Session& session, QSettings& settings);
    ~Window() override;

    /// Opens files and, when all have been looked at, goes to a locus (empty: stays).
    void open(const QStringList& paths, const QString& locus = {});
    Document& document() { return *m_document; }
    void askFiles();
    /// As the button on the first page.
    void openDemo();

protected:
    void dragEnterEvent(QDragEnterEvent*) override;
    void dropEvent(QDropEvent*) override;
    void closeEvent(QCloseEvent*) override;

private:
    void goTo(const QString& locus);
    void buildPanels();
    void addDock(PanelDock*, Qt::DockWidgetArea);
    void followRuns();
    void connectParts();
    void connectFirstPage();
    void choosePage();
    void updateTitle();

    Session& m_session;
    QSettings& m_settings;
    Appearance* m_appearance;
    FileOpener* m_opener;
    BrowserView* m_browser;
    LocusBar* m_locusBar;
    MessageBar* m_messages;
    Exporter* m_exporter;
    Document* m_document;
    Menus* m_menus;
    StatusBar* m_status;
    Welcome* m_welcome;
    Runs* m_runs;
    QStackedWidget* m_pages; ///< the first page, the lanes
};
