#pragma once
#include "core/base/monitor.h"

#include <filesystem>
#include <string>

namespace genome
{

/// MD5 of a file, hexadecimal, as md5sum tells it. Throws Error and Cancelled.
std::string checksumOf(const std::filesystem::path&, const Monitor& = {});

} // namespace genome
