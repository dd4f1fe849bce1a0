#pragma once
#include "views/painting/scene.h"

/// The colours of all overlays of a figure, named outside of the data: as many lines as the width needs.
class FigureLegend
{
public:
    FigureLegend(const Scene&, double width, const Theme&);

    double height() const; ///< 0 when there is no overlay
    void paint(QPainter&, const QPointF& topLeft) const;

private:
    struct Item {
        QString lane; ///< name of the lane before its first layer
        QString name;
        QColor colour;
        bool line = false;
        double x = 0;
        int row = 0;
    };
    double width(const Item&) const;
    void wrap(double width);

    const Theme& m_theme;
    QVector<Item> m_items;
};
