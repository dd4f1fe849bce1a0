#pragma once
#include "core/base/error.h"

namespace tracks
{

/// Does `work`; an Error of it gets before it what `location()` says: "PATH, line N: ". The location is put into words only then,
/// since that costs more than reading a line.
template <typename Location, typename Work>
void located(const Location& location, const Work& work)
{
    try {
        work();
    } catch (const Error& problem) {
        throw Error(location() + problem.what());
    }
}

} // namespace tracks
