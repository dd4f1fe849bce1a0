#include "core/models/engine.h"

#include "core/models/safetensors.h"
#include "core/tracks/format.h"

#include <cstdlib>
#include <dlfcn.h>
#include <fmt/format.h>

namespace fs = std::filesystem;

namespace models
{

namespace
{

constexpr const char* libraryName = "libepiarc-learn.so";
constexpr const char* factoryName = "epiarcEngine";

/// Places where the library may lie, best first: beside the library this function is in, in ../lib of the program, the loader's
/// path.
std::vector<fs::path> places()
{
    std::vector<fs::path> found;
    Dl_info here;
    if (::dladdr(reinterpret_cast<const void*>(&places), &here) != 0 && here.dli_fname)
        found.push_back(fs::path(here.dli_fname).parent_path() / libraryName);
    std::error_code problem;
    const fs::path program = fs::read_symlink("/proc/self/exe", problem);
    if (!problem) {
        found.push_back(program.parent_path() / libraryName);
        found.push_back(program.parent_path().parent_path() / "lib" / libraryName);
    }
    found.emplace_back(libraryName);
    return found;
}

void* openLibrary()
{
    std::string problem;
    for (const fs::path& place : places()) {
        std::error_code ignored;
        if (place.has_parent_path() && !fs::exists(place, ignored))
            continue;
        if (void* library = ::dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL))
            return library;
        problem = ::dlerror();
    }
    throw Error(fmt::format("Models cannot be opened because {} cannot be loaded ({}): install Epiarc with its learning library.",
        libraryName, problem));
}

} // namespace

std::shared_ptr<const Engine> loadEngine()
{
    void* library = openLibrary();
    auto* factory = reinterpret_cast<Engine* (*)()>(::dlsym(library, factoryName));
    if (!factory)
        throw Error(fmt::format("{} belongs to another version of Epiarc: install both again.", libraryName));
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
