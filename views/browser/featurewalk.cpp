#include "views/browser/featurewalk.h"

FeatureWalk::FeatureWalk(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
}

std::shared_ptr<const tracks::Track> FeatureWalk::track() const
{
    const auto featuresOf = [this](const LaneSpec& lane) -> std::shared_ptr<const tracks::Track> {
        for (const LayerSpec& layer : lane.layers)
            if (const auto track = m_session.sources().opened(layer.source).track)
                if (track->kind() == tracks::Kind::Features || track->kind() == tracks::Kind::Genes)
                    return track;
        return nullptr;
    };
    if (const LaneSpec* current = m_session.state().lane(m_session.selection().current()))
        if (const auto track = featuresOf(*current))
            return track;
    for (const LaneSpec& lane : m_session.state().lanes)
        if (const auto track = featuresOf(lane))
            return track;
    return nullptr;
}

tracks::FeatureLocus FeatureWalk::origin() const
{
    const Interval& locus = m_session.locus();
    if (locus == m_shown)
        return m_found;
    return { { locus.chrom, locus.centre(), locus.centre() }, {} };
}

void FeatureWalk::step(bool forward)
{
    const auto track = this->track();
    const auto genome = m_session.sources().genome();
    if (!track || !genome)
        return Q_EMIT ended(tr("There is no lane with genes or features to step through: add an annotation or a BED file."));
    const auto work = [track, genome, from = origin(), forward](
                          const Monitor& monitor) { return tracks::nextFeature(*track, *genome, from, forward, monitor); };
    const auto arrive = [this, forward, name = QString::fromStdString(track->name())](
                            const std::optional<tracks::FeatureLocus>& found) {
        if (!found)
            return Q_EMIT ended(forward ? tr("No further feature in %1.").arg(name) : tr("No earlier feature in %1.").arg(name));
        m_found = *found;
        const int64_t length = std::max(m_session.locus().length(), found->where.length());
        m_session.go(found->where.resized(length));
        m_shown = m_session.locus();
    };
    m_search.ask(
        m_session.jobs(), Jobs::Pool::Files, {}, work, arrive, [this](const QString& why) { Q_EMIT ended(why); }, [] {});
}
