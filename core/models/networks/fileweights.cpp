#include "core/models/networks/fileweights.h"

#include "core/base/error.h"

#include <fmt/format.h>

namespace models
{

at::Tensor tensorOf(const TensorFile& file, const TensorView& view)
{
    const bool single = view.dtype == "F32", half = view.dtype == "F16";
    if (!single && !half && view.dtype != "BF16")
        throw Error(fmt::format(
            "{} holds tensor {} as {}, and a model needs F32, F16 or BF16.", file.path().string(), view.name, view.dtype));
    if (single && view.aligned())
        return at::from_blob(
            const_cast<std::byte*>(view.data), view.shape, [memory = file.memory()](void*) {}, at::kFloat);
    at::Tensor copy = at::empty(view.shape, single ? at::kFloat : half ? at::kHalf : at::kBFloat16);
    std::memcpy(copy.data_ptr(), view.data, view.bytes);
    return copy.to(at::kFloat);
}

std::string memberPrefix(const ModelSpec& spec, int member)
{
    return spec.members > 1 ? fmt::format("member.{}.", member) : std::string();
}

at::Tensor FileWeights::find(const std::string& name, const std::vector<int64_t>&, WeightKind)
{
    const TensorView* view = m_file.find(m_prefix + name);
    if (!view)
        return {};
    m_used.insert(view->name);
    return tensorOf(m_file, *view);
}

std::vector<std::string> FileWeights::unused() const
{
    std::vector<std::string> names;
    for (const TensorView& tensor : m_file.tensors())
        if (tensor.name.starts_with(m_prefix) && !m_used.contains(tensor.name))
            names.push_back(tensor.name);
    return names;
}

} // namespace models
