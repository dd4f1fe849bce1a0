#pragma once
#include "views/document/sessionstate.h"

#include <QStringList>

#include <vector>

/// An option of lanes that has one value: what session files, the settings of figures and the lane menu say of it.
///
/// A new option is its field in LaneOptions, its row in the table and the painter that draws it. What takes several values at
/// once (the range, arcs, colours) has a dialog of its own instead of a row.
struct LaneOption {
    /// Lanes on which the option has an effect.
    enum class Lanes { Signals, Features };
    /// One that the menu offers.
    struct Value {
        double value; ///< of an enumeration its number
        const char* word; ///< in files; null: the number itself
        const char* label; ///< in the menu, not translated
    };
    const char* key; ///< in the JSON of a lane, as a pointer: "/style"
    const char* label; ///< in the menu, not translated
    Lanes lanes;
    std::vector<Value> values; ///< none: a switch between 0 and 1
    double (*value)(const LaneOptions&);
    void (*set)(LaneOptions&, double);
    bool alwaysWritten = false; ///< in files, also where it has its default
    double most = 0; ///< other numbers than those offered may be typed, up to this one; 0: only those
    /// What header, legend and hover text say of drawn values that this option changes; empty where it does not. Null: never.
    QString (*note)(const LaneOptions&) = nullptr;
};

/// All of them, in the order of the menu. Texts are of the translation context QObject.
const std::vector<LaneOption>& laneOptions();
/// What the options of a lane do to the values that are drawn: "smoothed over 1 kb". Empty for values drawn as they are. What
/// they do at a scale is told by geometry/grain.h.
QStringList notesOf(const LaneOptions&);
