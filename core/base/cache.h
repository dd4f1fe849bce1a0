#pragma once
#include "core/base/monitor.h"

#include <chrono>
#include <condition_variable>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>

namespace base
{

/// Values that are dear to compute, each computed once. Those used longest ago are dropped beyond a number of bytes; the newest
/// one always stays. Safe to use from several threads; who holds a value keeps it.
template <typename Key, typename Value>
class Cache
{
public:
    using Pointer = std::shared_ptr<const Value>;
    using BytesOf = size_t (*)(const Value&);

    Cache(size_t maxBytes, BytesOf bytesOf)
        : m_maxBytes(maxBytes)
        , m_bytesOf(bytesOf)
    {
    }

    /// The value of a key: the one that is there, if it suits(value), or what compute() returns, which is kept instead of it.
    /// Others who ask for the key meanwhile wait; they, too, can be stopped. Throws what compute() throws, and nothing is kept
    /// then.
    template <typename Compute, typename Suits>
    Pointer value(const Key& key, const Monitor& monitor, std::string_view stage, Compute compute, Suits suits)
    {
        std::unique_lock hold(m_lock);
        if (const Pointer there = claim(key, monitor, stage, suits, hold))
            return there;
        hold.unlock();
        try {
            auto made = std::make_shared<const Value>(compute());
            hold.lock();
            keep(key, made);
            m_changed.notify_all();
            return made;
        } catch (...) {
            if (!hold.owns_lock())
                hold.lock();
            m_entries.erase(key);
            m_changed.notify_all();
            throw;
        }
    }
    template <typename Compute>
    Pointer value(const Key& key, const Monitor& monitor, std::string_view stage, Compute compute)
    {
        return value(key, monitor, stage, compute, [](const Value&) { return true; });
    }

    /// The value if it is there; it becomes no newer by that.
    Pointer find(const Key& key) const
    {
        const std::lock_guard hold(m_lock);
        const auto found = m_entries.find(key);
        return found == m_entries.end() ? nullptr : found->second.value;
    }

    size_t bytes() const
    {
        const std::lock_guard hold(m_lock);
        return m_bytes;
    }

private:
    /// Null value: somebody computes it.
    struct Entry {
        Pointer value;
        typename std::list<Key>::iterator use;
    };

    /// The value once it is there, or null: then the caller is the one who computes it.
    template <typename Suits>
    Pointer claim(const Key& key, const Monitor& monitor, std::string_view stage, Suits suits, std::unique_lock<std::mutex>& hold)
    {
        for (;;) {
            monitor.report(0, stage);
            const auto found = m_entries.find(key);
            if (found != m_entries.end() && !found->second.value) {
                m_changed.wait_for(hold, std::chrono::milliseconds(50));
                continue;
            }
            if (found != m_entries.end() && suits(*found->second.value)) {
                m_lastUsed.splice(m_lastUsed.begin(), m_lastUsed, found->second.use);
                return found->second.value;
            }
            if (found != m_entries.end())
                forget(found);
            m_entries[key] = {};
            return nullptr;
        }
    }

    void keep(const Key& key, Pointer value)
    {
        m_lastUsed.push_front(key);
        m_bytes += m_bytesOf(*value);
        m_entries[key] = { std::move(value), m_lastUsed.begin() };
        while (m_bytes > m_maxBytes && m_lastUsed.size() > 1)
            forget(m_entries.find(m_lastUsed.back()));
    }

    void forget(typename std::map<Key, Entry>::iterator entry)
    {
        m_bytes -= m_bytesOf(*entry->second.value);
        m_lastUsed.erase(entry->second.use);
        m_entries.erase(entry);
    }

    const size_t m_maxBytes;
    const BytesOf m_bytesOf;
    mutable std::mutex m_lock;
    std::condition_variable m_changed;
    std::map<Key, Entry> m_entries;
    std::list<Key> m_lastUsed; ///< newest first; only of values that are there
    size_t m_bytes = 0;
};

} // namespace base
