#pragma once
#include "views/lanes/panels.h"

class QFormLayout;
class QLabel;
class QSlider;
class QSpinBox;

/// Rows of a form that choose which arcs of a lane are drawn: those of a least weight, and only so many of them. They act at
/// once, and say how many arcs of those in view are left.
class ArcControls : public QObject
{
    Q_OBJECT

public:
    ArcControls(QFormLayout&, Session&, Panels&, QObject* parent);

    /// The rows show what this lane draws; null: there is none. `uniform`: the weight of an arc if all bins had the same.
    void follow(const LaneSpec*, double uniform);

private:
    /// The scores of the arcs that the lane has read, ascending.
    std::vector<double> scores() const;
    void setThreshold(int step);
    void change(const QString& what, const std::function<void(ArcChoice&)>& edit);
    void showThreshold(const ArcChoice&, const std::vector<double>& scores, double uniform);

    Session& m_session;
    Panels& m_panels;
    QSlider* m_threshold;
    QLabel* m_text;
    QSpinBox* m_most;
    std::optional<int> m_lane; ///< its id
    bool m_filling = false;
};
