#pragma once
#include "core/genome/feature.h"

#include <string>

namespace tracks
{

/// What the name of a track or of its file tells about a measurement: the one vocabulary of assays and strands.
///
/// Names are taken apart at blanks, dots, underlines, slashes, colons and brackets, and at the hyphens of a word that tells an
/// assay or ends with a strand ("K562-RNA-plus"); upper and lower case are alike. Accessions ("ENCFF123RNA") stay whole.
struct TrackName {
    /// "ATAC", "DNase", "mCG", "mCH", "RNA", "CAGE", "PRO" (PRO-cap, GRO-seq …) or a histone mark as it is written ("H3K27ac");
    /// empty: none that is known. Of several the last counts, but a guess only where nothing is certain, and one that is tied to
    /// the sample by a hyphen only where none stands alone: "RNA-cluster5_ATAC" is ATAC of the sample "RNA-cluster5".
    std::string assay;
    bool vague = false; ///< the assay is a guess, of words like "methylation" and "open chromatin"
    /// What is left without assay, strand and words that say nothing: "L5 IT", "ENCFF136DBS"; may be empty.
    std::string sample;
    /// The strand that a word tells ("plus", "fwd", "rev1" …), or a sign that ends the name, an assay or an accession; "CD8+ T
    /// cells" tells none.
    /// "pos", "neg" and a sign behind the sample belong to the sample where the assay knows no strands ("NeuN_pos_ATAC").
    /// None also where a name tells both.
    genome::Strand strand = genome::Strand::None;
    bool coverage = false; ///< it counts reads over cytosines
    bool operator==(const TrackName&) const = default;

    static TrackName read(const std::string& name);
};

} // namespace tracks
