#include "core/models/import/enformerweights.h"

#include "core/base/error.h"
#include "core/models/networks/fileweights.h"

#include <fmt/format.h>

namespace models
{

namespace
{

struct Spelling {
    const char* ours;
    const char* theirs;
};

// Tails of names; the number of a stage or layer stands before them. More special ones come first.
constexpr Spelling stemTails[] { { "pointwise.batch_norm.", "1.fn.0." }, { "pointwise.dense.", "1.fn.2." },
    { "pool.dense.", "2.to_attn_logits." }, { "conv.", "0." } };
constexpr Spelling towerTails[] { { "pointwise.batch_norm.", "1.fn.0." }, { "pointwise.dense.", "1.fn.2." },
    { "pool.dense.", "2.to_attn_logits." }, { "batch_norm.", "0.0." }, { "conv.", "0.2." } };
constexpr Spelling layerTails[] { { "before_attention.layer_norm.", "0.fn.0." }, { "before_dense.layer_norm.", "1.fn.0." },
    { "expand.dense.", "1.fn.1." }, { "contract.dense.", "1.fn.4." }, { "attention.query", "0.fn.1.to_q.weight" },
    { "attention.key", "0.fn.1.to_k.weight" }, { "attention.value", "0.fn.1.to_v.weight" },
    { "attention.position_bias", "0.fn.1.rel_pos_bias" }, { "attention.position", "0.fn.1.to_rel_k.weight" },
    { "attention.content_bias", "0.fn.1.rel_content_bias" }, { "attention.out_weight", "0.fn.1.to_out.weight" },
    { "attention.out_bias", "0.fn.1.to_out.bias" } };
constexpr Spelling finalTails[] { { "batch_norm.", "1.0." }, { "dense.", "1.2." } };
constexpr Spelling aliases[] { { "stem.", "_trunk.1." }, { "conv_tower.", "_trunk.2." }, { "transformer.", "_trunk.4." },
    { "final_pointwise.", "_trunk.6." } };

/// `name` with the first of `spellings` that begins it exchanged; empty when none does.
template <typename Spellings>
std::string respelled(const std::string& name, const Spellings& spellings)
{
    for (const Spelling& spelling : spellings)
        if (name.starts_with(spelling.ours))
            return spelling.theirs + name.substr(std::string(spelling.ours).size());
    return {};
}

/// "3.conv.weight" → ("3.", "conv.weight")
std::pair<std::string, std::string> numbered(const std::string& rest)
{
    const size_t dot = rest.find('.') + 1;
    return { rest.substr(0, dot), rest.substr(dot) };
}

std::vector<int64_t> withoutOnes(at::IntArrayRef shape)
{
    std::vector<int64_t> rest(shape.begin(), shape.end());
    std::erase(rest, 1);
    return rest;
}

std::string translated(const std::string& ours)
{
    const auto [prefix, rest] = numbered(ours);
    if (prefix == "stem.")
        return "stem." + respelled(rest, stemTails);
    if (prefix == "final.")
        return "final_pointwise." + respelled(rest, finalTails);
    if (prefix == "tower.")
        return "conv_tower." + numbered(rest).first + respelled(numbered(rest).second, towerTails);
    if (prefix == "transformer.")
        return "transformer." + numbered(rest).first + respelled(numbered(rest).second, layerTails);
    if (const size_t tail = rest.find(".dense."); prefix == "heads." && tail != std::string::npos)
        return "_heads." + rest.substr(0, tail) + ".0." + rest.substr(tail + 7);
    return {};
}

} // namespace

std::string enformerPytorchName(const std::string& ours)
{
    const std::string name = translated(ours);
    if (name.empty() || name.ends_with("."))
        throw Error(fmt::format("enformer-pytorch has no counterpart of the tensor {}.", ours));
    return name;
}

std::string enformerPytorchAlias(const std::string& canonical)
{
    return respelled(canonical, aliases);
}

at::Tensor EnformerWeights::find(const std::string& name, const std::vector<int64_t>& shape, WeightKind)
{
    const std::string canonical = enformerPytorchName(name), alias = enformerPytorchAlias(canonical);
    const TensorView* view = m_file.find(canonical);
    if (!view && !alias.empty())
        view = m_file.find(alias);
    m_used.insert({ canonical, alias });
    if (!view)
        return {};
    const at::Tensor values = tensorOf(m_file, *view);
    // Axes of length 1: pointwise kernels [out, in, 1(, 1)] and biases [1, heads, 1, size].
    return withoutOnes(values.sizes()) == withoutOnes(shape) ? values.reshape(shape) : values;
}

std::string EnformerWeights::ownName(const std::string& name) const
{
    return enformerPytorchName(name);
}

std::vector<std::string> EnformerWeights::unused() const
{
    std::vector<std::string> names;
    for (const TensorView& tensor : m_file.tensors())
        if (!m_used.contains(tensor.name) && !tensor.name.ends_with("num_batches_tracked"))
            names.push_back(tensor.name);
    return names;
}

} // namespace models
