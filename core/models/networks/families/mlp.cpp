#include "core/models/networks/families/mlp.h"

#include "core/models/networks/layers/attentiontrunk.h"
#include "core/models/networks/layers/blocksettings.h"
#include "core/models/networks/layers/layers.h"

#include <fmt/format.h>

namespace models
{

namespace
{

class Mlp : public Network
{
public:
    Mlp(const ModelSpec& spec, const BlockSettings& settings, Weights& weights)
        : m_lags(settings.integer("lags", 2))
        , m_layers(makeLayers(spec, settings, weights))
        , m_heads(weights, spec, m_layers.back().weight().size(0), settings.activation("softplus"))
    {
        m_binSize = spec.inputBinSize;
        m_bins = spec.inputLength / m_binSize;
        m_outputBins = spec.outputLength > 0 ? spec.outputLength / m_binSize : m_bins;
        for (const Dense& layer : m_layers)
            m_costs.push_back({ fmt::format("layers.{}", m_costs.size()), 2.0 * double(layer.weight().numel() * m_outputBins) });
        m_costs.push_back(m_heads.cost(m_outputBins));
    }

    at::Tensor trunk(const NetworkInputs& inputs, const Pass& pass) const override
    {
        const at::Tensor padded = at::constant_pad_nd(inputs.signals, { 0, 0, m_lags, m_lags });
        std::vector<at::Tensor> lagged;
        for (int64_t lag = 0; lag <= 2 * m_lags; ++lag)
            lagged.push_back(padded.narrow(1, lag + (m_bins - m_outputBins) / 2, m_outputBins));
        at::Tensor x = at::cat(lagged, 2);
        for (size_t i = 0; i < m_layers.size(); ++i) {
            x = activate(m_layers[i](x), "relu");
            pass.show(fmt::format("layers.{}", i), x);
        }
        return x;
    }
    at::Tensor head(const at::Tensor& trunk, int head, const at::Tensor& columns) const override
    {
        return m_heads(trunk, head, columns);
    }

private:
    std::vector<Dense> makeLayers(const ModelSpec& spec, const BlockSettings& settings, Weights& weights) const
    {
        const Json* list = settings.find("layers");
        const Json widths = list ? *list : Json::array({ 384, 16, 64 });
        if (!widths.is_array() || widths.empty())
            settings.complain("has \"layers\" that are no list of widths");
        int64_t in = 2 * int64_t(spec.inputs.size()) * (2 * m_lags + 1);
        std::vector<Dense> layers;
        for (const Json& width : widths) {
            if (!width.is_number_integer() || width.get<int64_t>() < 1 || width.get<int64_t>() > 1 << 20)
                settings.complain(fmt::format("has \"layers\": {}, and widths are positive whole numbers", widths.dump()));
            layers.emplace_back(weights, fmt::format("layers.{}", layers.size()), in, width.get<int64_t>());
            in = width;
        }
        return layers;
    }

    int64_t m_lags, m_bins = 0;
    std::vector<Dense> m_layers;
    OutputHeads m_heads;
};

} // namespace

std::unique_ptr<Network> buildMlp(const ModelSpec& spec, Weights& weights, const std::string& file)
{
    const BlockSettings settings(spec.settings, nullptr, "settings", file);
    if (spec.inputs.empty() || spec.inputBinSize < 1 || spec.inputLength % spec.inputBinSize != 0
        || spec.outputLength % spec.inputBinSize != 0)
        settings.complain("belongs to a model without epigenome inputs in whole bins, and this baseline reads nothing else");
    return std::make_unique<Mlp>(spec, settings, weights);
}

} // namespace models
