#pragma once
#include <QString>

/// What the name of a track tells about its measurement.
struct TrackWords {
    QString assay; ///< "RNA", "ATAC", "mCG", "H3K27ac"; empty: none that is known
    QString cell; ///< what is left of the name without assay, strand and words that say nothing: "L5 IT"; may be empty
    QChar strand {}; ///< '+', '-', or null
    bool coverage = false; ///< reads over cytosines
    bool operator==(const TrackWords&) const = default;
};

/// Takes a name apart at blanks, dots, underlines and brackets; a sign is a strand at the end, alone,
/// or at the end of an assay.
TrackWords wordsOf(const QString& name);
