#include "core/models/networks/transformerblock.h"

#include "core/models/networks/layers.h"
#include "core/models/networks/relativeattention.h"

#include <fmt/format.h>
#include <optional>

namespace models
{

namespace
{

constexpr double epsilon = 1e-3; // Keras' default

class Transformer : public Block
{
public:
    Transformer(const BlockSettings& settings, const Site& site)
        : m_norm(site.weights, site.place + ".before_attention", site.outline.channels, epsilon)
        , m_attention(makeAttention(settings, site))
    {
        Outline& outline = site.outline;
        outline.attend(settings.integer("heads", 1));
        outline.flops += m_attention.flops(outline.length);
        const int64_t wide = int64_t(settings.number("dense_expansion", 2.0) * double(outline.channels));
        if (wide == 0)
            return;
        m_denseNorm.emplace(site.weights, site.place + ".before_dense", outline.channels, epsilon);
        m_expand.emplace(site.weights, site.place + ".expand", outline.channels, wide);
        m_contract.emplace(site.weights, site.place + ".contract", wide, outline.channels);
        outline.flops += 4.0 * double(outline.length * outline.channels * wide);
    }

    at::Tensor run(at::Tensor x, Pass& pass) const override
    {
        const at::Tensor seen = m_attention(m_norm(x), pass.tap);
        if (!seen.defined())
            return {};
        x = x + seen;
        return m_expand ? x + (*m_contract)(activate((*m_expand)((*m_denseNorm)(x)), "relu")) : x;
    }

    void to(const at::Device& device) override
    {
        m_norm.to(device);
        m_attention.to(device);
        if (!m_expand)
            return;
        m_denseNorm->to(device);
        m_expand->to(device);
        m_contract->to(device);
    }

private:
    static RelativeAttention makeAttention(const BlockSettings& settings, const Site& site)
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
        const RelativeAttention::Options options { channels, heads, settings.integer("key_size"), channels / heads };
        return { site.weights, site.place, options, centralMaskBasis(site.outline.length, features) };
    }

    LayerNorm m_norm;
    RelativeAttention m_attention;
    std::optional<LayerNorm> m_denseNorm;
    std::optional<Dense> m_expand, m_contract;
};

} // namespace

std::unique_ptr<Block> makeTransformer(const BlockSettings& settings, const Site& site)
{
    return std::make_unique<Transformer>(settings, site);
}

} // namespace models
