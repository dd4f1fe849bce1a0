#include "core/models/learnlibrary.h"

#include "core/base/error.h"

#include <dlfcn.h>
#include <filesystem>
#include <fmt/format.h>
#include <vector>

namespace fs = std::filesystem;

namespace models
{

namespace
{

constexpr const char* libraryName = "libepiarc-learn.so";

/// Paths under which the library may be found, best first: beside the library this function is in, in ../lib of the program, the
/// loader's path.
std::vector<fs::path> candidates()
{
    std::vector<fs::path> found;
    Dl_info here;
    if (::dladdr(reinterpret_cast<const void*>(&candidates), &here) != 0 && here.dli_fname)
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
    for (const fs::path& path : candidates()) {
        std::error_code ignored;
        if (path.has_parent_path() && !fs::exists(path, ignored))
            continue;
        if (void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL))
            return library;
        problem = ::dlerror();
    }
    throw Error(fmt::format("Models cannot be opened because {} cannot be loaded ({}): install Epiarc with its learning library.",
        libraryName, problem));
}

} // namespace

void* learnFunction(const char* name)
{
    void* function = ::dlsym(openLibrary(), name);
    if (!function)
        throw Error(fmt::format("{} belongs to another version of Epiarc: install both again.", libraryName));
    return function;
}

} // namespace models
