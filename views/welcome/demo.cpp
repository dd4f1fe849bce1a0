#include "views/welcome/demo.h"

#include "core/base/file.h"
#include "core/data/simulatedfiles.h"
#include "views/session/palette.h"

namespace
{

QString fromPath(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

LaneSpec laneOf(SessionState& state, const std::filesystem::path& path, const QString& name, const QColor& colour, double height)
{
    LaneSpec lane;
    lane.id = state.freeId();
    lane.name = name;
    lane.height = height;
    LayerSpec layer;
    layer.source.path = fromPath(path);
    layer.colour = colour;
    lane.layers = { layer };
    return lane;
}

/// Every lane says that it is simulated.
SessionState stateOf(const data::SimulatedFiles& files)
{
    SessionState state;
    state.genome = fromPath(files.genome);
    const auto add = [&](const std::filesystem::path& path, const QString& name, const QColor& colour, double height,
                         const QString& group = {}) {
        LaneSpec lane = laneOf(state, path, name, colour, height);
        lane.scale.group = group;
        state.lanes.append(lane);
    };
    const QString chromatin = Demo::tr("open chromatin"), rna = Demo::tr("RNA");
    const data::SimulatedFiles::Cell &a = files.cells[0], &b = files.cells[1];
    add(files.genes, Demo::tr("Genes (simulated)"), QColor(0x1d, 0x3e, 0x8c), 60);
    add(a.accessibility, Demo::tr("Open chromatin A (simulated)"), okabeIto(0), 60, chromatin);
    add(b.accessibility, Demo::tr("Open chromatin B (simulated)"), okabeIto(4), 60, chromatin);
    add(a.peaks, Demo::tr("Peaks A (simulated)"), okabeIto(0), 28);
    add(a.mcg, Demo::tr("mCG A (simulated)"), okabeIto(1), 48);
    add(a.acetylation, Demo::tr("H3K27ac A (simulated)"), okabeIto(5), 48);
    add(a.rnaPlus, Demo::tr("RNA A + (simulated)"), okabeIto(2), 48, rna);
    add(a.rnaMinus, Demo::tr("RNA A − (simulated)"), okabeIto(2), 48, rna);
    add(b.rnaPlus, Demo::tr("RNA B + (simulated)"), okabeIto(2), 48, rna);
    add(b.rnaMinus, Demo::tr("RNA B − (simulated)"), okabeIto(2), 48, rna);
    add(files.links, Demo::tr("Enhancer–gene links (simulated)"), okabeIto(3), 110);
    state.lanes.last().arcs.threshold = 0.1; // of the gene's RNA
    return state;
}

data::SimulatedFiles demoFiles()
{
    return { base::cacheFolder() / "demo-3", data::SimulationSettings::demo().cells };
}

/// Where to look first.
Interval prepare(const Monitor& monitor)
{
    const data::SimulatedFiles files = demoFiles();
    if (!std::filesystem::exists(files.readme)) // written last
        data::write(data::Simulation::make(data::SimulationSettings::demo(), monitor.part(0, 0.1)), files, monitor.part(0.1, 1));
    return data::showcaseOf(files);
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
    Job* job = m_jobs.start(Jobs::Pool::Files, this, tr("Making the demo"), prepare, [this](const Interval& where) {
        m_busy = false;
        Q_EMIT ready(stateOf(demoFiles()), where);
    });
    const auto over = [this](const QString& why) {
        m_busy = false;
        Q_EMIT failed(why);
    };
    connect(job, &Job::failed, this, over);
    connect(job, &Job::cancelled, this, [over] { over(tr("The demo was stopped before it was ready.")); });
}
