#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace train
{

/// Measured against predicted values of held-out bins, for a scatter plot: up to `most` bins, evenly chosen.
struct HeldOut {
    static constexpr size_t most = 4000;
    struct Track {
        std::string organism, cell, track;
        std::vector<float> measured, predicted; ///< of one length
    };
    std::string part; ///< "test" | "valid"
    std::vector<Track> tracks;

    /// Throws Error.
    static HeldOut read(const std::filesystem::path&);
    void write(const std::filesystem::path&) const;
};

} // namespace train
