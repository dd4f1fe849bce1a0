#include "views/exporting/exporter.h"

#include "core/tracks/writing/trackwriter.h"
#include "views/exporting/computedlayers.h"
#include "views/exporting/predictionwork.h"
#include "views/exporting/valuestable.h"
#include "views/figures/figuredialog.h"
#include "views/figures/figureseries.h"
#include "views/painting/painters.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QSettings>

namespace
{

/// A track of a lane, for choosing.
struct NamedTrack {
    QString name;
    std::shared_ptr<const tracks::Track> track;
    Source source;
};

std::vector<NamedTrack> tracksOf(const Snapshot& snapshot, const std::vector<tracks::Kind>& kinds)
{
    std::vector<NamedTrack> found;
    for (qsizetype lane = 0; lane < snapshot.lanes().size(); ++lane) {
        const LaneView& view = snapshot.lanes()[lane];
        for (qsizetype i = 0; i < view.layers.size(); ++i) {
            const auto& track = snapshot.tracks(lane)[size_t(i)];
            const bool wanted = track && std::find(kinds.begin(), kinds.end(), track->kind()) != kinds.end();
            if (wanted)
                found.push_back({ view.layers.size() > 1 ? view.name + u' ' + view.layers[i].name : view.name, track,
                    snapshot.session().state.lanes[lane].layers[i].source });
        }
    }
    QStringList names;
    for (const NamedTrack& track : found)
        names << track.name;
    names = toldApart(names);
    for (size_t i = 0; i < found.size(); ++i)
        found[i].name = names[qsizetype(i)];
    return found;
}

} // namespace

