#pragma once
#include "core/base/monitor.h"
#include "core/tracks/track.h"
#include "views/painting/scene.h"
#include "views/session/session.h"
#include "views/sessionfiles/sessionfile.h"

#include <memory>
#include <vector>

/// What a session shows at one moment, its tracks open: figures and tables are made of it on any thread while the session goes
/// on.
class Snapshot
{
public:
    /// On the GUI thread.
    explicit Snapshot(const Session&);

    const SessionFile& session() const { return m_session; }
    const Loci& loci() const { return m_session.loci; }
    /// The lanes, still without data.
    const QVector<LaneView>& lanes() const { return m_lanes; }
    /// Tracks of a lane's sources (layers, letters); null where one could not be opened.
    const std::vector<std::shared_ptr<const tracks::Track>>& tracks(qsizetype lane) const { return m_tracks[size_t(lane)]; }
    const std::shared_ptr<const genome::Genome>& genome() const { return m_genome; }
    bool wholeChromosomes() const { return m_whole; }
    /// False when something at these loci must be computed first: then it belongs on the pool for that.
    bool immediate(const Loci&) const;

    /// Reads all that is visible at these loci, one value for each grain. A lane that cannot be read says so itself. Throws
    /// Cancelled.
    Scene read(const QVector<Scale>& scales, const Monitor& = {}) const;

private:
    LaneView readLane(qsizetype lane, const Scale&, const Monitor&) const;

    SessionFile m_session;
    std::shared_ptr<const genome::Genome> m_genome;
    QVector<LaneView> m_lanes;
    std::vector<std::vector<std::shared_ptr<const tracks::Track>>> m_tracks;
    bool m_whole = false; ///< several loci, each a whole chromosome: drawn in proportion
};
