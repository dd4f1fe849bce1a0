#pragma once
#include "core/models/families/operations.h"

#include <string>

namespace models
{

/// Positions, what each of them holds, and how much of the genome.
struct Shape {
    int64_t length = 0, channels = 0;
    int64_t binSize = 1; ///< bp of one position
    bool operator==(const Shape&) const = default;
};

/// A layer of a network: what it reads, what it gives, and how.
struct Layer {
    std::string prefix; ///< of its weights' names: "trunk.1.0"
    Shape in, out;
    Operation operation;
    bool operator==(const Layer&) const = default;
};
/// Multiply-adds × 2 of one window, as published: what a plain implementation computes.
double flopsOf(const Layer&);

} // namespace models
