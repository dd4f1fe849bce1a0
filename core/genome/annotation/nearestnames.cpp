#include "core/genome/annotation/nearestnames.h"

#include "core/base/text.h"

#include <algorithm>
#include <cctype>
#include <numeric>

namespace genome
{

/// Levenshtein distance.
static size_t distance(const std::string& a, const std::string& b)
{
    std::vector<size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (size_t i = 0; i < a.size(); ++i) {
        size_t diagonal = row[0];
        row[0] = i + 1;
        for (size_t j = 0; j < b.size(); ++j) {
            const size_t exchanged = diagonal + (a[i] != b[j]);
            diagonal = row[j + 1];
            row[j + 1] = std::min({ exchanged, row[j] + 1, diagonal + 1 });
        }
    }
    return row.back();
}

NearestNames::NearestNames(std::string_view wanted, size_t most)
    : m_wanted(base::upper(wanted))
    , m_most(most)
    , m_furthest(m_wanted.size() > 4 ? 2 : 1)
{
}

void NearestNames::offer(const std::string& name)
{
    if (name.size() > m_wanted.size() + m_furthest || m_wanted.size() > name.size() + m_furthest)
        return;
    std::pair candidate { distance(m_wanted, base::upper(name)), name };
    if (candidate.first > m_furthest)
        return;
    const auto at = std::ranges::lower_bound(m_found, candidate);
    if (at != m_found.end() && *at == candidate)
        return;
    m_found.insert(at, std::move(candidate));
    if (m_found.size() > m_most)
        m_found.pop_back();
}

std::vector<std::string> NearestNames::names() const
{
    std::vector<std::string> names;
    for (const auto& [distance, name] : m_found)
        names.push_back(name);
    return names;
}

} // namespace genome
