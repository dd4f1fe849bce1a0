#include "core/models/networks/families/epiattend.h"

#include "core/models/networks/layers/attentiontrunk.h"
#include "core/models/networks/layers/binconvolutions.h"
#include "core/models/networks/layers/outputheads.h"
#include "core/models/networks/layers/sequencetower.h"

#include <optional>

namespace models
{

namespace
{

std::vector<Layer> epigenomeLayers(const Outline& outline)
{
    std::vector<Layer> layers;
    for (const Stage& stage : outline.stages)
        if (stage.branch == Branch::Epigenome)
            layers.insert(layers.end(), stage.layers.begin(), stage.layers.end());
    return layers;
}

/// The stages in which both branches are convolved: two of the article's form, none of the released one.
std::vector<std::vector<Layer>> joiningStages(const Outline& outline)
{
    std::vector<std::vector<Layer>> stages;
    for (const Stage& stage : outline.stages)
        if (stage.branch == Branch::Trunk && !stage.layers.empty()
            && std::holds_alternative<operations::Convolution>(stage.layers.front().operation))
            stages.push_back(stage.layers);
    return stages;
}

class EpiAttend : public Network
{
public:
    EpiAttend(const ModelSpec& spec, const Outline& outline, Weights& weights)
        : Network(spec, outline)
        , m_shown(outline.shown)
        , m_tracks(int64_t(spec.inputs.size()))
        , m_predicted(outline.reached().length)
        , m_tower(weights, outline)
        , m_branch(weights, epigenomeLayers(outline))
        , m_attentionTrunk(weights, outline)
        , m_heads(weights, outline)
    {
        for (const std::vector<Layer>& stage : joiningStages(outline))
            m_joining.emplace_back(weights, stage);
        for (const Layer* dense : outline.all<operations::Dense>())
            m_joined.emplace(weights, dense->prefix, dense->in.channels, dense->out.channels);
    }

    at::Tensor trunk(const NetworkInputs& inputs, const Pass& pass) const override
    {
        const at::Tensor letters = m_tower(m_shown == Use::Epigenome ? at::zeros_like(inputs.bases) : inputs.bases, pass);
        const at::Tensor signals = m_shown == Use::Sequence ? at::zeros_like(inputs.signals) : inputs.signals;
        const at::Tensor both = m_joined ? joinedAsReleased(letters, signals, pass) : joined(letters, signals, pass);
        pass.show("fusion", both);
        return m_attentionTrunk(both, pass);
    }
    at::Tensor head(const at::Tensor& trunk, int head, const at::Tensor& columns) const override
    {
        return m_heads(trunk, head, columns);
    }

private:
    at::Tensor joined(const at::Tensor& letters, const at::Tensor& signals, const Pass& pass) const
    {
        const at::Tensor epigenome = m_branch(signals, pass);
        pass.show("epigenome", epigenome);
        const at::Tensor once = m_joining.front()(at::cat({ letters, epigenome.to(letters.dtype()) }, 2), pass);
        return m_joining.back()(at::cat({ once, letters }, 2), pass);
    }
    /// The published code reads the epigenome over the predicted bins only and fills up with zeros after its convolutions.
    at::Tensor joinedAsReleased(const at::Tensor& letters, const at::Tensor& signals, const Pass& pass) const
    {
        const int64_t margin = (letters.size(1) - m_predicted) / 2, after = letters.size(1) - m_predicted - margin;
        const at::Tensor central = m_branch(signals.narrow(2, 0, m_tracks).narrow(1, margin, m_predicted), pass);
        const at::Tensor epigenome = at::constant_pad_nd(central, { 0, 0, margin, after });
        pass.show("epigenome", epigenome);
        return activate((*m_joined)(at::cat({ letters, epigenome.to(letters.dtype()) }, 2)), Activation::Relu);
    }

    Use m_shown;
    int64_t m_tracks, m_predicted;
    SequenceTower m_tower;
    BinConvolutions m_branch;
    std::vector<BinConvolutions> m_joining; ///< article's form
    std::optional<Dense> m_joined; ///< released form
    AttentionTrunk m_attentionTrunk;
    OutputHeads m_heads;
};

} // namespace

std::unique_ptr<Network> buildEpiAttend(const ModelSpec& spec, const Outline& outline, Weights& weights)
{
    return std::make_unique<EpiAttend>(spec, outline, weights);
}

} // namespace models
