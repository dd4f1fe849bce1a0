#include "views/exporting/exporter.h"

#include "core/tracks/bigwigwriter.h"
#include "views/browser/figure.h"
#include "views/browser/painters.h"
#include "views/exporting/figuredialog.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QSettings>

namespace
{

/// One predicted layer of the session, for choosing.
struct PredictedLayer {
    QString label;
    Source source;
};

QList<PredictedLayer> predictedLayers(const Session& session)
{
    QList<PredictedLayer> found;
    for (const LaneSpec& lane : session.state().lanes)
        for (const LayerSpec& layer : lane.layers)
            if (layer.source.kind == Source::Kind::Prediction)
                found.append({ lane.name.isEmpty() ? layer.name : lane.name + QStringLiteral(" — ") + layer.name, layer.source });
    return found;
}

int headIndex(const models::ModelSpec& spec, const QString& name)
{
    for (size_t i = 0; i < spec.heads.size(); ++i)
        if (QString::fromStdString(spec.heads[i].name) == name)
            return int(i);
    return 0;
}

void writePrediction(const std::string& path, const models::PredictionStore& store, const genome::Genome& genome, int head,
    int track, const Interval& where, const Monitor& monitor)
{
    const auto values = store.values(head, track, where, monitor.part(0, 0.9));
    tracks::ChromosomeValues chromosome { where.chrom, genome.length(where.chrom).value_or(0),
        { { values.first, store.spec().binSize, values.values } } };
    tracks::writeBigWig(path, { std::move(chromosome) }, monitor.part(0.9, 1));
}

/// What the window shows, at the width of a figure.
void rescale(Scene& scene, double widthMm)
{
    const double stretch = Figure::dataWidth(widthMm) / (scene.panels.last().scale.right() - laneHeaderWidth);
    for (PanelView& panel : scene.panels) {
        const Scale now = panel.scale;
        panel.scale = { now.interval(), laneHeaderWidth + (now.left() - laneHeaderWidth) * stretch, now.width() * stretch,
            now.reversed() };
    }
}

} // namespace

Exporter::Exporter(Session& session, BrowserView& browser, QWidget* window)
    : QObject(window)
    , m_session(session)
    , m_browser(browser)
    , m_window(window)
{
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
void Exporter::write(const QString& path, Jobs::Pool pool, Work work)
{
    const auto whole = [work](const Monitor& monitor) {
        work(monitor);
        return true;
    };
    Job* job = m_session.jobs().start(
        pool, this, tr("Writing %1").arg(QFileInfo(path).fileName()), whole, [this, path](bool) { Q_EMIT written(path); });
    connect(job, &Job::failed, this, &Exporter::failed);
}

void Exporter::exportFigure()
{
    if (m_session.locus().empty())
        return Q_EMIT failed(tr("There is nothing to draw yet: open a genome first."));
    Figure figure { m_browser.panels().scene(laneHeaderWidth) };
    FigureDialog dialog(figure.heightMm(), m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    figure.widthMm = dialog.widthMm();
    rescale(figure.scene, figure.widthMm);
    figure.dpi = dialog.dpi();
    const QString suffix = dialog.suffix();
    const QString path = askPath(tr("Export figure"), suffix, QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    if (!path.isEmpty())
        write(
            path, Jobs::Pool::Files, [figure, path = path.toStdString()](const Monitor& monitor) { figure.save(path, monitor); });
}

void Exporter::exportValues()
{
    if (m_session.locus().empty())
        return Q_EMIT failed(tr("There are no values yet: open a genome and a track first."));
    const QString path = askPath(tr("Export visible values"), QStringLiteral("tsv"), tr("Table (*.tsv)"));
    if (!path.isEmpty())
        write(path, Jobs::Pool::Files,
            [panel = m_browser.panels().scene(0).panels[m_session.active()], path = path.toStdString()](
                const Monitor&) { saveValues(path, panel.scale.interval(), panel.lanes); });
}

void Exporter::exportPrediction()
{
    const QList<PredictedLayer> layers = predictedLayers(m_session);
    if (layers.isEmpty())
        return Q_EMIT failed(tr("No prediction is shown: tick a track in the model panel first."));
    QStringList labels;
    for (const PredictedLayer& layer : layers)
        labels.append(layer.label);
    bool ok = true;
    const QString chosen = layers.size() == 1
        ? labels.first()
        : QInputDialog::getItem(m_window, tr("Export prediction"),
            tr("Predicted track over %1:").arg(QString::fromStdString(toText(m_session.locus()))), labels, 0, false, &ok);
    if (!ok)
        return;
    const Source source = layers[labels.indexOf(chosen)].source;
    const auto store = m_session.sources().model(source.path).store;
    if (!store)
        return Q_EMIT failed(tr("The model is still being loaded: try again in a moment."));
    const QString path = askPath(tr("Export prediction"), QStringLiteral("bw"), tr("bigWig (*.bw)"));
    if (path.isEmpty())
        return;
    write(path, Jobs::Pool::Compute,
        [store, genome = m_session.sources().genome(), head = headIndex(store->spec(), source.head), track = source.track,
            where = m_session.locus(), path = path.toStdString()](
            const Monitor& monitor) { writePrediction(path, *store, *genome, head, track, where, monitor); });
}
