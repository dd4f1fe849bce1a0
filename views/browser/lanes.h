#pragma once
#include "views/browser/lane.h"

/// The lanes of a session, top to bottom, in one panel: supplied with data for its locus at a width in pixels.
class Lanes : public QObject
{
    Q_OBJECT

public:
    /// `panel`: index among the session's loci.
    Lanes(Session& session, int panel, QObject* parent = nullptr);

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
    int m_panel;
    std::vector<Lane*> m_lanes;
    int m_pixels = 0;
};
