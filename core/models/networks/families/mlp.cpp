#include "core/models/networks/families/mlp.h"

#include "core/models/networks/layers/outputheads.h"

namespace models
{

namespace
{

class Mlp : public Network
{
public:
    Mlp(const ModelSpec& spec, const Outline& outline, Weights& weights)
        : Network(spec, outline)
        , m_lagged(*outline.all<operations::Lags>().front())
    {
        for (const Layer* layer : outline.all<operations::Dense>()) {
            m_names.push_back(layer->prefix);
            m_layers.emplace_back(weights, layer->prefix, layer->in.channels, layer->out.channels);
            m_activations.push_back(std::get<operations::Dense>(layer->operation).activation);
        }
        m_heads.emplace(weights, outline);
    }

    at::Tensor trunk(const NetworkInputs& inputs, const Pass& pass) const override
    {
        const int64_t lags = std::get<operations::Lags>(m_lagged.operation).count, predicted = m_lagged.out.length;
        const at::Tensor padded = at::constant_pad_nd(inputs.signals, { 0, 0, lags, lags });
        std::vector<at::Tensor> lagged;
        for (int64_t lag = 0; lag <= 2 * lags; ++lag)
            lagged.push_back(padded.narrow(1, lag + (m_lagged.in.length - predicted) / 2, predicted));
        at::Tensor x = at::cat(lagged, 2);
        for (size_t i = 0; i < m_layers.size(); ++i) {
            x = activate(m_layers[i](x), m_activations[i]);
            pass.show(m_names[i], x);
        }
        return x;
    }
    at::Tensor head(const at::Tensor& trunk, int head, const at::Tensor& columns) const override
    {
        return (*m_heads)(trunk, head, columns);
    }

private:
    Layer m_lagged;
    std::vector<std::string> m_names;
    std::vector<Dense> m_layers;
    std::vector<Activation> m_activations;
    std::optional<OutputHeads> m_heads;
};

} // namespace

std::unique_ptr<Network> buildMlp(const ModelSpec& spec, const Outline& outline, Weights& weights)
{
    return std::make_unique<Mlp>(spec, outline, weights);
}

} // namespace models
