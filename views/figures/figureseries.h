#pragma once
#include "views/figures/figure.h"
#include "views/figures/figurefile.h"
#include "views/figures/snapshot.h"

/// One figure of a series: loci side by side and what it is called.
struct FigurePlace {
    Loci loci;
    QString name; ///< of the region of interest or BED line; may be empty
};

/// Reads what the snapshot shows at the place and lays it out. {name} and {locus} in the title become those of the place.
/// Throws Error and Cancelled.
Figure figureAt(const Snapshot&, FigureSpec, const FigurePlace&, const Monitor& = {});

/// The figure at one place as a file with which it can be drawn again, and the name such a file has beside the figure's.
FigureFile figureFile(const Snapshot&, FigureSpec, const FigurePlace&);
std::filesystem::path settingsPath(std::filesystem::path figure);

/// File names made of a pattern in which {name} and {locus} stand for those of each place: safe on every file system, and all
/// different. A pattern without either keeps its name for a single place and gets numbers for several.
QStringList figurePaths(const QString& pattern, const QVector<FigurePlace>&);

/// Draws one file after the other; `written` is told each. A lane that cannot be read does not stop the others. Returns the first
/// such problem; empty when there was none.
QString saveFigures(const Snapshot&, const FigureSpec&, const QVector<FigurePlace>&, const QStringList& paths, const Monitor&,
    const std::function<void(qsizetype)>& written = {});

/// The regions as places, `flank` bp wider on either side, clipped to their chromosomes.
QVector<FigurePlace> placesOf(const QVector<Region>&, const Session&, int64_t flank = 0);
