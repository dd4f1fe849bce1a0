#include "views/browser/lettering.h"
#include "views/browser/painters.h"
#include "views/browser/pixelink.h"

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

struct Shown {
    QChar letter;
    double left, right; ///< whole base, may reach beyond the data
};

std::vector<Shown> basesIn(const QRectF& data, const Scale& scale, const tracks::Bases& bases)
{
    std::vector<Shown> shown;
    for (size_t i = 0; i < bases.letters.size(); ++i) {
        const double position = double(bases.where.start) + double(i);
        const auto [left, right] = scale.span(position, position + 1);
        const QChar letter = QChar::fromLatin1(bases.letters[i]).toUpper();
        if (right > data.left() && left < data.right())
            shown.push_back({ scale.reversed() ? complement(letter) : letter, left, right });
    }
    return shown;
}

void paintLetters(QPainter& painter, const QRectF& data, const std::vector<Shown>& bases, const Theme& theme)
{
    const double width = bases.front().right - bases.front().left;
    QFont font = theme.font;
    font.setBold(true);
    font.setPixelSize(std::max(6, int(std::min({ 15.0, data.height() * 0.95, width * 1.15 }))));
    const double baseline = baselineAround(data.center().y(), font);
    for (const Shown& base : bases) {
        const double half = textWidth(base.letter, font) / 2, centre = (base.left + base.right) / 2;
        if (centre - half >= data.left() && centre + half <= data.right())
            drawText(painter, { centre - half, baseline }, base.letter, font, theme.readable(Theme::baseColour(base.letter)));
    }
}

void paintBlocks(QPainter& painter, const QRectF& data, const std::vector<Shown>& bases, const Theme& theme)
{
    const double height = std::min(14.0, data.height()), top = data.center().y() - height / 2;
    const auto box = [&](const Shown& base) {
        const double left = std::max(base.left, data.left()), right = std::min(base.right, data.right());
        return QRectF(left, top, right - left, height);
    };
    const auto colourOf = [&](const Shown& base) { return theme.readable(Theme::baseColour(base.letter)); };
    if (PixelInk::suits(painter)) {
        PixelInk ink(painter, data);
        for (const Shown& base : bases)
            ink.box(box(base), colourOf(base));
        return;
    }
    std::map<QRgb, QPainterPath> paths;
    for (const Shown& base : bases)
        paths[colourOf(base).rgb()].addRect(box(base));
    for (const auto& [colour, path] : paths)
        painter.fillPath(path, QColor(colour));
}

} // namespace

QChar complement(QChar base)
{
    const QLatin1String letters("ACGTURYKMBDHVacgturykmbdhv"), others("TGCAAYRMKVHDBtgcaayrmkvhdb");
    const qsizetype at = letters.indexOf(base);
    return at < 0 ? base : QChar(others[at]);
}

void paintBases(QPainter& painter, const QRectF& data, const Scale& scale, const tracks::Bases& bases, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool here = bases.where.chrom == scale.interval().chrom;
    if (bases.letters.empty())
        paintHint(painter, data, theme);
    else if (const std::vector<Shown> shown = here ? basesIn(data, scale, bases) : std::vector<Shown>(); !shown.empty()) {
        if (1 / scale.bpPerPixel() >= letterWidth && data.height() >= 8)
            paintLetters(painter, data, shown, theme);
        else
            paintBlocks(painter, data, shown, theme);
    }
    painter.restore();
}
