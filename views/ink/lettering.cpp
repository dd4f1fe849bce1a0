#include "views/ink/lettering.h"

#include <QFontMetricsF>
#include <QHash>

#include <cmath>

namespace
{

bool breaksAfter(QChar character)
{
    return character.isSpace() || QStringLiteral("_-./:,;|").contains(character);
}

/// How many characters of `text` make the first line.
qsizetype firstLine(double width, const QString& text, const QFont& font)
{
    qsizetype fitting = 0, tooLong = text.size() + 1;
    while (tooLong - fitting > 1) {
        const qsizetype middle = (fitting + tooLong) / 2;
        (textWidth(text.left(middle).trimmed(), font) <= width ? fitting : tooLong) = middle;
    }
    if (fitting == text.size())
        return fitting;
    qsizetype breaking = fitting;
    while (breaking > 0 && !breaksAfter(text[breaking - 1]))
        --breaking;
    return breaking > 0 ? breaking : std::max<qsizetype>(fitting, 1);
}

} // namespace

double textWidth(const QString& text, const QFont& font)
{
    // The same labels are measured for every frame, and shaping them was a sixth of its time.
    thread_local QHash<std::pair<QFont, QString>, double> known;
    constexpr qsizetype most = 4096;
    if (known.size() > most)
        known.clear();
    const auto key = std::pair(font, text);
    const auto found = known.constFind(key);
    return found != known.cend() ? *found : *known.insert(key, QFontMetricsF(font).horizontalAdvance(text));
}

double lineHeight(const QFont& font)
{
    return std::ceil(font.pixelSize() * 1.25);
}

QString elidedTo(double width, const QString& text, const QFont& font)
{
    if (textWidth(text, font) <= width)
        return text;
    const QString shortened = QFontMetricsF(font).elidedText(text, Qt::ElideRight, width);
    return textWidth(shortened, font) <= width ? shortened : QString();
}

QStringList wrappedTo(double width, int lines, const QString& text, const QFont& font)
{
    QStringList wrapped;
    QString rest = text.simplified();
    while (!rest.isEmpty() && wrapped.size() < lines) {
        const bool last = wrapped.size() == lines - 1;
        const qsizetype length = last ? rest.size() : firstLine(width, rest, font);
        wrapped += elidedTo(width, rest.left(length).trimmed(), font);
        rest = rest.mid(length).trimmed();
    }
    wrapped.removeAll(QString());
    return wrapped;
}

void drawText(QPainter& painter, const QPointF& baseline, const QString& text, const QFont& font, const QColor& colour)
{
    if (text.isEmpty())
        return;
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(baseline, text);
}

double baselineAround(double y, const QFont& font)
{
    return y + QFontMetricsF(font).capHeight() / 2;
}
