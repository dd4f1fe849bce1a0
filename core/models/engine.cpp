#include "core/models/engine.h"

#include "core/models/learnlibrary.h"
#include "core/models/tensors/safetensors.h"
#include "core/tracks/formats/format.h"

#include <fmt/format.h>

namespace fs = std::filesystem;

namespace models
{

std::shared_ptr<const Engine> loadEngine()
{
    const auto factory = reinterpret_cast<Engine* (*)()>(learnFunction("epiarcEngine"));
    return std::shared_ptr<const Engine>(factory());
}

ModelSpec readSpec(const fs::path& path)
{
    const tracks::Format format = tracks::sniff(path);
    const std::string import = tracks::hint(tracks::Format::Checkpoint, path);
    if (format == tracks::Format::Checkpoint)
        throw Error(fmt::format("{} is {}: {}.", path.string(), tracks::describe(format), import));
    const Safetensors file(path);
    const auto entry = file.metadata().find("epiarc");
    if (entry == file.metadata().end())
        throw Error(fmt::format("{} carries weights but does not say of which model: {}.", path.string(), import));
    try {
        return specFromJson(Json::parse(entry->second), path);
    } catch (const Json::parse_error& problem) {
        throw Error(fmt::format(
            "{} describes its model with text that is not JSON (byte {}): convert it again.", path.string(), problem.byte));
    }
}

} // namespace models
