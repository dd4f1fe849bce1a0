#pragma once
#include "views/lanes/lane.h"

#include <QSet>

#include <optional>

/// The lanes of a session, top to bottom, in one panel: supplied with data for its locus at a width in pixels.
class Lanes : public QObject
{
    Q_OBJECT

public:
    /// `panel`: index among the session's loci.
    Lanes(Session& session, int panel, QObject* parent = nullptr);

    /// Width of the data area; asks for data accordingly.
    void setPixels(int pixels);
    /// Only these lanes (by id) and those that share a range with one of them need data; the others rest. All, until this is
    /// called.
    void setWanted(const QSet<int>& lanes);
    const std::vector<Lane*>& all() const { return m_lanes; }
    QVector<LaneView> views() const;
    bool complete() const;
    /// Of the data that the lanes keep.
    size_t bytes() const;

Q_SIGNALS:
    void changed();

private:
    void follow();
    void supply();
    bool needsData(const LaneSpec&) const;

    Session& m_session;
    int m_panel;
    std::vector<Lane*> m_lanes;
    std::optional<QSet<int>> m_wanted;
    int m_pixels = 0;
};
