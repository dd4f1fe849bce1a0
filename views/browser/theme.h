#pragma once
#include <QColor>
#include <QFont>
#include <QVector>

/// Colours and type of everything that is drawn on the genome axis. Exports use `Theme::light()`.
struct Theme {
    QColor background, laneBackground, text, quietText, axis, grid, separator, gene, missing, selection, problem;
    QFont font; ///< lane names, gene names
    QFont smallFont; ///< axis numbers, notes

    static Theme light();
    static Theme dark();
    /// Okabe–Ito, for new tracks in order (no black, no yellow on white).
    static QColor trackColour(int index);
    static QColor baseColour(QChar base);
    /// The colour, moved towards the text's until it stands out from the lane's background (a file may ask for black on black).
    QColor readable(const QColor&) const;
};
