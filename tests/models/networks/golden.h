#pragma once
#include "core/base/error.h"
#include "core/models/model.h"
#include "core/models/networks/fileweights.h"
#include "core/models/tensors/safetensors.h"

#include <ATen/ATen.h>
#include <cmath>

/// Reference arrays, compared with what the networks give.
class Golden
{
public:
    explicit Golden(const std::string& path)
        : m_file(path)
    {
    }
    const models::Safetensors& file() const { return m_file; }
    /// In its own number format.
    at::Tensor operator[](const std::string& name) const
    {
        const models::TensorView* view = m_file.find(name);
        if (!view)
            throw Error(m_file.path().string() + " has no array " + name + ".");
        const auto type = view->dtype == "F64" ? at::kDouble : view->dtype == "I64" ? at::kLong : at::kFloat;
        return at::from_blob(const_cast<std::byte*>(view->data), view->shape, type).clone();
    }
    /// [batch, channels, length] as our networks write it.
    at::Tensor lengthFirst(const std::string& name) const { return (*this)[name].transpose(1, 2).contiguous(); }

private:
    models::Safetensors m_file;
};

inline double largestDifference(const at::Tensor& a, const at::Tensor& b)
{
    if (a.sizes() != b.sizes())
        return INFINITY;
    return (a.to(at::kDouble) - b.to(at::kDouble)).abs().max().item<double>();
}

/// The small Enformer that the arrays were computed with: 6,144 bp, 48 bins. `gamma`: see EnformerSettings.
inline models::ModelSpec goldenSpec(const std::string& gamma)
{
    models::ModelSpec spec;
    spec.family = "enformer";
    spec.inputLength = 6144;
    spec.outputLength = 32 * 128;
    spec.binSize = 128;
    spec.heads = { { "human", std::vector<models::OutputTrack>(5) }, { "mouse", std::vector<models::OutputTrack>(3) } };
    spec.settings = { { "channels", 96 }, { "depth", 2 }, { "heads", 4 }, { "key_size", 16 }, { "divisible_by", 8 },
        { "downsamples", 7 }, { "gamma", gamma } };
    return spec;
}
