#pragma once
#include <cstddef>
#include <filesystem>
#include <span>

namespace base
{

/// A whole file as memory: pages are read when they are touched. The memory may be written to; the file never is (a page is
/// copied then). The file must not be cut short while it is mapped.
class MappedFile
{
public:
    /// Throws Error when the file is missing, unreadable or empty.
    explicit MappedFile(const std::filesystem::path&);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::span<const std::byte> bytes() const { return { m_address, m_size }; }

private:
    const std::byte* m_address = nullptr;
    size_t m_size = 0;
};

} // namespace base
