#include "views/look/theme.h"

#include "views/look/palette.h"

#include <algorithm>
#include <cmath>

namespace
{

/// Sizes in pixels and no hinting, so that text is as wide in the window as in a figure.
QFont sans(int pixels)
{
    QFont font;
    font.setFamilies({ QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"), QStringLiteral("Arial"),
        QStringLiteral("Helvetica"), QStringLiteral("sans-serif") });
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(pixels);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

/// Relative luminance, WCAG 2.1.
double luminance(const QColor& colour)
{
    const auto linear
        = [](double channel) { return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

QColor mixed(const QColor& colour, const QColor& other, double fraction)
{
    return QColor::fromRgbF(float(colour.redF() * (1 - fraction) + other.redF() * fraction),
        float(colour.greenF() * (1 - fraction) + other.greenF() * fraction),
        float(colour.blueF() * (1 - fraction) + other.blueF() * fraction), colour.alphaF());
}

/// Every colour in both themes.
const struct {
    QColor Theme::*what;
    QColor light, dark;
} colours[] {
    { &Theme::background, { 247, 248, 249 }, { 21, 24, 28 } },
    { &Theme::laneBackground, { 255, 255, 255 }, { 27, 30, 35 } },
    { &Theme::text, { 31, 35, 40 }, { 230, 233, 237 } },
    { &Theme::quietText, { 101, 109, 118 }, { 154, 164, 175 } },
    { &Theme::axis, { 150, 157, 165 }, { 98, 107, 117 } },
    { &Theme::grid, { 225, 228, 232 }, { 52, 57, 64 } },
    { &Theme::separator, { 228, 231, 235 }, { 45, 50, 57 } },
    { &Theme::gene, { 29, 62, 140 }, { 130, 175, 250 } },
    { &Theme::missing, { 214, 216, 219 }, { 66, 72, 80 } },
    { &Theme::selection, { 0, 114, 178, 40 }, { 86, 180, 233, 60 } },
    { &Theme::problem, { 176, 58, 0 }, { 255, 160, 112 } },
    { &Theme::raised, { 253, 253, 254 }, { 38, 43, 49 } },
    { &Theme::border, { 187, 193, 200 }, { 84, 92, 103 } },
    { &Theme::accent, { 0, 98, 160 }, { 86, 180, 233 } },
    { &Theme::onAccent, { 255, 255, 255 }, { 14, 20, 26 } },
    { &Theme::noticeGround, { 225, 239, 249 }, { 24, 49, 66 } },
    { &Theme::problemGround, { 252, 230, 218 }, { 74, 38, 22 } },
};

} // namespace

Theme Theme::light(double textScale)
{
    Theme theme;
    for (const auto& colour : colours)
        theme.*colour.what = colour.light;
    theme.setType(textScale);
    return theme;
}

Theme Theme::dark(double textScale)
{
    Theme theme;
    for (const auto& colour : colours)
        theme.*colour.what = colour.dark;
    theme.setType(textScale);
    return theme;
}

void Theme::setType(double scale)
{
    const auto size = [&](int pixels) { return sans(qRound(pixels * scale)); };
    textScale = scale;
    titleFont = size(28);
    headingFont = size(16);
    headingFont.setWeight(QFont::DemiBold);
    font = size(12);
    smallFont = size(10);
}

double Theme::contrast(const QColor& one, const QColor& other)
{
    const double a = luminance(one) + 0.05, b = luminance(other) + 0.05;
    return a > b ? a / b : b / a;
}

QColor Theme::readable(const QColor& colour, double leastContrast) const
{
    QColor clearer = colour;
    for (double fraction = 0.1; fraction < 1 && contrast(clearer, laneBackground) < leastContrast; fraction += 0.1)
        clearer = mixed(colour, text, fraction);
    return clearer;
}

std::vector<QColor> Theme::shades(const QColor& colour, int count) const
{
    constexpr double palest = 2;
    const QColor full = readable(colour);
    double fraction = 0.85; // of the background
    while (fraction > 0 && contrast(mixed(full, laneBackground, fraction), laneBackground) < palest)
        fraction -= 0.01;
    std::vector<QColor> made;
    for (int i = 0; i < count; ++i)
        made.push_back(mixed(full, laneBackground, std::max(fraction, 0.0) * (1 - double(i) / (count - 1))));
    return made;
}

QColor Theme::baseColour(QChar base)
{
    switch (base.toUpper().unicode()) {
    case 'A':
        return QColor(0, 150, 0);
    case 'C':
        return QColor(0, 0, 255);
    case 'G':
        return QColor(209, 113, 5);
    case 'T':
    case 'U':
        return QColor(255, 0, 0);
    default:
        return QColor(182, 182, 182);
    }
}
