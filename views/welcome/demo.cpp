#include "views/welcome/demo.h"

#include "core/base/file.h"
#include "core/models/engine.h"
#include "core/simulation/simulatedfiles.h"
#include "views/document/attentionlanes.h"
#include "views/look/palette.h"

#include <QFile>

#include <algorithm>
#include <array>

namespace
{

constexpr int shown = 2; // cell types

simulation::SimulatedFiles demoFiles()
{
    return { base::cacheFolder() / "demo-6", simulation::SimulationSettings::demo().cells };
}

/// A file of the model for each cell type: a session gives the inputs of a model one track each.
std::filesystem::path modelOf(int cell)
{
    return demoFiles().genome.parent_path() / ("EpiAttend in " + simulation::Simulation::cellName(cell) + ".safetensors");
}

QString fromPath(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

Source fileSource(const std::filesystem::path& path)
{
    return FileSource { fromPath(path) };
}

/// Every lane says that it is simulated.
class DemoState
{
public:
    explicit DemoState(const simulation::Showcase& showcase)
    {
        const simulation::SimulatedFiles files = demoFiles();
        const simulation::SimulatedFiles::Cell &a = files.cells[0], &b = files.cells[1];
        m_state.genome = fromPath(files.genome);
        add(files.genes, Demo::tr("Genes (simulated)"), QColor(0x1d, 0x3e, 0x8c), 52);
        add(files.links, Demo::tr("True enhancer–gene links (simulated)"), okabeIto(3), 80);
        m_state.lanes.last().arcs.threshold = 0.1; // of the gene's RNA
        add(a.peaks, Demo::tr("Peaks A (simulated)"), okabeIto(0), 24);
        add(a.accessibility, Demo::tr("Open chromatin A (simulated)"), okabeIto(0), 44, Demo::tr("open chromatin"));
        add(b.accessibility, Demo::tr("Open chromatin B (simulated)"), okabeIto(4), 44, Demo::tr("open chromatin"));
        add(a.acetylation, Demo::tr("H3K27ac A (simulated)"), okabeIto(2), 40);
        add(a.mcg, Demo::tr("mCG A (simulated)"), okabeIto(5), 36);
        for (int cell = 0; cell < shown; ++cell)
            openModel(cell, files.cells[size_t(cell)]);
        const std::array cages { a.cage, b.cage };
        const std::array names { Demo::tr("CAGE A (simulated)"), Demo::tr("CAGE B (simulated)") };
        const std::array predicted { Demo::tr("CAGE A, predicted (simulated)"), Demo::tr("CAGE B, predicted (simulated)") };
        for (size_t cell = 0; cell < shown; ++cell) {
            add(cages[cell], names[cell], okabeIto(2), 40, Demo::tr("CAGE"));
            addPredicted(int(cell), "CAGE", predicted[cell], Demo::tr("predicted CAGE"));
        }
        if (!showcase.gene.empty())
            addAttention(showcase, a.peaks);
    }
    const SessionState& state() const { return m_state; }

private:
    LaneSpec& add(const Source& source, const QString& name, const QColor& colour, double height)
    {
        LaneSpec lane;
        lane.id = m_state.freeId();
        lane.name = name;
        lane.height = height;
        lane.layers = { { source, {}, colour } };
        m_state.lanes.append(lane);
        return m_state.lanes.last();
    }
    void add(
        const std::filesystem::path& path, const QString& name, const QColor& colour, double height, const QString& group = {})
    {
        add(fileSource(path), name, colour, height).scale.group = group;
    }
    void openModel(int cell, const simulation::SimulatedFiles::Cell& files)
    {
        const QString model = fromPath(modelOf(cell));
        m_state.models.append(model);
        m_state.setInput({ model, QStringLiteral("ATAC"), fileSource(files.accessibility) });
        m_state.setInput({ model, QStringLiteral("mCG"), fileSource(files.mcg), fileSource(files.mcgReads) });
        m_state.setInput({ model, QStringLiteral("H3K27ac"), fileSource(files.acetylation) });
    }
    void addPredicted(int cell, const char* track, const QString& name, const QString& group = {})
    {
        const models::Head head = models::readSpec(modelOf(cell)).heads.front();
        const int column = int(std::ranges::find(head.tracks, track, &models::OutputTrack::name) - head.tracks.begin());
        add(PredictionSource { fromPath(modelOf(cell)), QString::fromStdString(head.name), column }, name, okabeIto(1), 40)
            .scale.group
            = group;
    }
    void addAttention(const simulation::Showcase& showcase, const std::filesystem::path& peaks)
    {
        const interpret::Promoter promoter { showcase.gene, showcase.tss,
            showcase.forward ? genome::Strand::Plus : genome::Strand::Minus };
        const QString model = fromPath(modelOf(0));
        showAttentionMap(m_state, model, promoter.tss.chrom, promoter.tss.centre(), {});
        m_state.lanes.last().name = Demo::tr("Attention map of A (simulated)");
        m_state.lanes.last().height = 180;
        showAttentionArcs(m_state, model, promoter, {}, fileSource(peaks));
        LaneSpec* arcs = attentionLane(m_state, model, AttentionSource::Form::Arcs);
        arcs->name = Demo::tr("Attention of %1 in A (simulated)").arg(QString::fromStdString(showcase.gene));
        arcs->height = 80;
        arcs->arcs.most = 12;
    }
    SessionState m_state;
};

/// The model that comes with the program.
void writeModels()
{
    QFile resource(QStringLiteral(":/demo/epiattend.safetensors"));
    if (!resource.open(QIODevice::ReadOnly))
        throw Error("The model of the demo is missing in this program: install it again.");
    const std::string bytes = resource.readAll().toStdString();
    for (int cell = 0; cell < shown; ++cell)
        base::writeAtomically(modelOf(cell), bytes);
}

struct Prepared {
    SessionState state;
    Interval where;
};

/// The world is simulated at its first use.
Prepared prepare(const Monitor& monitor)
{
    const simulation::SimulatedFiles files = demoFiles();
    if (!std::filesystem::exists(files.readme)) // written last
        simulation::write(simulation::Simulation::make(simulation::SimulationSettings::demo(), monitor.part(0, 0.1)), files,
            monitor.part(0.1, 1));
    writeModels();
    const simulation::Showcase showcase = simulation::showcaseOf(files);
    return { DemoState(showcase).state(), showcase.where };
}

} // namespace

Demo::Demo(Jobs& jobs, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
{
}

void Demo::make()
{
    if (m_busy)
        return;
    m_busy = true;
    Job* job = m_jobs.start(Jobs::Pool::Files, this, tr("Making the demo"), prepare, [this](const Prepared& prepared) {
        m_busy = false;
        Q_EMIT ready(prepared.state, prepared.where);
    });
    const auto over = [this](const QString& why) {
        m_busy = false;
        Q_EMIT failed(why);
    };
    connect(job, &Job::failed, this, over);
    connect(job, &Job::cancelled, this, [over] { over(tr("The demo was stopped before it was ready.")); });
}
