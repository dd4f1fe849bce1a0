#pragma once
#include "core/models/attention.h"
#include "core/models/families/layer.h"
#include "core/models/model.h"
#include "core/models/use.h"

#include <string>
#include <vector>

namespace models
{

/// Trunk: what the branches become together, and all of a network that has none.
enum class Branch { Trunk, Sequence, Epigenome };

/// A step of a network as people draw it: layers of one kind, one after the other. It reads the stage before it; the first of
/// Branch::Trunk reads the ends of all branches.
struct Stage {
    std::string name; ///< "convolution of width 15, pooled by 2", "8 transformer layers, 8 heads"
    int64_t length = 0; ///< positions it gives
    int64_t channels = 0; ///< values at each position
    Branch branch = Branch::Trunk;
    bool readsSequence = false; ///< whether it reads the end of the sequence's branch once more
    /// What `channels` counts.
    enum class Unit { Channels, Bases, Tracks };
    Unit unit = Unit::Channels;
    std::vector<Layer> layers {}; ///< none: what the network is given, or what it answers
    std::string shownAs {}; ///< as StageTap names what the layers give in the end; empty: each layer is shown by its prefix
    bool operator==(const Stage&) const = default;
};

/// Work of a part of a network in a forward pass of one window.
struct StageCost {
    std::string stage; ///< as StageTap names it; "head" is the largest head with all its tracks
    double flops = 0; ///< multiply-adds × 2
};

/// What a family makes of its settings: everything about a network but its weights. The network is built from it; the drawing,
/// the attention and the cost are read off it.
struct Outline {
    std::vector<Stage> stages; ///< from the input, branch after branch (Sequence, Epigenome, Trunk); without the heads
    Use shown = Use::Both; ///< what of its inputs the network is shown, in training too
    Activation last = Activation::Linear; ///< of what the heads read
    std::vector<Layer> heads; ///< a Dense each, in the order of ModelSpec::heads
    std::string problem; ///< a finished sentence: why no network can be built, with what was read until then; empty: one can

    /// What the latest stage gives. Of a trunk that is whole: bins and channels that the heads read.
    const Shape& reached() const { return m_reached; }
    /// A stage of what the network is given.
    void read(const std::string& name, const Shape&, Stage::Unit, Branch = Branch::Trunk);
    /// The next stage, of one layer or more; named after its layers when `name` is empty.
    Stage& add(std::vector<Layer> layers, Branch = Branch::Trunk, const std::string& name = {});
    /// One output, whose weights are under "heads.NAME".
    void addHead(const Head&, Activation);

    /// The layers that do this, in order.
    template <typename Its>
    std::vector<const Layer*> all() const
    {
        std::vector<const Layer*> found;
        for (const Stage& stage : stages)
            for (const Layer& layer : stage.layers)
                if (std::holds_alternative<Its>(layer.operation))
                    found.push_back(&layer);
        return found;
    }
    /// Layers whose values lie on the whole input; other ones are not counted.
    AttentionShape attention(int64_t inputLength) const;
    /// Costs of the stages in the order in which they run; layers that one name of StageTap stands for are one.
    std::vector<StageCost> costs() const;
    double flops() const; ///< of all stages and the largest head
    /// Rough most of bytes held beside the weights in a forward pass of one window in float32.
    int64_t workspace() const;

private:
    Shape m_reached;
};

/// What the model file says about its network, without building it: as far as its settings can be followed.
Outline outlineOf(const ModelSpec&);
/// The same for a network that will be built. Throws Error (with `file`) when the family is unknown or its settings do not fit.
Outline checkedOutline(const ModelSpec&, const std::string& file);
/// Outline::attention of what the model file says.
AttentionShape attentionShape(const ModelSpec&);

} // namespace models
