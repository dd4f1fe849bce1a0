#include "core/models/tensors/picklebytes.h"

#include "core/base/error.h"

#include <bit>
#include <fmt/format.h>

namespace models
{

static_assert(std::endian::native == std::endian::little, "numbers of a pickle are little-endian");

std::string_view PickleBytes::take(uint64_t size)
{
    if (size > m_bytes.size() - m_at)
        damaged("is cut short");
    m_at += size;
    return m_bytes.substr(m_at - size, size);
}

std::string_view PickleBytes::line()
{
    const size_t end = m_bytes.find('\n', m_at);
    if (end == std::string_view::npos)
        damaged("is cut short");
    const std::string_view found = take(end - m_at);
    take(1);
    return found;
}

void PickleBytes::damaged(const std::string& what) const
{
    throw Error(fmt::format("{} is no checkpoint that can be read: its pickle {} at byte {}. Download it or save it again.",
        m_path.string(), what, m_at));
}

} // namespace models
