#include "core/train/loop/ranks.h"

#include "core/base/error.h"

#include <ATen/ATen.h>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <optional>
#include <string>
#ifdef EPIARC_GLOO
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>
#endif

namespace train
{

namespace
{

constexpr int defaultPort = 29500;

/// Nothing when it is not set. Throws Error when it is no number.
std::optional<int> variable(const char* name)
{
    const char* text = std::getenv(name);
    if (!text || !*text)
        return std::nullopt;
    int value = 0;
    const char* end = text + std::strlen(text);
    if (std::from_chars(text, end, value).ptr != end)
        throw Error(fmt::format("{} is \"{}\", which is no number: start all processes with srun or torchrun.", name, text));
    return value;
}

} // namespace

#ifdef EPIARC_GLOO

struct Ranks::Group {
    c10::intrusive_ptr<c10d::ProcessGroupGloo> gloo;
};

Ranks::Ranks()
{
    const bool torchrun = variable("RANK").has_value();
    m_rank = variable(torchrun ? "RANK" : "SLURM_PROCID").value_or(0);
    m_count = variable(torchrun ? "WORLD_SIZE" : "SLURM_NTASKS").value_or(1);
    if (m_count < 1 || m_rank < 0 || m_rank >= m_count)
        throw Error(
            fmt::format("This is process {} of {}, which is impossible: start all with srun or torchrun.", m_rank, m_count));
    if (m_count == 1)
        return;
    const char* host = std::getenv("MASTER_ADDR");
    if (!host || !*host)
        throw Error(fmt::format(
            "{} processes shall train together, but MASTER_ADDR does not say where the first of them runs: set it.", m_count));
    const int port = variable("MASTER_PORT").value_or(defaultPort);
    try {
        c10d::TCPStoreOptions options;
        options.port = uint16_t(port);
        options.isServer = m_rank == 0;
        options.numWorkers = size_t(m_count);
        options.timeout = std::chrono::minutes(5);
        const auto store = c10::make_intrusive<c10d::TCPStore>(host, options);
        const auto gloo = c10d::ProcessGroupGloo::Options::create(std::chrono::hours(24)); // a validation may be long
        gloo->devices.push_back(c10d::ProcessGroupGloo::createDefaultDevice());
        m_group = std::make_unique<Group>(Group { c10::make_intrusive<c10d::ProcessGroupGloo>(store, m_rank, m_count, gloo) });
    } catch (const std::exception& problem) {
        const std::string text = problem.what();
        throw Error(fmt::format("Process {} of {} did not meet the others at {}:{}: {}.", m_rank, m_count, host, port,
            text.substr(0, text.find('\n'))));
    }
}

std::vector<double> Ranks::sum(std::vector<double> values)
{
    if (!m_group)
        return values;
    std::vector<at::Tensor> all { at::tensor(values, at::kDouble) };
    m_group->gloo->allreduce(all)->wait();
    std::copy_n(all[0].data_ptr<double>(), values.size(), values.begin());
    return values;
}

void Ranks::average(const std::vector<at::Tensor>& tensors)
{
    if (!m_group)
        return;
    const at::NoGradGuard none;
    for (const at::Tensor& tensor : tensors) {
        std::vector<at::Tensor> here { tensor.to(at::kCPU).contiguous() };
        m_group->gloo->allreduce(here)->wait();
        tensor.copy_(here[0] / m_count);
    }
}

#else

struct Ranks::Group {
};

Ranks::Ranks()
{
    if (variable("WORLD_SIZE").value_or(1) > 1 || variable("SLURM_NTASKS").value_or(1) > 1)
        throw Error("Several processes cannot train together with this LibTorch: it was built without Gloo. Start one.");
}

std::vector<double> Ranks::sum(std::vector<double> values)
{
    return values;
}

void Ranks::average(const std::vector<at::Tensor>&) { }

#endif

Ranks::~Ranks() = default;

} // namespace train
