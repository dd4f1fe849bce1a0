#pragma once
#include "core/tracks/slice.h"
#include "views/geometry/scale.h"

#include <QFont>
#include <QString>

#include <vector>

/// Where a feature is drawn. Horizontal positions are logical pixels inside the view.
struct FeatureBox {
    const genome::Feature* feature = nullptr;
    int row = 0;
    double left = 0, right = 0; ///< body
    QString label; ///< empty when there is none or no room
    double labelLeft = 0, labelWidth = 0;
    /// The body fills the view, so the label lies on it.
    bool labelInside() const { return labelLeft > left && labelLeft < right; }
    double from() const { return label.isEmpty() ? left : std::min(left, labelLeft); }
    double to() const { return label.isEmpty() ? right : std::max(right, labelLeft + labelWidth); }
};

/// Visible features in rows such that nothing touches, labels included.
struct FeatureRows {
    std::vector<FeatureBox> boxes;
    int rows = 0;
    int leftOut = 0; ///< features for which there was no row
    std::vector<const genome::Feature*> crowd; ///< these
};

constexpr double featureRowHeight = 16; ///< logical pixels at the text size of figures

/// Fits them into `limit` rows if it can: first everything with its label; else the longest of overlapping features with one name
/// (transcripts of a gene); else those with labels only where a row has room. What still does not fit is left out, last come
/// first. The whole slice is packed, so that features keep their rows while one pans over it.
FeatureRows packRows(const tracks::Features&, const Scale&, const QFont& labels, int limit);
