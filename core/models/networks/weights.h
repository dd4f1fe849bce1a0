#pragma once
#include <ATen/ATen.h>
#include <optional>
#include <string>
#include <vector>

namespace models
{

/// What a tensor is to its layer: by this it is drawn, trained, decayed and rounded.
enum class WeightKind {
    Kernel, ///< of a convolution or dense layer [out, in, …]
    Projection, ///< of attention, to queries, keys and values [out, in]
    DistanceProjection, ///< of attention, of functions of the distance [out, functions]
    AttentionOutput, ///< [out, in]
    AttentionBias, ///< of content or of position [heads, key size]
    PoolGate, ///< mixes the channels of two neighbours to weigh them [channels, channels]
    Bias,
    NormScale,
    LastNormScale, ///< of the normalisation that ends a residual branch, which begins as if it were not there
    NormShift,
    RunningMean, ///< of batch normalisation
    RunningVariance
};
/// Running statistics belong to a model, but no optimiser changes them.
bool trains(WeightKind);
/// Weight decay pulls it towards 0: not so the numbers that only shift or scale.
bool decays(WeightKind);
/// A change of low rank can stand for it (LoRA): it has rows and columns.
bool adapts(WeightKind);
/// Norms, statistics and what knows distances: in bfloat16 they would be too coarse.
bool staysExact(WeightKind);

struct NamedTensor {
    std::string name;
    at::Tensor values;
    std::optional<WeightKind> kind = std::nullopt; ///< of a weight; nothing else has one: moments, means, what a file holds
    bool trains() const { return kind && models::trains(*kind); }
};

/// Where a network under construction gets its tensors from. Networks ask by name and shape; what is missing, misshapen or not
/// finite is noted and replaced by zeros, so that one message can list everything that does not fit.
///
/// Names read PREFIX.LAYER.FIELD, e.g. "trunk.1.0.conv.weight"; LAYER is one of conv, dense, batch_norm, layer_norm, separable,
/// attention.
class Weights
{
public:
    virtual ~Weights() = default;
    /// A float32 tensor of exactly this shape, on the CPU. Layers hold the very tensor that `taken` lists: moved, trained or
    /// changed there, it is so in the layer.
    at::Tensor take(const std::string& name, const std::vector<int64_t>& shape, WeightKind);
    /// Something a layer computed once that must move to the device with the weights, but is not written into files.
    at::Tensor constant(at::Tensor);
    /// Trainable numbers taken so far.
    int64_t parameters() const;
    /// In the order of taking.
    const std::vector<NamedTensor>& taken() const { return m_taken; }
    const std::vector<at::Tensor>& constants() const { return m_constants; }
    /// Throws Error listing all problems (missing, misshapen, not finite, never asked for); `file` begins the sentence.
    void finish(const std::string& file) const;

protected:
    /// The tensor in any shape, or an undefined one when there is none. `shape`: what will be asked of it.
    virtual at::Tensor find(const std::string& name, const std::vector<int64_t>& shape, WeightKind) = 0;
    /// How the file itself calls the tensor, for messages.
    virtual std::string ownName(const std::string& name) const { return name; }
    /// Names in the file that were never asked for.
    virtual std::vector<std::string> unused() const { return {}; }

private:
    std::vector<std::string> m_problems;
    std::vector<NamedTensor> m_taken;
    std::vector<at::Tensor> m_constants;
};

/// Zeros for everything: to build a network whose weights come later, or only to ask its sizes.
class NoWeights : public Weights
{
    at::Tensor find(const std::string&, const std::vector<int64_t>& shape, WeightKind) override
    {
        return at::zeros(shape, at::kFloat);
    }
};

} // namespace models
