#pragma once
#include "views/session/session.h"

/// What the program keeps in memory, bytes.
struct MemoryUse {
    size_t kept = 0; ///< of files, predictions and attention maps, so that going back costs nothing
    size_t process = 0; ///< everything, as the system counts it; 0 where it does not tell

    static MemoryUse of(const Session&);
    QString text() const; ///< "cache 12 MB · 230 MB in all"
    QString details() const;
};
