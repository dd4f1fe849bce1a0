#pragma once
#include <array>
#include <string>

namespace models
{

/// How a file serves an input of a model, as run.json and the command line write it: "mCG", "mCG.percent", "mCG.coverage".
struct InputName {
    enum class Aspect {
        Values,
        Percent, ///< values from 0 to 100 instead of 0 to 1
        Coverage ///< reads over each cytosine
    };
    std::string input;
    Aspect aspect = Aspect::Values;
    bool operator==(const InputName&) const = default;

    static InputName parse(const std::string&);
    std::string text() const;
};
/// What follows the name of the input.
constexpr std::array<const char*, 3> wordsFor(InputName::Aspect)
{
    return { "", ".percent", ".coverage" };
}

} // namespace models
