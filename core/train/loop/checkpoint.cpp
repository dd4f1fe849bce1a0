#include "core/train/loop/checkpoint.h"

#include "core/models/networks/fileweights.h"
#include "core/models/tensors/safetensors.h"

#include <algorithm>
#include <fmt/format.h>

namespace train
{

namespace
{

constexpr const char* key = "epiarc-run";

} // namespace

std::vector<models::NamedTensor> copied(const std::vector<models::NamedTensor>& tensors)
{
    const at::NoGradGuard none;
    std::vector<models::NamedTensor> copies;
    for (const models::NamedTensor& tensor : tensors) {
        const at::Tensor here = tensor.values.detach().to(at::kCPU, at::kFloat).contiguous();
        copies.push_back({ tensor.name,
            here.is_same(tensor.values) || here.data_ptr() == tensor.values.data_ptr() ? here.clone() : here, tensor.kind });
    }
    return copies;
}

std::optional<State> State::read(const std::filesystem::path& path)
{
    if (!std::filesystem::exists(path))
        return std::nullopt;
    const models::Safetensors file(path);
    const auto numbers = file.metadata().find(key);
    State state;
    if (numbers != file.metadata().end())
        state.numbers = Json::parse(numbers->second, nullptr, false);
    if (!state.numbers.is_object())
        throw Error(fmt::format("{} is no state of a training run: take it away to begin anew.", path.string()));
    for (const models::TensorView& tensor : file.tensors())
        state.tensors.push_back({ tensor.name, models::tensorOf(file, tensor).clone() });
    return state;
}

void State::write(const std::filesystem::path& path) const
{
    std::vector<models::TensorToWrite> values;
    for (const models::NamedTensor& tensor : tensors)
        values.push_back({ tensor.name, tensor.values.sizes().vec(), tensor.values.data_ptr<float>() });
    models::writeSafetensors(path, values, { { key, numbers.dump() } });
}

at::Tensor State::find(const std::string& name) const
{
    const auto found = std::ranges::find(tensors, name, &models::NamedTensor::name);
    return found == tensors.end() ? at::Tensor() : found->values;
}

Writer::~Writer()
{
    if (m_writing.valid())
        m_writing.wait();
}

void Writer::begin(std::function<void()> write)
{
    finish();
    m_writing = std::async(std::launch::async, std::move(write));
}

void Writer::check()
{
    if (m_writing.valid() && m_writing.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
        m_writing.get();
}

void Writer::finish()
{
    if (m_writing.valid())
        m_writing.get();
}

} // namespace train
