#pragma once
#include <cstdint>
#include <vector>

namespace models
{

/// One number of a prediction: the sum over bins [first, end) of some tracks of a head.
struct OutputSum {
    int head = 0;
    std::vector<int> tracks; ///< columns of the head; empty: all
    int64_t first = 0, end = 0;
};

/// Gradient × input: by how much, to first order, an input moves the number from what it would be were that input nothing
/// (Simonyan et al. 2013, arXiv:1312.6034; Shrikumar et al. 2016, arXiv:1605.01713). Nothing is no count; of a letter the mean of
/// the four; of a fraction its mean over the window, since not methylated is no less than methylated. Of a network that is a
/// weighted sum of its inputs these are its terms; elsewhere they say what a small change would do, not what removal does.
struct Attribution {
    double value = 0; ///< the number
    std::vector<float> bases; ///< of the letter at each position; 0 for N
    std::vector<std::vector<float>> epigenome; ///< of each input's bins; 0 where missing
};

} // namespace models
