#pragma once
#include "core/models/model.h"
#include "core/models/networks/weights.h"
#include "core/models/tensors/tensorfile.h"

#include <set>

namespace models
{

/// The values of a tensor in a file as float32 (from F32, F16 or BF16; others throw Error). Float32 values stay where they are in
/// the mapped file, which the tensor keeps open: nothing is copied, and what is written into the tensor never reaches the file.
at::Tensor tensorOf(const TensorFile& file, const TensorView&);

/// What stands before the names of the weights of a member of an ensemble ("member.0."); nothing where there is one network.
std::string memberPrefix(const ModelSpec&, int member);

/// Weights of an Epiarc model file, or of one member of an ensemble.
class FileWeights : public Weights
{
public:
    /// `prefix`: of the names that are its own, without which they are asked for.
    explicit FileWeights(const TensorFile& file, std::string prefix = {})
        : m_file(file)
        , m_prefix(std::move(prefix))
    {
    }

private:
    at::Tensor find(const std::string& name, const std::vector<int64_t>& shape, WeightKind) override;
    std::vector<std::string> unused() const override;
    const TensorFile& m_file;
    std::string m_prefix;
    std::set<std::string> m_used;
};

} // namespace models
