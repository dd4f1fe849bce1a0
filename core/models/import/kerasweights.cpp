#include "core/models/import/kerasweights.h"

#include "core/base/error.h"
#include "core/genome/lines.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace models
{

namespace
{

/// How values are laid out in the file.
enum class Layout {
    AsIs,
    Kernel /* [width, in, out] */,
    Matrix /* [in, out] */,
    Depthwise /* [width, in, 1] */,
    Pointwise /* [1, in, out] */,
    Bias4 /* [1, heads, 1, size] */
};

struct Field {
    const char *layer, *field; ///< ours
    const char *kind, *dataSet; ///< Keras'
    Layout layout;
};

constexpr std::array fields {
    Field { "conv", "weight", "conv1d", "kernel:0", Layout::Kernel },
    Field { "conv", "bias", "conv1d", "bias:0", Layout::AsIs },
    Field { "dense", "weight", "dense", "kernel:0", Layout::Matrix },
    Field { "dense", "bias", "dense", "bias:0", Layout::AsIs },
    Field { "batch_norm", "weight", "batch_normalization", "gamma:0", Layout::AsIs },
    Field { "batch_norm", "bias", "batch_normalization", "beta:0", Layout::AsIs },
    Field { "batch_norm", "running_mean", "batch_normalization", "moving_mean:0", Layout::AsIs },
    Field { "batch_norm", "running_var", "batch_normalization", "moving_variance:0", Layout::AsIs },
    Field { "layer_norm", "weight", "layer_normalization", "gamma:0", Layout::AsIs },
    Field { "layer_norm", "bias", "layer_normalization", "beta:0", Layout::AsIs },
    Field { "separable", "depthwise", "separable_conv1d", "depthwise_kernel:0", Layout::Depthwise },
    Field { "separable", "pointwise", "separable_conv1d", "pointwise_kernel:0", Layout::Pointwise },
    Field { "separable", "bias", "separable_conv1d", "bias:0", Layout::AsIs },
    Field { "attention", "query", "multihead_attention", "q_layer/kernel:0", Layout::Matrix },
    Field { "attention", "key", "multihead_attention", "k_layer/kernel:0", Layout::Matrix },
    Field { "attention", "value", "multihead_attention", "v_layer/kernel:0", Layout::Matrix },
    Field { "attention", "position", "multihead_attention", "r_k_layer/kernel:0", Layout::Matrix },
    Field { "attention", "content_bias", "multihead_attention", "r_w_bias:0", Layout::Bias4 },
    Field { "attention", "position_bias", "multihead_attention", "r_r_bias:0", Layout::Bias4 },
    Field { "attention", "out_weight", "multihead_attention", "embedding_layer/kernel:0", Layout::Matrix },
    Field { "attention", "out_bias", "multihead_attention", "embedding_layer/bias:0", Layout::AsIs },
};

struct Name {
    std::string prefix, layer, field; ///< "trunk.1.0.conv", "conv", "weight"
};
Name split(const std::string& name)
{
    const size_t lastDot = name.rfind('.'), before = name.rfind('.', lastDot - 1);
    return { name.substr(0, lastDot), name.substr(before + 1, lastDot - before - 1), name.substr(lastDot + 1) };
}

const Field& fieldOf(const std::string& name)
{
    const Name parts = split(name);
    const auto found = std::ranges::find_if(
        fields, [&](const Field& field) { return parts.layer == field.layer && parts.field == field.field; });
    if (found == fields.end())
        throw Error(fmt::format("Keras has no counterpart of the tensor {}.", name));
    return *found;
}

at::Tensor arranged(const at::Tensor& values, Layout layout)
{
    const int64_t wanted = layout == Layout::AsIs ? values.dim() : layout == Layout::Matrix ? 2 : layout == Layout::Bias4 ? 4 : 3;
    if (values.dim() != wanted)
        return values; // the shape check will say so
    switch (layout) {
    case Layout::Kernel:
        return values.permute({ 2, 1, 0 }).contiguous();
    case Layout::Matrix:
        return values.t().contiguous();
    case Layout::Depthwise:
        return values.permute({ 1, 2, 0 }).contiguous();
    case Layout::Pointwise:
        return values.size(0) == 1 ? values[0].t().contiguous() : values;
    case Layout::Bias4:
        return values.size(0) == 1 && values.size(2) == 1 ? values[0].squeeze(1).contiguous() : values;
    case Layout::AsIs:
        break;
    }
    return values;
}

/// "conv1d_12" → ("conv1d", 12); "conv1d" → ("conv1d", 0); synchronised batch normalisation counts as the plain one.
std::pair<std::string, int64_t> kindAndNumber(const std::string& layer)
{
    const size_t underscore = layer.rfind('_');
    const auto number
        = underscore == std::string::npos ? std::nullopt : genome::toInteger(std::string_view(layer).substr(underscore + 1));
    std::string kind = number ? layer.substr(0, underscore) : layer;
    if (kind == "sync_batch_normalization")
        kind = "batch_normalization";
    return { kind, number.value_or(0) };
}

} // namespace

KerasWeights::KerasWeights(const Hdf5File& file)
    : m_file(file)
{
    for (const auto& [path, shape] : file.dataSets()) {
        std::string rest = path.starts_with("model_weights/") ? path.substr(14) : path;
        const std::string layer = rest.substr(0, rest.find('/'));
        if (layer == "optimizer_weights" || layer == rest)
            continue;
        while (rest.starts_with(layer + "/"))
            rest.erase(0, layer.size() + 1);
        m_dataSets[layer + "/" + rest] = path;
        std::vector<std::string>& layers = m_layers[kindAndNumber(layer).first];
        if (std::ranges::find(layers, layer) == layers.end())
            layers.push_back(layer);
    }
    for (auto& [kind, layers] : m_layers)
        std::ranges::sort(layers, {}, [](const std::string& layer) { return kindAndNumber(layer).second; });
}

void KerasWeights::assign(const std::string& name)
{
    const std::string prefix = split(name).prefix, kind = fieldOf(name).kind;
    if (m_assigned.contains(prefix))
        return;
    const size_t number = m_next[kind]++;
    const auto layers = m_layers.find(kind);
    if (layers != m_layers.end() && number < layers->second.size())
        m_assigned[prefix] = layers->second[number];
    else
        m_assigned[prefix] = number == 0 ? kind : fmt::format("{}_{}", kind, number);
}

std::string KerasWeights::dataSetOf(const std::string& name) const
{
    return m_assigned.at(split(name).prefix) + "/" + fieldOf(name).dataSet;
}

at::Tensor KerasWeights::find(const std::string& name, const std::vector<int64_t>&, WeightKind)
{
    assign(name);
    const auto found = m_dataSets.find(dataSetOf(name));
    if (found == m_dataSets.end())
        return {};
    m_used.insert(found->first);
    const at::Tensor values = at::tensor(m_file.read(found->second), at::kFloat).reshape(m_file.dataSets().at(found->second));
    return arranged(values, fieldOf(name).layout);
}

std::string KerasWeights::ownName(const std::string& name) const
{
    return fmt::format("{} ({})", dataSetOf(name), name);
}

std::vector<std::string> KerasWeights::unused() const
{
    std::vector<std::string> names;
    for (const auto& [name, path] : m_dataSets)
        if (!m_used.contains(name))
            names.push_back(name);
    return names;
}

} // namespace models
