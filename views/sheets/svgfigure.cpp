#include "views/sheets/svgfigure.h"

#include "views/sheets/svgdevice.h"

namespace
{

const QString svgSpace = QStringLiteral("http://www.w3.org/2000/svg");
const QString linkSpace = QStringLiteral("http://www.w3.org/1999/xlink");
const QString inkscapeSpace = QStringLiteral("http://www.inkscape.org/namespaces/inkscape");

QString validName(const QString& text)
{
    QString name;
    for (const QChar character : text) {
        const bool plain = character.unicode() < 128
            && (character.isLetterOrNumber() || character == QLatin1Char('_') || character == QLatin1Char('-'));
        name += plain ? character : QLatin1Char('-');
    }
    return name;
}

QString millimetres(double length)
{
    return QString::number(length, 'g', 8) + QStringLiteral("mm");
}

} // namespace

SvgFigure::SvgFigure(const QSizeF& size, double pixelMm, const QString& title)
    : m_size(size)
    , m_writer(&m_svg)
{
    m_writer.setAutoFormatting(true);
    m_writer.setAutoFormattingIndent(1);
    m_writer.writeStartDocument();
    m_writer.writeDefaultNamespace(svgSpace);
    m_writer.writeNamespace(linkSpace, QStringLiteral("xlink"));
    m_writer.writeNamespace(inkscapeSpace, QStringLiteral("inkscape"));
    m_writer.writeStartElement(svgSpace, QStringLiteral("svg"));
    m_writer.writeAttribute(QStringLiteral("version"), QStringLiteral("1.1"));
    m_writer.writeAttribute(QStringLiteral("width"), millimetres(m_size.width() * pixelMm));
    m_writer.writeAttribute(QStringLiteral("height"), millimetres(m_size.height() * pixelMm));
    m_writer.writeAttribute(
        QStringLiteral("viewBox"), QStringLiteral("0 0 %1 %2").arg(m_size.width(), 0, 'g', 8).arg(m_size.height(), 0, 'g', 8));
    m_writer.writeTextElement(svgSpace, QStringLiteral("title"), title);
    m_writer.writeTextElement(svgSpace, QStringLiteral("desc"), QStringLiteral("Drawn by Epiarc"));
}

void SvgFigure::open(const QString& id, const QString& label)
{
    QString name = validName(id);
    for (int copy = 2; !m_ids.insert(name).second; ++copy)
        name = validName(id) + QLatin1Char('-') + QString::number(copy);
    m_writer.writeStartElement(svgSpace, QStringLiteral("g"));
    m_writer.writeAttribute(QStringLiteral("id"), name);
    m_writer.writeAttribute(inkscapeSpace, QStringLiteral("label"), label);
    if (m_depth++ == 0)
        m_writer.writeAttribute(inkscapeSpace, QStringLiteral("groupmode"), QStringLiteral("layer"));
}

void SvgFigure::paint(const Paint& painting)
{
    SvgDevice device(m_writer, m_size);
    QPainter painter(&device);
    painting(painter);
}

void SvgFigure::close()
{
    m_writer.writeEndElement();
    --m_depth;
}

QByteArray SvgFigure::document()
{
    m_writer.writeEndDocument();
    return m_svg;
}
