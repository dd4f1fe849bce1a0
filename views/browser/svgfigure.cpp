#include "views/browser/svgfigure.h"

#include <QBuffer>
#include <QSvgGenerator>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace
{

const QString svgSpace = QStringLiteral("http://www.w3.org/2000/svg");
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

/// Fonts differ between computers: names some that most have.
QXmlStreamAttributes withFallbackFonts(const QXmlStreamAttributes& attributes)
{
    QXmlStreamAttributes changed;
    for (const QXmlStreamAttribute& attribute : attributes) {
        const bool family = attribute.name() == QLatin1String("font-family");
        changed.append(attribute.name().toString(),
            family ? QLatin1Char('\'') + attribute.value().toString() + QStringLiteral("', Arial, Helvetica, sans-serif")
                   : attribute.value().toString());
    }
    return changed;
}

/// Copies what QSvgGenerator drew. It opens a group for every change of pen, most of which stay empty: those are dropped.
class DrawingCopy
{
public:
    explicit DrawingCopy(QXmlStreamWriter& writer)
        : m_writer(writer)
    {
    }

    void copy(const QByteArray& svg)
    {
        QXmlStreamReader reader(svg);
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement())
                start(reader);
            else if (reader.isEndElement())
                end(reader);
            else if (reader.isCharacters() && m_inText)
                m_writer.writeCharacters(reader.text().toString());
        }
    }

private:
    static bool isFrame(const QXmlStreamReader& reader)
    {
        const auto name = reader.name();
        return name == QLatin1String("svg") || name == QLatin1String("title") || name == QLatin1String("desc")
            || name == QLatin1String("defs");
    }

    void start(const QXmlStreamReader& reader)
    {
        if (isFrame(reader))
            return;
        if (reader.name() == QLatin1String("g")) {
            m_waiting.push_back(withFallbackFonts(reader.attributes()));
            return;
        }
        for (const QXmlStreamAttributes& attributes : m_waiting) {
            m_writer.writeStartElement(svgSpace, QStringLiteral("g"));
            m_writer.writeAttributes(attributes);
        }
        m_waiting.clear();
        m_writer.writeStartElement(svgSpace, reader.name().toString());
        m_writer.writeAttributes(withFallbackFonts(reader.attributes()));
        m_inText = reader.name() == QLatin1String("text");
    }

    void end(const QXmlStreamReader& reader)
    {
        if (isFrame(reader))
            return;
        m_inText = false;
        if (reader.name() == QLatin1String("g") && !m_waiting.empty())
            m_waiting.pop_back();
        else
            m_writer.writeEndElement();
    }

    QXmlStreamWriter& m_writer;
    std::vector<QXmlStreamAttributes> m_waiting;
    bool m_inText = false;
};

QString millimetres(double pixels)
{
    return QString::number(pixels * 25.4 / 96, 'g', 8) + QStringLiteral("mm");
}

} // namespace

SvgFigure::SvgFigure(const QSizeF& size, QString title)
    : m_size(size)
    , m_title(std::move(title))
{
}

void SvgFigure::add(const QString& id, const QString& label, const std::function<void(QPainter&)>& paint)
{
    Group group { validName(id), label, {} };
    for (int copy = 2; !m_ids.insert(group.id).second; ++copy)
        group.id = validName(id) + QLatin1Char('-') + QString::number(copy);
    QBuffer buffer(&group.svg);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setViewBox(QRectF(QPointF(), m_size));
    {
        QPainter painter(&generator);
        paint(painter);
    }
    m_groups.push_back(std::move(group));
}

QByteArray SvgFigure::document() const
{
    QByteArray svg;
    QXmlStreamWriter writer(&svg);
    writer.setAutoFormatting(true);
    writer.setAutoFormattingIndent(1);
    writer.writeStartDocument();
    writer.writeDefaultNamespace(svgSpace);
    writer.writeNamespace(inkscapeSpace, QStringLiteral("inkscape"));
    writer.writeStartElement(svgSpace, QStringLiteral("svg"));
    writer.writeAttribute(QStringLiteral("version"), QStringLiteral("1.1"));
    writer.writeAttribute(QStringLiteral("width"), millimetres(m_size.width()));
    writer.writeAttribute(QStringLiteral("height"), millimetres(m_size.height()));
    writer.writeAttribute(
        QStringLiteral("viewBox"), QStringLiteral("0 0 %1 %2").arg(m_size.width(), 0, 'g', 8).arg(m_size.height(), 0, 'g', 8));
    writer.writeTextElement(svgSpace, QStringLiteral("title"), m_title);
    writer.writeTextElement(svgSpace, QStringLiteral("desc"), QStringLiteral("Drawn by Epiarc"));
    for (const Group& group : m_groups) {
        writer.writeStartElement(svgSpace, QStringLiteral("g"));
        writer.writeAttribute(QStringLiteral("id"), group.id);
        writer.writeAttribute(inkscapeSpace, QStringLiteral("label"), group.label);
        writer.writeAttribute(inkscapeSpace, QStringLiteral("groupmode"), QStringLiteral("layer"));
        DrawingCopy(writer).copy(group.svg);
        writer.writeEndElement();
    }
    writer.writeEndElement();
    writer.writeEndDocument();
    return svg;
}
