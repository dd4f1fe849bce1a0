#pragma once
#include "views/lanes/lanes.h"
#include "views/painting/scene.h"

#include <QTimer>

#include <memory>

/// Whether panels are as wide as their loci are long: where several whole chromosomes are shown.
bool inProportion(const Session&);

/// The lanes of every locus of the session, supplied with data for a width in pixels. Serves the window and `epiarc figure`
/// alike.
class Panels : public QObject
{
    Q_OBJECT

public:
    explicit Panels(Session& session, QObject* parent = nullptr);

    /// Width of the data area of all panels together; `density`: device pixels per logical pixel.
    void setWidth(double width, double density = 1);
    /// What there is to paint now, from `left` over the width.
    Scene scene(double left) const;
    /// The lanes of the first panel: they stand for the lane in all of them.
    const std::vector<Lane*>& lanes() const { return m_panels.front()->all(); }
    bool complete() const;
    /// Only these lanes (by id) need data, in every panel: those in sight. All, until this is called.
    void setWanted(const QSet<int>& lanes);
    /// Of the data that the lanes keep.
    size_t bytes() const;

Q_SIGNALS:
    /// There is something new to paint: at once when it is complete, else within a frame's time, so that a jump is painted once
    /// and not lane by lane.
    void changed();

private:
    void follow();
    void announce();
    QVector<Scale> scales(double left) const;

    Session& m_session;
    std::vector<std::unique_ptr<Lanes>> m_panels;
    double m_width = 0, m_density = 1;
    std::optional<QSet<int>> m_wanted;
    QTimer m_soon;
};
