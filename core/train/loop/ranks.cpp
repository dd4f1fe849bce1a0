#include "core/train/loop/ranks.h"

#include "core/base/error.h"
#include "core/train/process.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <string>
#ifdef EPIARC_GLOO
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>
#endif

namespace train
{

#ifdef EPIARC_GLOO

struct Ranks::Group {
    c10::intrusive_ptr<c10d::ProcessGroupGloo> gloo;
};

Ranks::Ranks()
{
    const Process process = Process::current();
    m_rank = process.rank;
    m_count = process.count;
    if (m_count == 1)
        return;
    try {
        c10d::TCPStoreOptions options;
        options.port = uint16_t(process.port);
        options.isServer = m_rank == 0;
        options.numWorkers = size_t(m_count);
        options.timeout = std::chrono::minutes(5);
        const auto store = c10::make_intrusive<c10d::TCPStore>(process.host, options);
        const auto gloo = c10d::ProcessGroupGloo::Options::create(std::chrono::hours(24)); // a validation may be long
        gloo->devices.push_back(c10d::ProcessGroupGloo::createDefaultDevice());
        m_group = std::make_unique<Group>(Group { c10::make_intrusive<c10d::ProcessGroupGloo>(store, m_rank, m_count, gloo) });
    } catch (const std::exception& problem) {
        const std::string text = problem.what();
        throw Error(fmt::format("Process {} of {} did not meet the others at {}:{}: {}.", m_rank, m_count, process.host,
            process.port, text.substr(0, text.find('\n'))));
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
    if (Process::current().count > 1)
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
