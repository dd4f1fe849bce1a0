#pragma once
#include "views/browser/lane.h"

/// The lanes of a session, top to bottom, supplied with data for the session's locus at a width in pixels. Serves the window and
/// `epiarc figure` alike.
class Lanes : public QObject
{
    Q_OBJECT

public:
    explicit Lanes(Session& session, QObject* parent = nullptr);

    /// Width of the data area; asks for data accordingly.
    void setPixels(int pixels);
    const std::vector<Lane*>& all() const { return m_lanes; }
    QVector<LaneView> views() const;
    bool settled() const;

Q_SIGNALS:
    void changed();

private:
    void follow();
    void supply();

    Session& m_session;
    std::vector<Lane*> m_lanes;
    int m_pixels = 0;
};
