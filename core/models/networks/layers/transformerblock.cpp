#include "core/models/networks/layers/transformerblock.h"

#include "core/models/networks/layers/positionbasis.h"
#include "core/models/networks/layers/transformerlayer.h"

#include <fmt/format.h>

namespace models
{

namespace
{

class Transformer : public Block
{
public:
    Transformer(const BlockSettings& settings, const Site& site)
        : m_place(site.place)
        , m_layer(makeLayer(settings, site))
    {
        site.outline.attend(settings.integer("heads", 1));
        site.outline.flops += m_layer.flops(site.outline.length);
    }

    at::Tensor run(at::Tensor x, Skips&, const Pass& pass) const override
    {
        return pass.layer(x, [this](const at::Tensor& y, const Pass& run) { return m_layer(y, run, m_place); });
    }

private:
    static TransformerLayer makeLayer(const BlockSettings& settings, const Site& site)
    {
        settings.refuse("block_type", "transformer");
        settings.refuse("qkv_width", 1);
        settings.refuse("content_position_bias", true);
        const int64_t channels = site.outline.channels, heads = settings.integer("heads", 1);
        if (channels % heads != 0)
            settings.complain(fmt::format("divides {} channels among {} heads, which leaves a rest", channels, heads));
        const int64_t features = settings.integer("num_position_features", channels);
        if (features % 2 != 0)
            settings.complain(fmt::format("has {} position features, which must be even", features));
        const double dropout = settings.number("dropout", 0);
        const TransformerLayer::Options options { { channels, heads, settings.integer("key_size"), channels / heads },
            int64_t(settings.number("dense_expansion", 2.0) * double(channels)), kerasEpsilon, dropout };
        return { site.weights, site.place, options, centralMaskBasis(site.outline.length, features) };
    }

    std::string m_place;
    TransformerLayer m_layer;
};

} // namespace

std::unique_ptr<Block> makeTransformer(const BlockSettings& settings, const Site& site)
{
    return std::make_unique<Transformer>(settings, site);
}

} // namespace models
