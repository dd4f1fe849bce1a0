#include "core/train/process.h"

#include "core/base/error.h"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <optional>

namespace train
{

namespace
{

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

Process Process::current()
{
    const bool torchrun = variable("RANK").has_value();
    Process process;
    process.rank = variable(torchrun ? "RANK" : "SLURM_PROCID").value_or(process.rank);
    process.count = variable(torchrun ? "WORLD_SIZE" : "SLURM_NTASKS").value_or(process.count);
    process.port = variable("MASTER_PORT").value_or(process.port);
    if (const char* host = std::getenv("MASTER_ADDR"))
        process.host = host;
    if (process.count < 1 || process.rank < 0 || process.rank >= process.count)
        throw Error(fmt::format(
            "This is process {} of {}, which is impossible: start all with srun or torchrun.", process.rank, process.count));
    if (process.count > 1 && process.host.empty())
        throw Error(
            fmt::format("{} processes shall train together, but MASTER_ADDR does not say where the first of them runs: set it.",
                process.count));
    return process;
}

} // namespace train
