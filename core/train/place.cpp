#include "core/train/place.h"

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

Place Place::ofThisProcess()
{
    const bool torchrun = variable("RANK").has_value();
    Place place;
    place.rank = variable(torchrun ? "RANK" : "SLURM_PROCID").value_or(place.rank);
    place.count = variable(torchrun ? "WORLD_SIZE" : "SLURM_NTASKS").value_or(place.count);
    place.port = variable("MASTER_PORT").value_or(place.port);
    if (const char* host = std::getenv("MASTER_ADDR"))
        place.host = host;
    if (place.count < 1 || place.rank < 0 || place.rank >= place.count)
        throw Error(fmt::format(
            "This is process {} of {}, which is impossible: start all with srun or torchrun.", place.rank, place.count));
    if (place.count > 1 && place.host.empty())
        throw Error(
            fmt::format("{} processes shall train together, but MASTER_ADDR does not say where the first of them runs: set it.",
                place.count));
    return place;
}

} // namespace train
