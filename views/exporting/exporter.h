#pragma once
#include "views/browser/browserview.h"

class QMenu;

/// Everything that leaves the window as a file: figures, visible values, predictions. Asks for a name, writes in the background.
class Exporter : public QObject
{
    Q_OBJECT

public:
    Exporter(Session& session, BrowserView& browser, QWidget* window);

    void exportFigure();
    void exportValues();
    void exportPrediction();

Q_SIGNALS:
    void written(const QString& path);
    void failed(const QString& why);

private:
    template <typename Work>
    void write(const QString& path, Jobs::Pool pool, Work work);
    QString askPath(const QString& title, const QString& suffix, const QString& filter);

    Session& m_session;
    BrowserView& m_browser;
    QWidget* m_window;
};
