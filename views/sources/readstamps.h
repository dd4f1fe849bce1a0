#pragma once
#include "core/base/file.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>

/// What files were like just before they were read. Who watches a file begins with this, and so notices a change between its
/// reading and the first look at it. From any thread.
class ReadStamps
{
public:
    using Stamp = std::optional<base::FileStamp>; ///< nothing: the file is not there

    /// The file is going to be read.
    void note(const std::string& path)
    {
        const Stamp stamp = base::stampOf(path); // may take long
        const std::lock_guard guard(m_lock);
        m_stamps[path] = stamp;
    }
    void forget(const std::string& path)
    {
        const std::lock_guard guard(m_lock);
        m_stamps.erase(path);
    }
    /// Of its last reading, or what the file is like now when nobody has read it.
    Stamp of(const std::string& path) const
    {
        {
            const std::lock_guard guard(m_lock);
            if (const auto found = m_stamps.find(path); found != m_stamps.end())
                return found->second;
        }
        return base::stampOf(path);
    }

private:
    mutable std::mutex m_lock;
    std::map<std::string, Stamp> m_stamps;
};
