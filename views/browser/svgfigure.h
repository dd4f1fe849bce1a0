#pragma once
#include <QByteArray>
#include <QPainter>
#include <QSizeF>
#include <QString>

#include <functional>
#include <set>
#include <vector>

/// An SVG document of named groups, each painted by itself, as drawing programs like it: layers with names, text as text,
/// no clip paths, size in millimetres with one user unit per logical pixel.
class SvgFigure
{
public:
    /// `size` in logical pixels (96 per inch).
    SvgFigure(const QSizeF& size, QString title);

    /// Paints one group. `id` may be any text; it is made a valid and unique XML name.
    void add(const QString& id, const QString& label, const std::function<void(QPainter&)>& paint);
    QByteArray document() const;

private:
    struct Group {
        QString id, label;
        QByteArray svg; ///< a whole document of QSvgGenerator
    };
    QSizeF m_size;
    QString m_title;
    std::vector<Group> m_groups;
    std::set<QString> m_ids;
};
