#pragma once
#include "core/base/monitor.h"
#include "views/browser/scene.h"

#include <filesystem>

/// A figure of some lanes over one interval or several side by side, at a size in millimetres: 96 logical pixels are one inch.
struct Figure {
    Scene scene; ///< its scales are those of `dataWidth`
    double widthMm = 180;
    int dpi = 300; ///< PNG only
    Theme theme = Theme::light();

    double heightMm() const;
    /// Logical pixels right of the header for figures of this width.
    static double dataWidth(double widthMm);
    /// SVG, PDF or PNG by the extension. Throws Error when the extension is none of them or the file cannot be written.
    /// SVG: one <g id="lane-…" inkscape:label="NAME"> per lane and one for the ruler, text as text, no clip paths.
    void save(const std::filesystem::path&, const Monitor& = {}) const;
};

/// Visible values of all signal lanes as a table: chrom, start, end (0-based), one column per layer by its lane's window function
/// (an envelope's is its mean); features as extra lines are not part of it. Empty cells where there is no data.
void saveValues(const std::filesystem::path&, const Interval& where, const QVector<LaneView>&);
