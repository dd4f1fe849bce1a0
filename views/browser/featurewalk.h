#pragma once
#include "core/tracks/nextfeature.h"
#include "views/jobs/latest.h"
#include "views/session/session.h"

/// Next and previous feature of the current lane, or of the first lane that has features.
class FeatureWalk : public QObject
{
    Q_OBJECT

public:
    explicit FeatureWalk(Session& session, QObject* parent = nullptr);
    void step(bool forward);

Q_SIGNALS:
    void ended(const QString& why); ///< there is no such feature, or no lane with features

private:
    std::shared_ptr<const tracks::Track> track() const;
    /// Where the search starts: the feature found last while the user has not moved since.
    tracks::FeatureLocus origin() const;

    Session& m_session;
    Latest m_search;
    tracks::FeatureLocus m_found;
    Interval m_shown; ///< where the view went for it
};
