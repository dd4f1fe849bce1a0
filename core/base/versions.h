#pragma once
#include "core/base/json.h"

namespace base
{

/// Versions of Epiarc and of the libraries that need no LibTorch, as name → text. Engine::about() tells the others.
Json versions();

} // namespace base
