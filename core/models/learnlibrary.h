#pragma once

namespace models
{

/// A function of libepiarc-learn, which is loaded (from beside this program or ../lib) the first time. Throws Error with one
/// sentence when the library is not there or of another version.
void* learnFunction(const char* name);

} // namespace models
