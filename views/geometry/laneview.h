#pragma once
#include "core/tracks/slice.h"
#include "views/document/sessionstate.h"
#include "views/geometry/columns.h"

#include <QString>
#include <QVector>

#include <memory>

/// One layer ready to paint: an immutable slice, which may cover more than is visible.
struct LayerView {
    QString name;
    QColor colour;
    std::shared_ptr<const tracks::Slice> slice; ///< null: nothing read yet
    QString problem; ///< sentence to show instead of data; empty when fine
    bool busy = false; ///< a newer slice is being read or predicted
    QColor below {}; ///< of values below zero; invalid: the same

    /// Null when the slice is not (yet) a signal.
    const tracks::Signal* signal() const { return slice ? std::get_if<tracks::Signal>(slice.get()) : nullptr; }
};

struct ValueRange {
    double low = 0, high = 1;
};

/// A lane ready to paint: everything the painters need and nothing they would have to look up. Its options are those of the
/// session's lane; a lane without a name is called after its first layer.
struct LaneView : LaneOptions {
    QString units;
    QVector<LayerView> layers;
    bool legend = true; ///< names of an overlay's layers in a corner
    LayerView letters; ///< Bases for a sequence logo; empty for other styles
    std::optional<ValueRange> range; ///< shared with other lanes or panels; else the lane's own
};

/// What is painted of each layer at a scale under the lane's function; empty for layers that are no signals.
using LaneColumns = std::vector<Columns>;
LaneColumns columnsOf(const LaneView&, const Scale&);

/// Lowest and highest value on the lane's axis: the shared or fixed range, or that of what is painted (always including zero,
/// never empty, ends rounded outwards). A percentile p leaves out the (100 − p) % highest columns of each layer and, below zero,
/// as many of the lowest; where nothing but zeros would remain it is the range of all.
ValueRange valueRange(const LaneView&, const LaneColumns&);
ValueRange valueRange(const LaneView&, const Scale&);

/// Mean value of a signal over [from, to); NaN where it has no data.
double valueAt(const tracks::Signal&, double from, double to);

/// Pearson correlation of two signals over `visible`, compared in equal bins no finer than either and only where both have data.
/// `bins` tells how many pairs. NaN when fewer than 3 pairs or one is constant.
struct Correlation {
    double r = std::numeric_limits<double>::quiet_NaN();
    int bins = 0;
};
Correlation correlation(const tracks::Signal&, const tracks::Signal&, const Interval& visible);
