#pragma once
#include <cstdint>
#include <string>

namespace base
{

/// Bytes that are written once and read in parts. Few stay in memory; many lie in a nameless temporary file ($TMPDIR, else
/// /var/tmp), which vanishes with this object, so that files opened side by side do not fill the memory. Where no such file can
/// be written (a full disk) all stay in memory. Reading is safe from several threads at once.
class Scratch
{
public:
    static constexpr size_t fewBytes = 1 << 20;

    Scratch() = default;
    explicit Scratch(std::string bytes, size_t few = fewBytes);
    ~Scratch();
    Scratch(Scratch&&) noexcept;
    Scratch& operator=(Scratch&&) noexcept;

    size_t size() const { return m_size; }
    /// How many of them are in memory.
    size_t inMemory() const { return m_bytes.size(); }
    /// A part that lies within size(). Throws Error when the disk fails.
    std::string read(size_t offset, size_t count) const;

private:
    std::string m_bytes; ///< empty when they are in the file
    size_t m_size = 0;
    int m_file = -1;
};

} // namespace base
