#pragma once
#include "views/browser/browserview.h"

struct FigureOrder;
class Snapshot;

/// Everything that leaves the window as a file: figures, visible values, predictions. Asks for a name, writes in the background.
class Exporter : public QObject
{
    Q_OBJECT

public:
    Exporter(Session& session, BrowserView& browser, QWidget* window);

    void exportFigure();
    /// Draws what was ordered in the background. `pattern`: see figurePaths.
    void drawFigures(const FigureOrder&, const QString& pattern);
    void exportValues();
    /// Features, or values at the resolution of the file, of one lane or of all in a file each.
    void exportFeatures();
    void exportSignal();
    /// One lane that is predicted or made by a formula, as a bigWig over the locus.
    void exportPrediction();

Q_SIGNALS:
    void written(const QString& path);
    void failed(const QString& why);

private:
    using TrackWriter
        = void (*)(const std::filesystem::path&, const tracks::Track&, const std::vector<Interval>&, const Monitor&);
    template <typename Work>
    void write(const QString& path, const QString& title, Jobs::Pool pool, Work work);
    /// Where the figures shall go; empty when the user thinks better of it.
    QString askPattern(const FigureOrder&);
    /// True where little must be predicted for the export, or the user wants to wait for it.
    bool askPatience(const QVector<Source>&, const Loci&);
    void exportTracks(const QString& title, const QString& suffix, const std::vector<tracks::Kind>&, TrackWriter);
    QString askPath(const QString& title, const QString& suffix, const QString& filter);

    Session& m_session;
    BrowserView& m_browser;
    QWidget* m_window;
};
