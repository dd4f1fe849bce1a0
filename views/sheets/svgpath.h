#pragma once
#include <QPointF>
#include <QString>

#include <string>

/// With two decimals, and no zeros at the end.
QString svgNumber(double);

/// The d attribute of a path (SVG 1.1, 8.3): absolute coordinates with two decimals; lines along an axis take the short form, and
/// those without length are left out.
class SvgPath
{
public:
    void moveTo(const QPointF&);
    void lineTo(const QPointF&);
    void curveTo(const QPointF& one, const QPointF& two, const QPointF& to);
    QString text() const { return QString::fromStdString(m_text); }

private:
    void command(char letter, const QPointF&);

    std::string m_text;
    QPointF m_at;
};
