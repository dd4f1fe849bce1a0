#pragma once
#include "views/figures/figure.h"
#include "views/figures/figurefile.h"
#include "views/figures/snapshot.h"

/// One figure of a series: loci side by side and what it is called.
struct FigureLocus {
    Loci loci;
    QString name; ///< of the region of interest or BED line; may be empty
};

/// Reads what the snapshot shows at the locus and lays it out. {name} and {locus} in the title become those of the locus.
/// Throws Error and Cancelled.
Figure figureAt(const Snapshot&, FigureSpec, const FigureLocus&, const Monitor& = {});

/// The figure at one locus as a file with which it can be drawn again, and the name such a file has beside the figure's.
FigureFile figureFile(const Snapshot&, FigureSpec, const FigureLocus&);
std::filesystem::path settingsPath(std::filesystem::path figure);

/// File names made of a pattern in which {name} and {locus} stand for those of each locus: safe on every file system, and all
/// different. A pattern without either keeps its name for a single locus and gets numbers for several.
QStringList figurePaths(const QString& pattern, const QVector<FigureLocus>&);

/// Draws one file after the other; `written` is told each. A lane that cannot be read does not stop the others. Returns the first
/// such problem; empty when there was none.
QString saveFigures(const Snapshot&, const FigureSpec&, const QVector<FigureLocus>&, const QStringList& paths, const Monitor&,
    const std::function<void(qsizetype)>& written = {});

/// The regions as loci of figures, `flank` bp wider on either side, clipped to their chromosomes.
QVector<FigureLocus> figureLociOf(const QVector<Region>&, const Session&, int64_t flank = 0);
