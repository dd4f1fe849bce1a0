#pragma once
#include <filesystem>
#include <nlohmann/json.hpp>

using Json = nlohmann::json;

namespace base
{
/// Throws Error naming the file (and the byte) where the text is not JSON.
Json readJson(const std::filesystem::path&);
/// Two-space indented, atomic.
void writeJson(const std::filesystem::path&, const Json&);
} // namespace base
