#include "core/models/edits/shuffle.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string_view>
#include <vector>

namespace models
{

namespace
{

using Followers = std::map<char, std::vector<char>>;

/// The same numbers with every standard library, unlike std::shuffle.
void shuffle(std::vector<char>& letters, size_t count, std::mt19937_64& random)
{
    for (size_t i = count; i > 1; --i)
        std::swap(letters[i - 1], letters[random() % i]);
}

/// Whether from every letter the last exits lead to `end`.
bool leadTo(char end, const Followers& followers)
{
    for (const auto& [letter, exits] : followers) {
        std::set<char> seen;
        for (char at = letter; at != end; at = followers.at(at).back())
            if (!seen.insert(at).second)
                return false;
    }
    return true;
}

std::string shuffledStretch(std::string_view letters, std::mt19937_64& random)
{
    if (letters.size() < 3)
        return std::string(letters);
    Followers followers;
    for (size_t i = 0; i + 1 < letters.size(); ++i)
        followers[letters[i]].push_back(letters[i + 1]);
    do {
        for (auto& [letter, exits] : followers)
            std::swap(exits.back(), exits[random() % exits.size()]);
    } while (!leadTo(letters.back(), followers));
    for (auto& [letter, exits] : followers)
        shuffle(exits, letter == letters.back() ? exits.size() : exits.size() - 1, random);
    std::map<char, size_t> used;
    std::string walk(1, letters.front());
    while (walk.size() < letters.size())
        walk += followers[walk.back()][used[walk.back()]++];
    return walk;
}

} // namespace

std::string shuffledByPairs(const std::string& letters, uint64_t seed)
{
    constexpr std::string_view known = "ACGTacgt";
    const std::string_view all = letters;
    std::mt19937_64 random(seed);
    std::string shuffled;
    while (shuffled.size() < all.size()) {
        const std::string_view rest = all.substr(shuffled.size());
        const std::string_view gap = rest.substr(0, rest.find_first_of(known)), behind = rest.substr(gap.size());
        shuffled += gap;
        shuffled += shuffledStretch(behind.substr(0, behind.find_first_not_of(known)), random);
    }
    return shuffled;
}

} // namespace models
