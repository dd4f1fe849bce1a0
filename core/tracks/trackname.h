#pragma once
#include "core/genome/feature.h"

#include <string>

namespace tracks
{

/// What the name of a track or of its file tells about a measurement: the one vocabulary of assays and strands.
struct TrackName {
    /// "ATAC", "DNase", "mCG", "mCH", "RNA", "CAGE", "PRO" (PRO-cap, GRO-seq …) or a histone mark as it is written ("H3K27ac");
    /// empty: none that is known.
    std::string assay;
    bool vague = false; ///< the assay is a guess, of words like "methylation" and "chromatin"
    /// What is left without assay, strand and words that say nothing: "L5 IT", "ENCFF136DBS"; may be empty.
    std::string sample;
    /// Of words ("plus", "fwd", "rev" …), and of a sign that ends the name, an assay or an accession, but not of "CD8+ T cells".
    /// None also where a name tells both.
    genome::Strand strand = genome::Strand::None;
    bool coverage = false; ///< it counts reads over cytosines
    bool operator==(const TrackName&) const = default;

    /// Names are taken apart at blanks, dots, underlines, slashes, colons and brackets; upper and lower case are alike.
    static TrackName read(const std::string& name);
};

} // namespace tracks
