#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace base
{

/// An enumeration has one table of words, beside its declaration and in the order of its values, which count from 0. Files, the
/// command line and messages all write these words:
///
///     enum class Use { Both, Sequence, Epigenome };
///     constexpr std::array wordsFor(Use) { return std::array { "both", "sequence", "epigenome" }; }

/// Whether a type is such an enumeration.
template <typename Choice>
concept Worded = std::is_enum_v<Choice> && requires(Choice choice)
{
    wordsFor(choice).size();
};

template <typename Choice>
std::string wordOf(Choice choice)
{
    return wordsFor(choice)[size_t(choice)];
}

/// The value of a word; nothing where no value has it.
template <typename Choice>
std::optional<Choice> choiceOf(std::string_view word)
{
    const auto words = wordsFor(Choice());
    const auto found = std::ranges::find(words, word);
    return found == words.end() ? std::nullopt : std::optional(Choice(found - words.begin()));
}

template <typename Choice>
std::vector<std::string> wordsOf()
{
    const auto words = wordsFor(Choice());
    return { words.begin(), words.end() };
}

} // namespace base
