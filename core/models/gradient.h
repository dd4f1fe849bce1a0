#pragma once
#include "core/models/headtracks.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace models
{

struct Inputs;

/// One number of a prediction: the sum over bins [first, end) of some tracks of a head.
struct OutputSum {
    HeadTracks of;
    int64_t first = 0, end = 0;
};

/// Inputs as numbers. Those between two inputs spell no sequence, but a network answers to them as well.
struct InputValues {
    std::vector<float> letters; ///< [length, 4] in the order A, C, G, T; one-hot, zeros for N
    std::vector<std::vector<float>> epigenome = {}; ///< of each input's bins, as in Inputs; NaN is missing
};
InputValues valuesOf(const Inputs&);

/// One-hot [length, 4] in the order A, C, G, T (small letters too); whatever else there is stays as it was.
void encodeLetters(std::string_view bases, float* letters);

/// How fast a number changes with every input. What that says of an input is for the methods of core/interpret to tell.
struct Gradient {
    double value = 0; ///< the number
    std::vector<float> letters; ///< [length, 4]
    std::vector<std::vector<float>> epigenome = {}; ///< of each input's bins; 0 where missing
};

} // namespace models
