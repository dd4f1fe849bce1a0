#include "views/ink/textruler.h"

#include "views/ink/lettering.h"

TextRuler::TextRuler(const QFont& font)
    : m_font(font)
    , m_ellipsis(textWidth(QStringLiteral("…"), font))
{
}

double TextRuler::width(QChar letter) const
{
    if (letter.unicode() >= m_ascii.size())
        return textWidth(QString(letter), m_font);
    double& width = m_ascii[letter.unicode()];
    if (width == 0)
        width = textWidth(QString(letter), m_font);
    return width;
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
