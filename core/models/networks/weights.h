#pragma once
#include <ATen/ATen.h>
#include <string>
#include <vector>

namespace models
{

/// Where a network under construction gets its tensors from. Networks ask by name and shape; what is missing or misshapen is
/// noted and replaced by zeros, so that one message can list everything that does not fit.
///
/// Names read PLACE.LAYER.FIELD, e.g. "trunk.1.0.conv.weight"; LAYER says the kind: conv [out, in, width], dense [out, in],
/// batch_norm, layer_norm, separable, attention.
class Weights
{
public:
    virtual ~Weights() = default;
    /// A float32 tensor of exactly this shape, on the CPU.
    at::Tensor take(const std::string& name, const std::vector<int64_t>& shape);
    int64_t parameters() const { return m_parameters; }
    /// Throws Error listing all problems (missing, misshapen, never asked for); `file` begins the sentence.
    void finish(const std::string& file) const;

protected:
    /// The tensor in any shape, or an undefined one when there is none.
    virtual at::Tensor find(const std::string& name) = 0;
    /// How the file itself calls the tensor, for messages.
    virtual std::string ownName(const std::string& name) const { return name; }
    /// Names in the file that were never asked for.
    virtual std::vector<std::string> unused() const = 0;

private:
    std::vector<std::string> m_problems;
    int64_t m_parameters = 0;
};

/// Zeros for everything: to build a network whose weights come later, or only to ask its sizes.
class NoWeights : public Weights
{
    at::Tensor find(const std::string& name) override { return {}; }
    std::vector<std::string> unused() const override { return {}; }
};

} // namespace models
