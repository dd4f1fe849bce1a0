#pragma once
#include "views/exporting/figuresheet.h"

#include <QByteArray>
#include <QSizeF>

#include <set>
#include <vector>

/// An SVG document of named groups, each painted by itself, as drawing programs like it: layers with names, text as text,
/// no clip paths, size in millimetres with one user unit per logical pixel.
class SvgFigure : public FigureSheet
{
public:
    /// `size` in logical pixels, each `pixelMm` millimetres wide.
    SvgFigure(const QSizeF& size, double pixelMm, QString title);

    /// `id` may be any text; it is made a valid and unique XML name. Outermost groups are layers of the drawing program.
    void open(const QString& id, const QString& label) override;
    void paint(const Paint&) override;
    void close() override;
    QByteArray document() const;

private:
    /// A piece of the document: the beginning or end of a group, or what was painted.
    struct Part {
        enum class Kind { Open, Painting, Close } kind;
        QString id, label;
        QByteArray svg; ///< a whole document of QSvgGenerator
    };
    QSizeF m_size;
    double m_pixelMm;
    QString m_title;
    std::vector<Part> m_parts;
    std::set<QString> m_ids;
};
