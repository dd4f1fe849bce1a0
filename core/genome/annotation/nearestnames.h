#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace genome
{

/// The few names that differ least from a mistyped one: at most two letters inserted, deleted or exchanged (one in a word of
/// up to four letters), in any case.
class NearestNames
{
public:
    explicit NearestNames(std::string_view wanted, size_t most = 3);
    void offer(const std::string& name);
    /// Nearest first, then alphabetical, each once.
    std::vector<std::string> names() const;

private:
    std::string m_wanted;
    size_t m_most, m_furthest;
    std::vector<std::pair<size_t, std::string>> m_found; ///< distance and name, sorted
};

} // namespace genome
