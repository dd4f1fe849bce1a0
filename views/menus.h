#pragma once
#include <QObject>

class Appearance;
class BrowserView;
class Document;
class Exporter;
class LocusBar;
class QAction;
class QMenu;
class Session;
class Window;

/// What the entries of the menus act on.
struct WindowParts {
    Session& session;
    BrowserView& browser;
    LocusBar& locusBar;
    Exporter& exporter;
    Appearance& appearance;
    Document& document;
};

/// The menu bar of a window, every entry with its key.
class Menus : public QObject
{
    Q_OBJECT

public:
    Menus(Window& window, const WindowParts& parts);

    QMenu* file() const { return m_file; }
    QMenu* edit() const { return m_edit; }
    QMenu* lanes() const { return m_lanes; }
    QMenu* view() const { return m_view; }
    /// Inside View: which panels are open.
    QMenu* panels() const { return m_panels; }

private:
    void fillFile();
    void fillEdit();
    void fillLanes();
    void fillView();
    void fillPanels();
    void addWheelChoice();
    void fillLook();
    void fillHelp(QMenu&);
    void showAbout();

    Window& m_window;
    WindowParts m_parts;
    QMenu* m_file;
    QMenu* m_edit;
    QMenu* m_lanes;
    QMenu* m_view;
    QMenu* m_panels;
    QAction* m_export = nullptr;
};
