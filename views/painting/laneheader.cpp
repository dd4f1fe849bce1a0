#include "views/painting/laneheader.h"

#include "views/geometry/grain.h"
#include "views/ink/lettering.h"

#include <QCoreApplication>

#include <algorithm>

namespace
{

constexpr double headerMargin = 8;

/// The first text that fits.
QString fitting(const QStringList& texts, double width, const QFont& font)
{
    const auto found
        = std::find_if(texts.begin(), texts.end(), [&](const QString& text) { return textWidth(text, font) <= width; });
    return found == texts.end() ? QString() : *found;
}

} // namespace

QString leftOutText(int count)
{
    return count > 0 ? QCoreApplication::translate("Painters", "+%1 more").arg(QString::fromStdString(withCommas(count)))
                     : QString();
}

void paintLaneName(
    QPainter& painter, const QRectF& header, const LaneView& lane, const Scale& scale, double axisRoom, const Theme& theme)
{
    const double width = header.width() - 2 * headerMargin - axisRoom, x = header.left() + headerMargin;
    const double nameHeight = lineHeight(theme.font), quietHeight = lineHeight(theme.smallFont);
    const double available = header.height() - 4;
    if (available < quietHeight)
        return;
    // Two lines of name win over the quiet ones, more must leave room for one.
    const int room = int((available - quietHeight) / nameHeight);
    const QStringList name = wrappedTo(width, available >= 2 * nameHeight ? std::clamp(room, 2, 4) : 1, lane.name, theme.font);
    QStringList quiet { fitting(grainTexts(lane, scale), width, theme.smallFont), elidedTo(width, lane.units, theme.smallFont) };
    quiet.removeAll(QString());
    double block = double(name.size()) * nameHeight;
    const auto lines = std::min(quiet.size(), qsizetype(std::max(0.0, available - block) / quietHeight));
    block += double(lines) * quietHeight;
    double y = available < 28 ? header.center().y() - block / 2 : header.top() + 4;
    for (const QString& line : name) {
        drawText(painter, { x, baselineAround(y + nameHeight / 2, theme.font) }, line, theme.font, theme.text);
        y += nameHeight;
    }
    for (const QString& line : quiet.mid(0, lines)) {
        drawText(painter, { x, baselineAround(y + quietHeight / 2, theme.smallFont) }, line, theme.smallFont, theme.quietText);
        y += quietHeight;
    }
}

void paintLeftOut(QPainter& painter, const QRectF& header, const QString& text, const Theme& theme)
{
    if (text.isEmpty() || header.height() < lineHeight(theme.smallFont))
        return;
    const double y = header.height() < 28 ? header.center().y() : header.bottom() - 0.9 * theme.smallFont.pixelSize();
    const QString shown = elidedTo(header.width() - 2 * headerMargin, text, theme.smallFont);
    drawText(painter, { header.right() - headerMargin - textWidth(shown, theme.smallFont), baselineAround(y, theme.smallFont) }, shown,
        theme.smallFont, theme.quietText);
}

double leftOutRoom(const QRectF& header, const QString& text, const Theme& theme)
{
    const double tall = 60 * theme.textScale; // there the name stays above it
    return !text.isEmpty() && header.height() < tall ? textWidth(text, theme.smallFont) + headerMargin : 0;
}
