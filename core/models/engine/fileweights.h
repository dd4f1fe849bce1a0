#pragma once
#include "core/models/networks/weights.h"
#include "core/models/safetensors.h"

#include <set>

namespace models
{

/// Weights of an Epiarc model file (float32, float16 or bfloat16 tensors). Tensors are copied out of the file.
class FileWeights : public Weights
{
public:
    explicit FileWeights(const Safetensors& file)
        : m_file(file)
    {
    }

private:
    at::Tensor find(const std::string& name) override;
    std::vector<std::string> unused() const override;
    const Safetensors& m_file;
    std::set<std::string> m_used;
};

} // namespace models
