#pragma once
#include "views/document/history.h"
#include "views/document/sessionstate.h"
#include "views/sessionfiles/filetable.h"

#include <filesystem>

/// A session on disk: JSON, files called by their path relative to the session's folder (see FileTable). Coordinates 0-based
/// half-open.
struct SessionFile {
    SessionState state;
    Loci loci; ///< side by side; empty: none saved
    bool reversed = false;
    FileRecords files {}; ///< what is remembered of the files of `state`
    QString original {}; ///< in what is kept for recovery: the session file being worked on; empty: it has none yet
};

/// Opens files where they are now, even when the session or its data were moved; those found nowhere keep the path where they
/// were. Throws Error naming the file and the part that cannot be understood.
SessionFile readSession(const std::filesystem::path&);
/// Atomic. Gives what is now remembered of the files. Throws Error.
FileRecords writeSession(const std::filesystem::path&, const SessionFile&);

/// The same inside another file, whose folder the paths are relative to. `sessionFrom` throws Error naming the part that cannot
/// be understood, and Json::exception.
Json sessionJson(const SessionFile&, const std::filesystem::path& folder);
/// With a table in which some files have references of their own.
Json sessionJson(const SessionFile&, FileTable&);
SessionFile sessionFrom(const Json&, const std::filesystem::path& folder);
