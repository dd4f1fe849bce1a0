#include "views/ink/lettering.h"
#include "views/ink/pixelink.h"
#include "views/painting/painters.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <map>

namespace
{

constexpr double letterWidth = 8; ///< pixels per base from which letters are legible

void paintHint(QPainter& painter, const QRectF& data, const Theme& theme)
{
    // About one base per pixel: below that a lane of letters has something to show.
    const auto limit = int64_t(std::max(100.0, std::floor(data.width() / 100) * 100));
    const QString hint = QCoreApplication::translate("Painters", "Zoom in below %1 bp to see the bases")
                             .arg(QString::fromStdString(withCommas(limit)));
    const QString shown = elidedTo(data.width() - 16, hint, theme.smallFont);
    if (data.height() >= lineHeight(theme.smallFont))
        drawText(painter,
            { data.center().x() - textWidth(shown, theme.smallFont) / 2, baselineAround(data.center().y(), theme.smallFont) },
            shown, theme.smallFont, theme.quietText);
}

void paintLetters(QPainter& painter, const QRectF& data, const std::vector<Letter>& letters, const Theme& theme)
{
    const double width = letters.front().right - letters.front().left;
    QFont font = theme.font;
    font.setBold(true);
    font.setPixelSize(std::max(6, int(std::min({ 15.0, data.height() * 0.95, width * 1.15 }))));
    const double baseline = baselineAround(data.center().y(), font);
    for (const Letter& letter : letters) {
        const double half = textWidth(letter.base, font) / 2, centre = (letter.left + letter.right) / 2;
        if (centre - half >= data.left() && centre + half <= data.right())
            drawText(painter, { centre - half, baseline }, letter.base, font, theme.readable(Theme::baseColour(letter.base)));
    }
}

void paintBlocks(QPainter& painter, const QRectF& data, const std::vector<Letter>& letters, const Theme& theme)
{
    const double height = std::min(14.0, data.height()), top = data.center().y() - height / 2;
    const auto box = [&](const Letter& letter) {
        const double left = std::max(letter.left, data.left()), right = std::min(letter.right, data.right());
        return QRectF(left, top, right - left, height);
    };
    const auto colourOf = [&](const Letter& letter) { return theme.readable(Theme::baseColour(letter.base)); };
    if (PixelInk::suits(painter)) {
        PixelInk ink(painter, data);
        for (const Letter& letter : letters)
            ink.box(box(letter), colourOf(letter));
        return;
    }
    std::map<QRgb, QPainterPath> paths;
    for (const Letter& letter : letters)
        paths[colourOf(letter).rgb()].addRect(box(letter));
    for (const auto& [colour, path] : paths)
        painter.fillPath(path, QColor(colour));
}

} // namespace

void paintBases(QPainter& painter, const QRectF& data, const Scale& scale, const tracks::Bases& bases, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (bases.letters.empty())
        paintHint(painter, data, theme);
    else if (const std::vector<Letter> shown = lettersIn(data, scale, bases); !shown.empty()) {
        if (1 / scale.bpPerPixel() >= letterWidth && data.height() >= 8)
            paintLetters(painter, data, shown, theme);
        else
            paintBlocks(painter, data, shown, theme);
    }
    painter.restore();
}
