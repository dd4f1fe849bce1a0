#include "views/figures/snapshot.h"

#include "views/lanes/lane.h"
#include "views/lanes/panels.h"

#include <cmath>

Snapshot::Snapshot(const Session& session)
    : m_session { session.state(), session.loci(), session.reversed() }
    , m_genome(session.sources().genome())
    , m_whole(inProportion(session))
{
    for (const LaneSpec& lane : session.state().lanes) {
        LaneView view = bareView(lane, session.sources());
        m_tracks.emplace_back();
        for (const Source& source : lane.sources())
            m_tracks.back().push_back(session.sources().opened(source).track);
        for (qsizetype i = 0; i < lane.layers.size(); ++i) {
            const Sources::Opened opened = session.sources().opened(lane.layers[i].source);
            const bool opening = !opened.track && opened.problem.isEmpty();
            view.layers[i].problem = opening ? Sources::tr("This is still being opened: try again in a moment.") : opened.problem;
        }
        m_lanes.append(view);
    }
}

bool Snapshot::immediate(const Loci& loci) const
{
    for (size_t lane = 0; lane < m_tracks.size(); ++lane) {
        const LaneSpec& spec = m_session.state.lanes[qsizetype(lane)];
        const QVector<Source> sources = spec.sources();
        for (size_t i = 0; i < m_tracks[lane].size(); ++i)
            for (const Interval& visible : loci)
                if (m_tracks[lane][i] && !m_tracks[lane][i]->immediate(spec.needed(visible, sources[qsizetype(i)])))
                    return false;
    }
    return true;
}

LaneView Snapshot::readLane(qsizetype lane, const Scale& scale, const Monitor& monitor) const
{
    LaneView view = m_lanes[lane];
    const Interval& visible = scale.interval();
    // No more values than columns, or columns would mix their neighbours.
    const double columns = std::max(1.0, std::floor(scale.width() / scale.grain()));
    const auto& tracks = m_tracks[size_t(lane)];
    const LaneSpec& spec = m_session.state.lanes[lane];
    const QVector<Source> sources = spec.sources();
    for (size_t i = 0; i < tracks.size(); ++i) {
        LayerView& layer = i < size_t(view.layers.size()) ? view.layers[qsizetype(i)] : view.letters;
        if (!tracks[i] || !layer.problem.isEmpty())
            continue;
        const Interval where = spec.needed(visible, sources[qsizetype(i)]);
        const int bins = int(std::llround(columns * double(where.length()) / double(std::max<int64_t>(1, visible.length()))));
        try {
            layer.slice = std::make_shared<const tracks::Slice>(tracks[i]->read(where, bins, monitor));
        } catch (const std::exception& problem) {
            layer.problem = QString::fromStdString(problem.what());
        }
    }
    return view;
}

Scene Snapshot::read(const QVector<Scale>& scales, const Monitor& monitor) const
{
    Scene scene { {}, m_session.state.regions };
    const double steps = double(scales.size() * m_lanes.size());
    double done = 0;
    for (const Scale& scale : scales) {
        PanelView panel { scale, {} };
        for (qsizetype lane = 0; lane < m_lanes.size(); ++lane, ++done)
            panel.lanes.append(readLane(lane, scale, monitor.part(done / steps, (done + 1) / steps)));
        scene.panels.append(panel);
    }
    scene.shareRanges();
    return scene;
}
