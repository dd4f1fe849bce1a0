#include "views/browser/textruler.h"

#include "views/browser/lettering.h"

#include <QFontMetricsF>

TextRuler::TextRuler(const QFont& font)
    : m_font(font)
    , m_ellipsis(textWidth(QStringLiteral("…"), font))
{
    const QFontMetricsF metrics(font);
    for (char16_t letter = 32; letter < m_ascii.size(); ++letter)
        m_ascii[letter] = metrics.horizontalAdvance(QChar(letter));
}

double TextRuler::width(QChar letter) const
{
    return letter.unicode() < m_ascii.size() ? m_ascii[letter.unicode()] : textWidth(QString(letter), m_font);
}

double TextRuler::width(const QString& text) const
{
    double sum = 0;
    for (const QChar letter : text)
        sum += width(letter);
    return sum;
}

QString TextRuler::elided(double room, const QString& text) const
{
    if (width(text) <= room)
        return text;
    double sum = m_ellipsis;
    qsizetype fitting = 0;
    while (fitting < text.size() && sum + width(text[fitting]) <= room)
        sum += width(text[fitting++]);
    return fitting > 0 ? text.left(fitting) + QStringLiteral("…") : QString();
}
