#include "views/figures/scalebar.h"

#include "views/ink/lettering.h"

#include <algorithm>

namespace
{

/// Round lengths need no decimals.
QString textOf(int64_t length)
{
    const QString unit = length < 1000 ? QStringLiteral("bp") : length < 1'000'000 ? QStringLiteral("kb") : QStringLiteral("Mb");
    const int64_t count = length < 1000 ? length : length < 1'000'000 ? length / 1000 : length / 1'000'000;
    return QString::number(count) + QChar(0xa0) + unit;
}

} // namespace

int64_t scaleBarLength(const Scale& scale)
{
    const double most = scale.width() / 3 * scale.bpPerPixel();
    int64_t length = 1;
    for (int64_t power = 1; double(power) <= most; power *= 10)
        for (const int64_t times : { 1, 2, 5 })
            if (double(times * power) <= most)
                length = times * power;
    return length;
}

void paintScaleBar(QPainter& painter, const QRectF& area, const Scale& scale, const Theme& theme)
{
    const int64_t length = scaleBarLength(scale);
    const double width = double(length) / scale.bpPerPixel(), left = scale.right() - width, thickness = 2 * theme.line;
    const double foot = area.bottom() - 4;
    painter.fillRect(QRectF(left, foot - thickness, width, thickness), theme.text);
    const QString text = textOf(length);
    const double room = scale.right() - textWidth(text, theme.smallFont);
    drawText(painter, { std::min(left + (width - textWidth(text, theme.smallFont)) / 2, room), foot - thickness - 4 }, text,
        theme.smallFont, theme.text);
}
