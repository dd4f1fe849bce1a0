#pragma once
#include "views/figures/figurespec.h"

#include <QStringList>

#include <functional>

/// What the command line of `epiarc figure` asks for.
struct FigureOptions {
    QString spec; ///< a saved figure to draw again
    QStringList files; ///< a session, or genome, annotation and tracks
    QString locus, out;
    QString regions; ///< BED file: one figure for each of its lines
    int64_t flank = 0; ///< bp added on either side of a region
    QString batch; ///< script of IGV that says what is drawn
    QString saveSpec; ///< where to write the settings and the session
    std::function<void(FigureSpec&)> adjust; ///< puts the given settings over those of the spec

    /// What went wrong in reading the arguments (one sentence), or the text of --help; nothing may be drawn then.
    QString wrong, help;
};

FigureOptions figureOptions(const QStringList& arguments);
