#pragma once
#include "core/models/networks/weights.h"
#include "core/models/tensorfile.h"

#include <set>

namespace models
{

/// The values of a tensor in a file as float32 (from F32, F16 or BF16; others throw Error). Float32 values stay where they are in
/// the mapped file, which the tensor keeps open: nothing is copied, and what is written into the tensor never reaches the file.
at::Tensor tensorOf(const TensorFile& file, const TensorView&);

/// Weights of an Epiarc model file.
class FileWeights : public Weights
{
public:
    explicit FileWeights(const TensorFile& file)
        : m_file(file)
    {
    }

private:
    at::Tensor find(const std::string& name, const std::vector<int64_t>& shape) override;
    std::vector<std::string> unused() const override;
    const TensorFile& m_file;
    std::set<std::string> m_used;
};

} // namespace models
