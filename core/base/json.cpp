#include "core/base/json.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <fmt/format.h>

namespace base
{

Json readJson(const std::filesystem::path& path)
{
    try {
        return Json::parse(readFile(path));
    } catch (const Json::parse_error& problem) {
        throw Error(fmt::format("{} is not valid JSON at byte {}.", path.string(), problem.byte));
    }
}

void writeJson(const std::filesystem::path& path, const Json& value)
{
    writeAtomically(path, value.dump(2) + "\n");
}

} // namespace base
