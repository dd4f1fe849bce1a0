#pragma once
#include "views/look/grid.h"

#include <QColor>
#include <QFont>

#include <vector>

/// Colours and type of everything: lanes, panels, menus. Exports use `Theme::light()`.
struct Theme {
    QColor background, laneBackground, text, quietText, axis, grid, separator, gene, missing, selection, problem;
    QColor raised, border; ///< ground of buttons and tabs; lines around what can be edited
    QColor accent, onAccent; ///< chosen things and links; text on that ground
    QColor noticeGround, problemGround; ///< messages
    QFont titleFont; ///< the first page
    QFont headingFont; ///< sections of a page or dialog
    QFont font; ///< lane names, gene names, all widgets
    QFont smallFont; ///< axis numbers, notes
    bool heatAsImage = false; ///< each row of a heat map is one picture, not vectors
    double textScale = 1; ///< size of text against that in figures
    double line = 1; ///< width of axes, introns and outlines, logical pixels; thicker lines are in proportion

    /// `textScale` 1: the size figures have.
    static Theme light(double textScale = 1);
    static Theme dark(double textScale = 1);
    static QColor baseColour(QChar base);
    /// Of two opaque colours, 1 to 21 (WCAG 2.1).
    static double contrast(const QColor& one, const QColor& other);
    bool isDark() const { return contrast(background, Qt::white) > contrast(background, Qt::black); }
    /// The colour, moved towards the text's until it stands out from the lane's background (a file may ask for black on black).
    QColor readable(const QColor&, double leastContrast = 3) const;
    /// The same for letters, which are thinner.
    QColor inked(const QColor& colour) const { return readable(colour, 4.5); }
    /// From pale to the readable colour, but never so pale that it is lost: contrast to the lane's background is at least 2.
    std::vector<QColor> shades(const QColor&, int count) const;

private:
    void setType(double scale);
};
