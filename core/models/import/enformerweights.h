#pragma once
#include "core/models/networks/weights.h"
#include "core/models/tensors/tensorfile.h"

#include <set>
#include <string>

namespace models
{

/// "tower.0.pointwise.dense.weight" → "conv_tower.0.1.fn.2.weight": what enformer-pytorch calls a tensor of ours. Throws Error
/// for a name that no Enformer has.
std::string enformerPytorchName(const std::string& ours);
/// The second spelling under which enformer-pytorch also writes tensors of the trunk ("_trunk.2.0.1.fn.2.weight"); empty for
/// those of the heads.
std::string enformerPytorchAlias(const std::string& canonical);

/// Weights of an enformer-pytorch state dict under the names and shapes of Epiarc's Enformer. Either spelling is accepted, and
/// both at once when they agree in shape; counters of batches are passed over. Pointwise kernels lose their axes of length 1.
class EnformerWeights : public Weights
{
public:
    explicit EnformerWeights(const TensorFile& file)
        : m_file(file)
    {
    }

private:
    at::Tensor find(const std::string& name, const std::vector<int64_t>& shape, WeightKind) override;
    std::string ownName(const std::string& name) const override;
    std::vector<std::string> unused() const override;
    const TensorFile& m_file;
    std::set<std::string> m_used;
};

} // namespace models
