#include "core/models/networks/families/baskerville.h"

#include "core/models/networks/layers/block.h"
#include "core/models/networks/layers/layers.h"

#include <fmt/format.h>

namespace models
{

namespace
{

class Baskerville : public Network
{
public:
    Baskerville(const ModelSpec& spec, Weights& weights, const std::string& file)
        : m_trunk(makeTrunk(spec.settings, spec.inputLength, weights, file))
    {
        const BlockSettings model(spec.settings, nullptr, "model", file);
        m_activation = model.activation("relu");
        double largest = 0;
        for (const Head& head : spec.heads) {
            const std::string key = "head_" + head.name;
            if (!spec.settings.contains(key))
                model.complain(fmt::format("has no {}", key));
            const Json& list = spec.settings[key];
            if (list.is_array() && list.size() != 1)
                model.complain(fmt::format("has a {} of {} blocks, and only one (final) is supported", key, list.size()));
            const BlockSettings settings(list.is_array() ? list[0] : list, nullptr, key, file);
            if (settings.name() != "final" && settings.name() != "dense")
                model.complain(fmt::format("has the unknown output block \"{}\" in {}", settings.name(), key));
            settings.refuse("flatten", false);
            const int64_t units = settings.integer("units");
            if (units != int64_t(head.tracks.size()))
                model.complain(fmt::format("has {} units in {} but {} tracks", units, key, head.tracks.size()));
            m_heads.push_back(
                { Dense(weights, "heads." + head.name, m_trunk.outline.channels, units), settings.activation("linear") });
            largest = std::max(largest, 2.0 * double(m_trunk.outline.length * m_trunk.outline.channels * units));
        }
        m_attention = m_trunk.outline.attention;
        if (m_attention.positions * m_attention.binSize != spec.inputLength)
            m_attention = {};
        m_costs = { { "trunk", m_trunk.outline.flops }, { "head", largest } };
        m_workspace = 3 * m_trunk.outline.largest * int64_t(sizeof(float));
        m_outputBins = m_trunk.outline.length;
        m_binSize = m_trunk.outline.binSize;
    }

    at::Tensor trunk(const NetworkInputs& inputs, const Pass& pass) const override
    {
        Skips skips(m_trunk.outline.skipLengths);
        at::Tensor x = inputs.bases;
        for (size_t i = 0; i < m_trunk.blocks.size() && x.defined(); ++i) {
            pass.report(double(i) / double(m_trunk.blocks.size()));
            x = m_trunk.blocks[i]->run(std::move(x), skips, pass);
            if (x.defined())
                pass.show(fmt::format("block {}", i + 1), x);
        }
        if (x.defined()) {
            x = activate(x.clone(), m_activation); // a crop is a view of something larger
            pass.show("trunk", x);
        }
        return x;
    }

    at::Tensor head(const at::Tensor& trunk, int head, const at::Tensor& columns) const override
    {
        const auto& [dense, activation] = m_heads.at(size_t(head));
        return activate(dense.columns(trunk, columns).to(at::kFloat), activation);
    }

private:
    struct HeadLayer {
        Dense dense;
        std::string activation;
    };

    Trunk m_trunk;
    std::string m_activation;
    std::vector<HeadLayer> m_heads;
};

} // namespace

std::unique_ptr<Network> buildBaskerville(const ModelSpec& spec, Weights& weights, const std::string& file)
{
    return std::make_unique<Baskerville>(spec, weights, file);
}

} // namespace models
