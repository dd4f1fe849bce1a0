#pragma once
#include "core/tracks/slice.h"
#include "views/geometry/scale.h"

#include <QChar>
#include <QRectF>

#include <vector>

/// A letter of the reference where it is drawn: upper case, and the complement where the minus strand is shown.
struct Letter {
    QChar base;
    int64_t position = 0; ///< 0-based
    double left = 0, right = 0; ///< pixels; the whole base, which may reach beyond the data
};

/// Those that are at least partly inside `data`, left to right.
std::vector<Letter> lettersIn(const QRectF& data, const Scale&, const tracks::Bases&);

/// The letter of the other strand, ambiguous ones (IUPAC) included.
QChar complement(QChar base);
