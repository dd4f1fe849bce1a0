#pragma once
#include "views/sheets/figuresheet.h"

#include <QByteArray>
#include <QSizeF>
#include <QXmlStreamWriter>

#include <set>

/// An SVG document of named groups, each painted by itself, as drawing programs like it: layers with names, text as text,
/// no clip paths, size in millimetres with one user unit per logical pixel.
class SvgFigure : public FigureSheet
{
public:
    /// `size` in logical pixels, each `pixelMm` millimetres wide.
    SvgFigure(const QSizeF& size, double pixelMm, const QString& title);

    /// `id` may be any text; it is made a valid and unique XML name. Outermost groups are layers of the drawing program.
    void open(const QString& id, const QString& label) override;
    void paint(const Paint&) override;
    void close() override;
    /// Ends it.
    QByteArray document();

private:
    QSizeF m_size;
    QByteArray m_svg;
    QXmlStreamWriter m_writer;
    int m_depth = 0; ///< of open groups
    std::set<QString> m_ids;
};
