#pragma once
#include "views/geometry/laneview.h"
#include "views/jobs/latest.h"
#include "views/session/session.h"

#include <memory>
#include <vector>

/// How a lane is called and looks, its layers with neither data nor problem yet.
LaneView bareView(const LaneSpec&, const Sources&);

/// Keeps one lane of the session supplied with data: asks its tracks for the visible interval plus a margin on each side, keeps
/// the newest answer, and hands out what can be painted at once.
class Lane : public QObject
{
    Q_OBJECT

public:
    Lane(const LaneSpec&, Session&, QObject* parent);

    const LaneSpec& spec() const { return m_spec; }
    void setSpec(const LaneSpec&);
    /// Asks for what is missing to paint `visible` over that many pixels.
    void show(const Interval& visible, int pixels);
    /// Lets go of its data and asks for none until it is shown again.
    void rest();
    /// Opens a failed or changed file once more.
    void retry();

    LaneView view() const;
    /// What is read of a layer; null while there is nothing, or where `view` tells of a problem.
    std::shared_ptr<const tracks::Slice> slice(size_t layer) const;
    /// Nothing visible is under way: what `view` gives is what there is to see.
    bool complete() const;
    /// Of the data it keeps.
    size_t bytes() const;

Q_SIGNALS:
    void changed();

private:
    struct Layer {
        Source source;
        std::shared_ptr<const tracks::Slice> slice;
        Interval covered; ///< by `slice`
        double bpPerBin = 0; ///< of `slice`
        QString problem; ///< of the last read
        std::unique_ptr<Latest> latest;
        Interval asked; ///< under way
        double askedBpPerBin = 0;
    };

    void rebuild();
    /// Neither coarser than the screen nor much finer.
    bool fine(double bpPerBin) const;
    /// Nothing but what painting needs may be read of the layer: an average would take in what lies beside it, and of what a
    /// model computes that is there or not, depending on what was shown before.
    bool exact(const Layer&) const;
    /// Whether what is visible can be painted from a slice of the layer over `read`.
    bool suffices(const Layer&, const Interval& read, double bpPerBin) const;
    /// What is visible can be painted.
    bool complete(const Layer&) const;
    void supply(Layer&);
    void ask(Layer&, std::shared_ptr<const tracks::Track>, const Interval& where);
    void sourceChanged(const Source&);

    Session& m_session;
    LaneSpec m_spec;
    std::vector<std::unique_ptr<Layer>> m_layers; ///< one for each of the spec's sources
    Interval m_visible;
    int m_pixels = 0;
    bool m_resting = false; ///< not shown: keeps no data
};
