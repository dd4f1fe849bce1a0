#pragma once
#include "views/browser/featurewalk.h"

#include <optional>

class QKeyEvent;

/// Moving along the genome: zoom, pan, feature to feature, by key or by whoever asks.
class Navigation : public QObject
{
    Q_OBJECT

public:
    explicit Navigation(Session& session, QObject* parent = nullptr);

    /// Zooms so that `factor` times as much is visible, keeping the base at `position` in place (default: the centre).
    void zoom(double factor, std::optional<double> position = {});
    /// Moves by a fraction of the visible width, to the right on the screen.
    void pan(double fraction);
    FeatureWalk& walk() { return m_walk; }
    /// Whether the key was one of those that move.
    bool key(const QKeyEvent&);

private:
    Session& m_session;
    FeatureWalk m_walk;
};
