#include "core/models/networks/families/epiattend.h"

#include "core/models/networks/layers/attentiontrunk.h"
#include "core/models/networks/layers/blocksettings.h"
#include "core/models/networks/layers/epigenomebranch.h"
#include "core/models/networks/layers/sequencetower.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace models
{

namespace
{

/// What only EpiAttend's settings have.
struct Choices {
    bool released = false;
    int64_t branchChannels = 0, branchLayers = 0, fusionLayers = 0;
    bool readsSequence = true, readsEpigenome = true;
};

std::string oneOf(const BlockSettings& settings, const char* key, std::initializer_list<const char*> known)
{
    const Json* value = settings.find(key);
    if (!value)
        return *known.begin();
    for (const char* name : known)
        if (*value == name)
            return name;
    settings.complain(fmt::format("has \"{}\": {}: Epiarc knows {}", key, value->dump(), fmt::join(known, ", ")));
}

Choices readChoices(const ModelSpec& spec, const EnformerSettings& enformer, const std::string& file)
{
    const BlockSettings settings(spec.settings, nullptr, "settings", file);
    if (spec.inputs.empty())
        settings.complain("belongs to a model without epigenome inputs, and EpiAttend reads at least one");
    if (spec.inputBinSize != enformer.binSize())
        settings.complain(fmt::format("has bins of {} bp for letters and of {} bp for the epigenome, which must be the same",
            enformer.binSize(), spec.inputBinSize));
    Choices choices;
    choices.released = oneOf(settings, "form", { "article", "released" }) == "released";
    choices.branchChannels = settings.integer("epigenome_channels", std::max<int64_t>(1, enformer.channels / 2));
    choices.branchLayers = choices.released ? 1 : settings.integer("epigenome_layers", 2);
    choices.fusionLayers = settings.integer("fusion_layers", 1);
    const std::string inputs = oneOf(settings, "inputs", { "both", "sequence", "epigenome" });
    choices.readsSequence = inputs != "epigenome";
    choices.readsEpigenome = inputs != "sequence";
    return choices;
}

class EpiAttend : public Network
{
public:
    EpiAttend(const ModelSpec& spec, const EnformerSettings& settings, const Choices& choices, Weights& weights)
        : m_settings(settings)
        , m_choices(choices)
        , m_tracks(int64_t(spec.inputs.size()))
        , m_tower(weights, settings.tower, settings.pool)
        , m_branch(weights, choices.released ? m_tracks : 2 * m_tracks, choices.branchChannels, choices.branchLayers,
              choices.released ? 1 : 5)
        , m_attentionTrunk(weights, settings)
        , m_heads(weights, spec, settings.finalChannels, settings.activation)
    {
        const int64_t channels = settings.channels;
        if (choices.released) {
            m_joined.emplace(weights, "fusion", channels + choices.branchChannels, channels);
        } else {
            m_first.emplace(weights, "fusion.first", channels + choices.branchChannels, channels, choices.fusionLayers);
            m_second.emplace(weights, "fusion.second", 2 * channels, channels, choices.fusionLayers);
        }
        m_outputBins = settings.outputBins;
        m_binSize = settings.binSize();
        m_attention = { int(settings.depth), int(settings.heads), settings.bins, m_binSize };
        m_workspace = m_tower.workspace(spec.inputLength);
        m_costs = m_tower.costs(spec.inputLength);
        m_costs.push_back({ "epigenome", m_branch.flops(settings.bins) });
        m_costs.push_back({ "fusion",
            m_joined ? 2.0 * double(m_joined->weight().numel() * settings.bins)
                     : m_first->flops(settings.bins) + m_second->flops(settings.bins) });
        for (const StageCost& cost : m_attentionTrunk.costs())
            m_costs.push_back(cost);
        m_costs.push_back(m_heads.cost(m_outputBins));
    }

    at::Tensor trunk(const NetworkInputs& inputs, const Pass& pass) const override
    {
        const at::Tensor letters = m_tower(m_choices.readsSequence ? inputs.bases : at::zeros_like(inputs.bases), pass);
        const at::Tensor signals = m_choices.readsEpigenome ? inputs.signals : at::zeros_like(inputs.signals);
        const at::Tensor both = m_choices.released ? joinedAsReleased(letters, signals, pass) : joined(letters, signals, pass);
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
        const at::Tensor once = (*m_first)(at::cat({ letters, epigenome.to(letters.dtype()) }, 2), pass);
        return (*m_second)(at::cat({ once, letters }, 2), pass);
    }
    /// The published code reads the epigenome over the predicted bins only and fills up with zeros after its convolutions.
    at::Tensor joinedAsReleased(const at::Tensor& letters, const at::Tensor& signals, const Pass& pass) const
    {
        const int64_t margin = (m_settings.bins - m_settings.outputBins) / 2,
                      after = m_settings.bins - m_settings.outputBins - margin;
        const at::Tensor central = m_branch(signals.narrow(2, 0, m_tracks).narrow(1, margin, m_settings.outputBins), pass);
        const at::Tensor epigenome = at::constant_pad_nd(central, { 0, 0, margin, after });
        pass.show("epigenome", epigenome);
        return activate((*m_joined)(at::cat({ letters, epigenome.to(letters.dtype()) }, 2)), "relu");
    }

    EnformerSettings m_settings;
    Choices m_choices;
    int64_t m_tracks;
    SequenceTower m_tower;
    EpigenomeBranch m_branch;
    std::optional<Dense> m_joined; ///< released form
    std::optional<BinConvolutions> m_first, m_second; ///< article's form
    AttentionTrunk m_attentionTrunk;
    OutputHeads m_heads;
};

} // namespace

std::unique_ptr<Network> buildEpiAttend(const ModelSpec& spec, Weights& weights, const std::string& file)
{
    const EnformerSettings settings = EnformerSettings::read(spec, file);
    return std::make_unique<EpiAttend>(spec, settings, readChoices(spec, settings, file), weights);
}

} // namespace models
