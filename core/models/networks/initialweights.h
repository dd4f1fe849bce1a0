#pragma once
#include "core/models/networks/weights.h"

namespace models
{

/// Weights to begin training with, as DeepMind's Enformer draws them: kernels and dense matrices from a normal distribution cut
/// at two deviations with variance 1 / fan-in, projections of attention and their two biases with 2 / fan-in (corrected for the
/// cut; the biases count their heads as fan-in), the output of attention 0, pooling twice the identity, norms the identity,
/// biases 0. The last norm of a dilated residual of Basenji starts at 0. The same seed gives the same numbers.
class InitialWeights : public Weights
{
public:
    explicit InitialWeights(uint64_t seed);

private:
    at::Tensor find(const std::string& name, const std::vector<int64_t>& shape, WeightKind) override;
    at::Tensor cutNormal(const std::vector<int64_t>& shape, double deviation);
    at::Generator m_generator;
};

} // namespace models
