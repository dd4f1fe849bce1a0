#include "views/look/iconview.h"

#include <QPainter>

IconView::IconView(const QIcon& icon, int side, QWidget* parent)
    : QWidget(parent)
    , m_icon(icon)
{
    setFixedSize(side, side);
}

void IconView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}
