#pragma once
#include <array>

namespace models
{

/// What a network with epigenome inputs is shown of a window; the rest is masked: letters are N, signals missing.
enum class Use { Both, Sequence, Epigenome };
/// See core/base/words.h.
constexpr std::array<const char*, 3> wordsFor(Use)
{
    return { "both", "sequence", "epigenome" };
}

} // namespace models
