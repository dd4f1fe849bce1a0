#include "views/look/outlinedstyle.h"

#include "views/look/icons.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

#include <cmath>

namespace
{

/// Colours of a box by its state.
struct BoxInk {
    explicit BoxInk(const QStyleOption& option)
        : filled(option.state & (QStyle::State_On | QStyle::State_NoChange))
    {
        const QPalette& palette = option.palette;
        const bool enabled = option.state & QStyle::State_Enabled, chosenRow = option.state & QStyle::State_Selected;
        const QColor quiet = palette.color(QPalette::Disabled, QPalette::Text);
        ground = !filled ? palette.color(QPalette::Base) : enabled ? palette.color(QPalette::Active, QPalette::Highlight) : quiet;
        mark = enabled ? palette.color(QPalette::Active, QPalette::HighlightedText) : palette.color(QPalette::Base);
        edge = chosenRow ? mark : filled ? ground : quiet;
        if (enabled && option.state & (QStyle::State_HasFocus | QStyle::State_MouseOver) && !chosenRow)
            edge = filled ? palette.color(QPalette::Text) : palette.color(QPalette::Active, QPalette::Highlight);
    }
    bool filled;
    QColor ground, mark, edge;
};

QRectF squareIn(const QRect& area)
{
    const double side = std::min(area.width(), area.height()) - 1;
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(area).center());
    return { std::floor(square.x()) + 0.5, std::floor(square.y()) + 0.5, side, side };
}

void drawTick(QPainter& painter, const QRectF& box, const QStyleOption& option, const QColor& ink)
{
    const auto at = [&](double x, double y) { return QPointF(box.x() + x * box.width(), box.y() + y * box.height()); };
    QPainterPath path(option.state & QStyle::State_NoChange ? at(0.25, 0.5) : at(0.22, 0.52));
    if (option.state & QStyle::State_NoChange) {
        path.lineTo(at(0.75, 0.5));
    } else {
        path.lineTo(at(0.42, 0.72));
        path.lineTo(at(0.78, 0.3));
    }
    painter.strokePath(path, QPen(ink, box.width() / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void drawBox(QPainter& painter, const QStyleOption& option, bool round)
{
    const BoxInk ink(option);
    const QRectF box = squareIn(option.rect);
    const double radius = round ? box.width() / 2 : 3;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink.edge, round ? 1.5 : 1)); // a curve is paler than its pen
    painter.setBrush(ink.ground);
    painter.drawRoundedRect(box, radius, radius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink.mark);
    if (ink.filled && round)
        painter.drawEllipse(box.center(), box.width() / 5, box.width() / 5);
    else if (ink.filled)
        drawTick(painter, box, option, ink.mark);
    painter.restore();
}

/// What Fusion makes darker by 1.4 to get an outline: on dark ground something that ends up as bright as `Dark`.
QPalette outlined(QPalette palette)
{
    const QColor window = palette.color(QPalette::Window);
    if (window.lightness() < 128)
        palette.setColor(QPalette::Window, palette.color(QPalette::Dark).lighter(140));
    return palette;
}

} // namespace

OutlinedStyle::OutlinedStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void OutlinedStyle::polish(QWidget* widget)
{
    if (auto* header = qobject_cast<QHeaderView*>(widget))
        header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    QProxyStyle::polish(widget);
}

void OutlinedStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck || element == PE_IndicatorRadioButton)
        return drawBox(*painter, *option, element == PE_IndicatorRadioButton);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void OutlinedStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    if (const auto* box = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
        QStyleOptionSpinBox clear(*box);
        clear.palette = outlined(box->palette);
        return QProxyStyle::drawComplexControl(control, &clear, painter, widget);
    }
    if (const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
        QStyleOptionComboBox clear(*box);
        clear.palette = outlined(box->palette);
        return QProxyStyle::drawComplexControl(control, &clear, painter, widget);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize OutlinedStyle::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& contents, const QWidget* widget) const
{
    constexpr int air = 12; // as around the text of a line edit (widgetstyle.cpp)
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_ComboBox)
        size.setHeight(std::max(size.height(), option->fontMetrics.height() + air));
    return size;
}

int OutlinedStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const int letters = QApplication::font().pixelSize();
    if (metric == PM_ButtonIconSize || metric == PM_SmallIconSize)
        return std::max(16, letters * 4 / 3);
    const bool box = metric == PM_IndicatorWidth || metric == PM_IndicatorHeight || metric == PM_ExclusiveIndicatorWidth
        || metric == PM_ExclusiveIndicatorHeight;
    if (!box || !(option || widget))
        return QProxyStyle::pixelMetric(metric, option, widget);
    const int text = option ? option->fontMetrics.height() : widget->fontMetrics().height();
    return std::max(14, text - 2);
}

int OutlinedStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* more) const
{
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, more);
}

QIcon OutlinedStyle::standardIcon(StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const
{
    switch (icon) {
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
        return lineIcon(QStringLiteral("close"));
    case SP_TitleBarNormalButton:
        return lineIcon(QStringLiteral("float"));
    default:
        return QProxyStyle::standardIcon(icon, option, widget);
    }
}
