#include "views/sheets/svgpath.h"

#include <charconv>
#include <cmath>

namespace
{

void append(std::string& text, double number)
{
    char digits[64];
    char* end = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed, 2).ptr;
    while (end[-1] == '0')
        --end;
    if (end[-1] == '.')
        --end;
    const std::string_view written(digits, size_t(end - digits));
    text += written == "-0" ? "0" : written;
}

bool same(double one, double other)
{
    return std::round(one * 100) == std::round(other * 100);
}

} // namespace

QString svgNumber(double number)
{
    std::string text;
    append(text, number);
    return QString::fromStdString(text);
}

void SvgPath::moveTo(const QPointF& to)
{
    command('M', to);
    m_at = to;
}

void SvgPath::lineTo(const QPointF& to)
{
    const bool level = same(to.y(), m_at.y()), upright = same(to.x(), m_at.x());
    if (level && upright)
        return;
    if (level || upright) {
        m_text += level ? 'H' : 'V';
        append(m_text, level ? to.x() : to.y());
    } else {
        command('L', to);
    }
    m_at = to;
}

void SvgPath::curveTo(const QPointF& one, const QPointF& two, const QPointF& to)
{
    command('C', one);
    command(' ', two);
    command(' ', to);
    m_at = to;
}

void SvgPath::command(char letter, const QPointF& at)
{
    m_text += letter;
    append(m_text, at.x());
    m_text += ',';
    append(m_text, at.y());
}