Exporter::Exporter(Session& session, BrowserView& browser, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_browser(browser)
    , m_window(window)
{
}

bool Exporter::askPatience(const QVector<Source>& sources, const Loci& loci)
{
    const QString warning
        = warningOf(predictionWork(sources, loci, [this](const QString& model) { return m_session.sources().model(model); }));
    return warning.isEmpty()
        || QMessageBox::question(m_window, tr("Export prediction"),
               warning + u' ' + tr("It is done in the background, where it can be stopped. Begin?"))
        == QMessageBox::Yes;
}

QString Exporter::askPath(const QString& title, const QString& suffix, const QString& filter)
{
    QSettings settings;
    const QString key = QStringLiteral("folder/export");
    const Interval& locus = m_session.locus();
    const QString name
        = QStringLiteral("%1_%2-%3.%4").arg(QString::fromStdString(locus.chrom)).arg(locus.start + 1).arg(locus.end).arg(suffix);
    QString path = QFileDialog::getSaveFileName(m_window, title, settings.value(key).toString() + u'/' + name, filter);
    if (path.isEmpty())
        return path;
    if (!path.endsWith(u'.' + suffix, Qt::CaseInsensitive))
        path += u'.' + suffix;
    settings.setValue(key, QFileInfo(path).absolutePath());
    return path;
}

template <typename Work>
void Exporter::write(const QString& path, const QString& title, Jobs::Pool pool, Work work)
{
    const auto whole = [work](const Monitor& monitor) {
        work(monitor);
        return true;
    };
    Job* job = m_session.jobs().start(pool, this, title.isEmpty() ? tr("Writing %1").arg(QFileInfo(path).fileName()) : title,
        whole, [this, path](bool) { Q_EMIT written(path); });
    connect(job, &Job::failed, this, &Exporter::failed);
}

void Exporter::exportFigure()
{
    if (m_session.locus().empty())
        return Q_EMIT failed(tr("There is nothing to draw yet: open a genome first."));
    FigureDialog dialog(m_session, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const FigureOrder order = dialog.order();
    if (const QString pattern = askPattern(order); !pattern.isEmpty())
        drawFigures(order, pattern);
}

QString Exporter::askPattern(const FigureOrder& order)
{
    if (order.loci.size() == 1)
        return askPath(tr("Export figure"), order.suffix, QStringLiteral("%1 (*.%2)").arg(order.suffix.toUpper(), order.suffix));
    QSettings settings;
    const QString key = QStringLiteral("folder/export");
    const QString folder
        = QFileDialog::getExistingDirectory(m_window, tr("Folder for the figures"), settings.value(key).toString());
    if (folder.isEmpty())
        return folder;
    settings.setValue(key, folder);
    const QString pattern = folder + QStringLiteral("/{name}.") + order.suffix;
    QStringList there;
    for (const QString& path : figurePaths(pattern, order.loci))
        if (QFile::exists(path))
            there << QFileInfo(path).fileName();
    const bool go = there.isEmpty()
        || QMessageBox::question(m_window, tr("Export figures"),
               tr("%n of these files exist already, such as %1. Replace them?", nullptr, int(there.size())).arg(there.first()))
            == QMessageBox::Yes;
    return go ? pattern : QString();
}

void Exporter::drawFigures(const FigureOrder& order, const QString& pattern)
{
    const QStringList paths = figurePaths(pattern, order.loci);
    const bool several = paths.size() > 1;
    bool immediate = true;
    for (const FigureLocus& figureLocus : order.loci)
        immediate = immediate && order.snapshot.immediate(figureLocus.loci);
    const auto draw = [order, paths](const Monitor& monitor) {
        const QString problem = saveFigures(order.snapshot, order.spec, order.loci, paths, monitor, [&](qsizetype i) {
            if (order.saveSettings)
                writeFigure(settingsPath(paths[i].toStdString()), figureFile(order.snapshot, order.spec, order.loci[i]));
        });
        if (!problem.isEmpty())
            throw Error(tr("The figure was written, but a lane of it could not be drawn: %1").arg(problem).toStdString());
    };
    write(several ? QFileInfo(pattern).path() : paths.first(), several ? tr("Drawing %1 figures").arg(paths.size()) : QString(),
        immediate ? Jobs::Pool::Files : Jobs::Pool::Compute, draw);
}

void Exporter::exportValues()
{
    if (m_session.locus().empty())
        return Q_EMIT failed(tr("There are no values yet: open a genome and a track first."));
    const QString path = askPath(tr("Export visible values"), QStringLiteral("tsv"), tr("Table (*.tsv)"));
    if (path.isEmpty())
        return;
    const Snapshot snapshot(m_session);
    const Scale scale = m_browser.panels().scene(0).panels[m_session.active()].scale;
    const auto pool = snapshot.immediate({ scale.interval() }) ? Jobs::Pool::Files : Jobs::Pool::Compute;
    write(path, {}, pool, [snapshot, scale, path = path.toStdString()](const Monitor& monitor) {
        saveValues(path, scale, snapshot.read({ scale }, monitor).panels.first().lanes);
    });
}

void Exporter::exportFeatures()
{
    exportTracks(tr("Export visible features"), QStringLiteral("bed"), { tracks::Kind::Genes, tracks::Kind::Features },
        tracks::writeFeatures);
}

void Exporter::exportSignal()
{
    exportTracks(tr("Export visible signal"), QStringLiteral("bedgraph"), { tracks::Kind::Signal }, tracks::writeBedGraph);
}

void Exporter::exportTracks(
    const QString& title, const QString& suffix, const std::vector<tracks::Kind>& kinds, TrackWriter writer)
{
    const Snapshot snapshot(m_session);
    std::vector<NamedTrack> chosen = tracksOf(snapshot, kinds);
    if (chosen.empty())
        return Q_EMIT failed(tr("No lane shows anything of that kind: open a track first."));
    QStringList names;
    for (const NamedTrack& track : chosen)
        names << track.name;
    if (chosen.size() > 1) {
        bool ok = false;
        const QString all = tr("All, one file each");
        const QString name = QInputDialog::getItem(m_window, title, tr("Lane:"), QStringList { all } + names, 0, false, &ok);
        if (!ok)
            return;
        if (name != all)
            chosen = { chosen[size_t(names.indexOf(name))] };
    }
    QVector<Source> sources;
    for (const NamedTrack& track : chosen)
        sources << track.source;
    if (!snapshot.immediate(snapshot.loci()) && !askPatience(sources, snapshot.loci()))
        return;
    const QString path = askPath(title, suffix, QStringLiteral("%1 (*.%1)").arg(suffix));
    if (path.isEmpty())
        return;
    const bool several = chosen.size() > 1;
    const std::vector<Interval> where(snapshot.loci().begin(), snapshot.loci().end());
    QVector<FigureLocus> loci;
    for (const NamedTrack& track : chosen)
        loci.append({ snapshot.loci(), track.name });
    QFileInfo file(path);
    const QStringList paths
        = figurePaths(several ? file.path() + u'/' + file.completeBaseName() + QStringLiteral("_{name}.") + suffix : path, loci);
    write(paths.first(), several ? tr("Writing %1 files").arg(paths.size()) : QString(),
        snapshot.immediate(snapshot.loci()) ? Jobs::Pool::Files : Jobs::Pool::Compute,
        [chosen, where, paths, writer](const Monitor& monitor) {
            const double count = double(chosen.size());
            for (size_t i = 0; i < chosen.size(); ++i)
                writer(paths[qsizetype(i)].toStdString(), *chosen[i].track, where,
                    monitor.part(double(i) / count, double(i + 1) / count));
        });
}

void Exporter::exportPrediction()
{
    const QVector<ComputedLayer> layers = computedLayers(m_session.state());
    if (layers.isEmpty())
        return Q_EMIT failed(
            tr("No lane is computed: tick a track in the model panel, or make the difference of two lanes first."));
    QStringList labels;
    for (const ComputedLayer& layer : layers)
        labels.append(layer.label);
    bool ok = true;
    const QString chosen = layers.size() == 1
        ? labels.first()
        : QInputDialog::getItem(m_window, tr("Export prediction"),
            tr("Computed lane over %1:").arg(QString::fromStdString(toText(m_session.locus()))), labels, 0, false, &ok);
    if (!ok)
        return;
    const Source source = layers[labels.indexOf(chosen)].source;
    const Sources::Opened opened = m_session.sources().opened(source);
    if (!opened.problem.isEmpty())
        return Q_EMIT failed(opened.problem);
    if (!opened.track)
        return Q_EMIT failed(Sources::tr("This is still being opened: try again in a moment."));
    const Loci loci { m_session.locus() };
    if (!opened.track->immediate(loci.first()) && !askPatience({ source }, loci))
        return;
    const QString path = askPath(tr("Export prediction"), QStringLiteral("bw"), tr("bigWig (*.bw)"));
    if (path.isEmpty())
        return;
    write(path, {}, Jobs::Pool::Compute,
        [track = opened.track, genome = m_session.sources().genome(), where = m_session.locus(), path = path.toStdString()](
            const Monitor& monitor) { tracks::writeBigWig(path, *track, { where }, *genome, monitor); });
}
