#pragma once
#include <QString>
#include <QStringList>
#include <QVector>

#include <array>

/// How a figure looks: everything about it but what it shows. Sizes are millimetres and points on paper.
struct FigureSpec {
    enum class Legend {
        None,
        InLanes, ///< in a corner of every overlay, as in the window
        Below ///< outside of the data, under the lanes
    };
    enum class Background { White, Transparent };

    double widthMm = 180;
    double heightMm = 0; ///< lanes are stretched or squeezed to it; 0: as high as they come to
    int dpi = 300; ///< of a PNG; every format has the same layout
    QString fontFamily; ///< empty: the program's own
    double fontPt = 7; ///< names of lanes; axes and genes take 10/12 of it, and rows, ticks and gaps go with it
    double linePt = 0.5; ///< axes, introns, outlines; thicker lines are in proportion
    QString title; ///< empty: none
    Legend legend = Legend::InLanes;
    bool ruler = true; ///< coordinates above the lanes
    bool scaleBar = false; ///< a bar of round length below them
    double namesMm = 0; ///< column of names and axes; 0: what they need
    int columns = 0; ///< panels side by side before a new row begins; 0: all
    Background background = Background::White;
    bool rasterHeatMaps = false; ///< heat maps as pictures: smaller files that are harder to edit

    bool operator==(const FigureSpec&) const = default;

    /// One sentence for every value that cannot be drawn; empty when all is well.
    QStringList check() const;
    /// Throws Error with those sentences.
    void require() const;
    /// Millimetres of one logical pixel: what 12 pixels high is in a window is `fontPt` high on paper.
    double pixelMm() const { return fontPt / 12 * 25.4 / 72; }

    /// Named sizes to begin with.
    struct Preset;
    static QVector<Preset> presets();
};

constexpr std::array<const char*, 3> wordsFor(FigureSpec::Legend)
{
    return { "none", "in lanes", "below" };
}
constexpr std::array<const char*, 2> wordsFor(FigureSpec::Background)
{
    return { "white", "transparent" };
}

struct FigureSpec::Preset {
    QString name;
    double widthMm, heightMm, fontPt, linePt;
};
