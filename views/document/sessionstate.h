#pragma once
#include "views/document/source.h"

#include <QColor>
#include <QVector>

#include <array>
#include <optional>

/// One thing drawn in a lane.
struct LayerSpec {
    Source source;
    QString name {}; ///< for the legend
    QColor colour; ///< its alpha is the layer's
    QColor below {}; ///< of a signal's values below zero; invalid: the same
    bool operator==(const LayerSpec&) const = default;
};

/// How values become heights.
struct ValueScale {
    enum class Range {
        Visible, ///< lowest to highest of what is visible
        Percentile, ///< the same without the most extreme values: a few high peaks do not flatten the rest
        Fixed
    };
    enum class Transform {
        Linear,
        Log1p, ///< sign(v) · log(1 + |v|)
        Symlog ///< linear near zero, logarithmic beyond a hundredth of the range's largest magnitude
    };
    Range range = Range::Visible;
    double percentile = 99; ///< of the visible columns' values, for Range::Percentile
    double low = 0, high = 1; ///< for Range::Fixed
    Transform transform = Transform::Linear;
    QString group; ///< lanes of one group share one automatic range; empty: the lane stands alone
    bool operator==(const ValueScale&) const = default;
};

constexpr std::array<const char*, 3> wordsFor(ValueScale::Range)
{
    return { "visible", "percentile", "fixed" };
}

/// How a signal is drawn. Logo: where bases are wide enough the first layer is the genome's letters, each as high as the value at
/// its base ("dynseq"); elsewhere it is bars.
enum class SignalStyle { Bars, Line, HeatMap, Logo };

/// What a pixel shows of the values under it. Envelope: their mean, with the range from min to max behind it; in a heat map the
/// one farthest from zero.
enum class WindowFunction { Envelope, Mean, Max, Min };

/// Which arcs of a lane are drawn, and how.
struct ArcChoice {
    enum class Height { Span, Score, Fixed };
    double threshold = 0; ///< arcs with a lower score are hidden; those without a score never are; 0: no threshold
    int most = 0; ///< only the strongest so many of the view; 0: all
    Height height = Height::Span;
    bool operator==(const ArcChoice&) const = default;
};

constexpr std::array<const char*, 3> wordsFor(ArcChoice::Height)
{
    return { "span", "score", "fixed" };
}

/// What a lane is called and how it is drawn, whatever it shows. The lane of a session and the one that painters see are both
/// made of it. Options with one value are listed in laneoptions.h for files and menus.
struct LaneOptions {
    int id = 0; ///< unique in the session
    QString name {};
    double height = 60; ///< logical pixels (1/96 inch in figures)
    ValueScale scale {};
    SignalStyle style = SignalStyle::Bars;
    WindowFunction function = WindowFunction::Envelope;
    /// bp that the mean of a signal is averaged over, around each position; 0: not smoothed. In bp rather than pixels, so that a
    /// curve says the same at every zoom, in the window and in a figure, and a caption can name its width.
    double smoothing = 0;
    ArcChoice arcs {};
    bool byScore = true; ///< features without a colour of their own are shaded by their score
    bool pinned = false; ///< stays at the top while the others scroll
    bool operator==(const LaneOptions&) const = default;
    /// Highest and lowest values are not averaged, nor what letters are as high as.
    bool smooths() const
    {
        return smoothing > 0 && style != SignalStyle::Logo && function != WindowFunction::Max && function != WindowFunction::Min;
    }
    /// bp that the mean is averaged over where `view` is drawn in columns of `column` bp: at most four views, so that the reading
    /// of a narrow one stays short; 0 where a column sums up as much by itself.
    double smoothingIn(const Interval& view, double column = 0) const;
    /// What must be read of a source to draw a view: on either side what is averaged into it. Nothing on either side of what a
    /// model computes, since it would have to be computed first.
    Interval needed(const Interval& view, const Source&) const;
    /// What a pixel shows: `function`, except that a heat map, which has one colour for a pixel, shows the mean once it is
    /// smoothed.
    WindowFunction shown() const
    {
        return style == SignalStyle::HeatMap && function == WindowFunction::Envelope && smooths() ? WindowFunction::Mean
                                                                                                  : function;
    }
};

/// A horizontal band of the window.
struct LaneSpec : LaneOptions {
    QVector<LayerSpec> layers {}; ///< drawn in this order; the first names the lane
    bool operator==(const LaneSpec&) const = default;
    /// What must be read to draw it: what its layers show, in their order, and last the genome's letters where its style is made
    /// of them.
    QVector<Source> sources() const;
};

/// A named locus: a bookmark, drawn across the lanes when it is a region of interest.
struct Region {
    Interval where;
    QString name;
    QColor colour;
    bool drawn = true;
    bool operator==(const Region&) const = default;
};

/// Which track serves as an epigenome input of a model. An input without one of these is masked until its track is chosen.
struct InputChoice {
    QString model, input; ///< path; InputTrack::name
    std::optional<Source> track {}; ///< nothing: masked
    std::optional<Source> coverage {}; ///< of a fraction: reads over each cytosine
    bool percent = false; ///< of a fraction: values run from 0 to 100
    bool operator==(const InputChoice&) const = default;
};

/// What a session file holds: a value, compared and copied as a whole, which makes undo and saving simple.
struct SessionState {
    QString genome; ///< path of the reference
    QStringList aliases; ///< chromAlias tables
    QStringList models; ///< safetensors files
    QVector<LaneSpec> lanes; ///< top to bottom
    QVector<Region> regions; ///< bookmarks and regions of interest, in the order they were made
    QVector<InputChoice> inputs; ///< at most one of an input
    bool operator==(const SessionState&) const = default;

    const LaneSpec* lane(int id) const;
    LaneSpec* lane(int id);
    int freeId() const;
    const InputChoice* input(const QString& model, const QString& input) const;
    /// In place of what was said of the same input.
    void setInput(const InputChoice&);
};
