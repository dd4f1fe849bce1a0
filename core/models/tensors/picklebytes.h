#pragma once
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>

namespace models
{

/// The bytes of a pickle from front to back. Every function throws Error naming `path` and the offset at which too few are left.
class PickleBytes
{
public:
    PickleBytes(std::string_view bytes, const std::filesystem::path& path)
        : m_bytes(bytes)
        , m_path(path)
    {
    }

    std::string_view take(uint64_t size);
    std::string_view line(); ///< without its end
    template <class Number>
    Number number() ///< little-endian
    {
        Number value;
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
        return value;
    }
    /// Throws the sentence "PATH is no checkpoint that can be read: its pickle WHAT at byte N. …".
    [[noreturn]] void damaged(const std::string& what) const;

private:
    std::string_view m_bytes;
    const std::filesystem::path& m_path;
    size_t m_at = 0;
};

} // namespace models
