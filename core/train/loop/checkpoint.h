#pragma once
#include "core/models/model.h"
#include "core/models/networks/weights.h"

#include <future>
#include <optional>

namespace train
{

/// Tensors as they are now, on the CPU: later steps do not change them.
std::vector<models::NamedTensor> copied(const std::vector<models::NamedTensor>&);

/// state.safetensors: all tensors that resuming needs, and numbers (JSON) beside them.
struct State {
    std::vector<models::NamedTensor> tensors;
    Json numbers;

    /// Nothing when there is no such file. Throws Error when it is none.
    static std::optional<State> read(const std::filesystem::path&);
    void write(const std::filesystem::path&) const;
    /// An undefined tensor when there is none.
    at::Tensor find(const std::string& name) const;
};

/// Writes files one after the other on a thread of its own, so that the next step need not wait.
class Writer
{
public:
    ~Writer();
    /// Waits for what is still being written, and throws its Error, if any, before it begins.
    void begin(std::function<void()> write);
    /// Throws the Error of what was written, if it is done.
    void check();
    /// Waits for the end. Throws its Error.
    void finish();

private:
    std::future<void> m_writing;
};

} // namespace train
