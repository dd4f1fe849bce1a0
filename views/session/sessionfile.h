#pragma once
#include "core/base/json.h"
#include "views/session/history.h"
#include "views/session/sessionstate.h"

#include <filesystem>

/// A session on disk: JSON, paths relative to the file's own folder. Coordinates 0-based half-open.
struct SessionFile {
    SessionState state;
    Loci loci; ///< side by side; empty: none saved
    bool reversed = false;
};

/// The same inside another file, whose folder the paths are relative to. `sessionFrom` throws Error naming the part that cannot
/// be understood, and Json::exception.
Json sessionJson(const SessionFile&, const std::filesystem::path& folder);
SessionFile sessionFrom(const Json&, const std::filesystem::path& folder);

/// Throws Error naming the file and the part that cannot be understood.
SessionFile readSession(const std::filesystem::path&);
/// Atomic. Throws Error.
void writeSession(const std::filesystem::path&, const SessionFile&);
