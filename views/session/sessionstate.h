#pragma once
#include "core/base/interval.h"

#include <QColor>
#include <QString>
#include <QVector>

#include <optional>

/// Where the values of a layer come from.
struct Source {
    enum class Kind { Bases, File, Prediction };
    Kind kind = Kind::File;
    QString path; ///< file or model, absolute; empty for Bases (the session's genome)
    QString head; ///< Prediction: output head ("human")
    int track = 0; ///< Prediction: column of the head
    bool operator==(const Source&) const = default;
};
size_t qHash(const Source&, size_t seed = 0);

/// One thing drawn in a lane.
struct LayerSpec {
    Source source;
    QString name; ///< for the legend
    QColor colour;
    bool operator==(const LayerSpec&) const = default;
};

/// How values become heights.
struct ValueScale {
    enum class Transform { Linear, Log1p };
    bool automatic = true; ///< range of the visible data
    double low = 0, high = 1; ///< used when not automatic
    Transform transform = Transform::Linear;
    bool operator==(const ValueScale&) const = default;
};

/// A horizontal band of the window.
struct LaneSpec {
    int id = 0; ///< unique in the session
    QString name;
    double height = 60; ///< logical pixels (1/96 inch in figures)
    QVector<LayerSpec> layers; ///< drawn in this order; the first names the lane
    ValueScale scale;
    bool operator==(const LaneSpec&) const = default;
};

/// What a session file holds: a value, compared and copied as a whole, which makes undo and saving simple.
struct SessionState {
    QString genome; ///< path of the reference
    QStringList aliases; ///< chromAlias tables
    QStringList models; ///< safetensors files
    QVector<LaneSpec> lanes; ///< top to bottom
    bool operator==(const SessionState&) const = default;

    const LaneSpec* lane(int id) const;
    LaneSpec* lane(int id);
    int freeId() const;
};
