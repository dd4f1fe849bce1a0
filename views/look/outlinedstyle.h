#pragma once
#include <QProxyStyle>

/// Fusion, with outlines that show on dark ground as well as on light: Fusion takes them from the window's colour, made darker.
/// Boxes to tick and to choose from are drawn here; combo boxes are as high as line edits; buttons of dialogs have no icons,
/// those of panels our own; titles of columns stand over their columns' text.
class OutlinedStyle : public QProxyStyle
{
public:
    OutlinedStyle();

    using QProxyStyle::polish;
    void polish(QWidget*) override;
    void drawPrimitive(PrimitiveElement, const QStyleOption*, QPainter*, const QWidget*) const override;
    void drawComplexControl(ComplexControl, const QStyleOptionComplex*, QPainter*, const QWidget*) const override;
    QSize sizeFromContents(ContentsType, const QStyleOption*, const QSize&, const QWidget*) const override;
    int pixelMetric(PixelMetric, const QStyleOption*, const QWidget*) const override;
    int styleHint(StyleHint, const QStyleOption*, const QWidget*, QStyleHintReturn*) const override;
    QIcon standardIcon(StandardPixmap, const QStyleOption*, const QWidget*) const override;
};
