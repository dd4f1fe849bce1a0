#pragma once
#include "views/painting/scene.h"

#include <optional>

/// The colours of all overlays of a figure, named outside of the data, and once for each lane what its options do to the values
/// that are drawn ("smoothed over 1 kb"): as many lines as the width needs.
class FigureLegend
{
public:
    FigureLegend(const Scene&, double width, const Theme&);

    double height() const; ///< 0 when there is nothing to tell
    void paint(QPainter&, const QPointF& topLeft) const;

private:
    struct Item {
        QString lane; ///< name of the lane before its first layer
        QString name; ///< of a layer, or a note
        std::optional<QColor> colour; ///< nothing: a note
        bool line = false;
        double x = 0;
        int row = 0;
    };
    static double swatchRoom(const Item&);
    double width(const Item&) const;
    void wrap(double width);

    const Theme& m_theme;
    QVector<Item> m_items;
};
