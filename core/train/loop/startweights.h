#pragma once
#include "core/models/networks/fileweights.h"
#include "core/models/networks/initialweights.h"

#include <set>

namespace train
{

/// Weights to begin a run with: those of a model where it has them, and fresh ones for new heads. Anything else that is missing
/// or misshapen is a problem that Weights::finish lists.
class StartWeights : public models::Weights
{
public:
    /// `fresh`: heads that begin anew. `start` may be null: everything does.
    StartWeights(const models::TensorFile* start, std::set<std::string> fresh, uint64_t seed);

private:
    at::Tensor find(const std::string& name, const std::vector<int64_t>& shape, models::WeightKind) override;
    const models::TensorFile* m_start;
    std::set<std::string> m_fresh;
    models::InitialWeights m_initial;
};

/// "human" of "heads.human.dense.weight"; empty for other tensors.
std::string headOf(const std::string& tensor);

} // namespace train
