#pragma once
#include "views/document/laneoptions.h"
#include "views/lanemenus/selectedlanes.h"

class QAction;
class QMenu;
class QWidget;

/// The entries of a menu that say how the selected lanes look: colours, options, range of values, arcs. Each is one undoable
/// change, and ticked where the first lane has it. A value: entries that ask first keep a copy.
class LaneLook
{
public:
    LaneLook(QMenu&, const SelectedLanes&, QWidget* parent);

    void addColours() const;
    /// Those of laneOptions() that mean something for such lanes.
    void addOptions(LaneOption::Lanes) const;
    void addRanges() const;
    void addArcs() const;

private:
    using LayerColour = QColor LayerSpec::*;
    using Edit = std::function<void(LaneSpec&)>;
    QAction* add(QMenu&, const QString& text, const Edit&) const;
    void addTicked(QMenu&, const QString& text, bool ticked, const Edit&) const;
    void addColour(const QString& text, LayerColour) const;
    void addOption(const LaneOption&) const;
    /// `layer` −1: all layers.
    void askColour(QString text, int layer, LayerColour) const;
    void askNumber(const LaneOption&) const;
    void askFixedRange() const;
    void shareRange() const;

    QMenu& m_menu;
    SelectedLanes m_lanes;
    QWidget* m_parent;
};
