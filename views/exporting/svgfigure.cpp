#include "views/exporting/svgfigure.h"

#include <QBuffer>
#include <QSvgGenerator>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <map>

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

using Attributes = std::map<QString, QString>;

/// Copies what QSvgGenerator drew. It wraps every shape in a group with all of the painter's state: here each shape carries what
/// it needs itself, so that one click in a drawing program selects it.
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
            const bool group = reader.name() == QLatin1String("g");
            if (reader.isStartElement() && group)
                m_state.push_back(merged(reader.attributes()));
            else if (reader.isEndElement() && group)
                m_state.pop_back();
            else if (reader.isStartElement() && !m_state.empty())
                shape(reader);
        }
    }

private:
    Attributes merged(const QXmlStreamAttributes& own) const
    {
        Attributes all = m_state.empty() ? Attributes() : m_state.back();
        for (const QXmlStreamAttribute& attribute : own)
            all[attribute.qualifiedName().toString()] = attribute.value().toString();
        return all;
    }

    void shape(QXmlStreamReader& reader)
    {
        const QString name = reader.name().toString();
        Attributes attributes = merged(reader.attributes());
        const bool text = name == QLatin1String("text");
        // Fonts differ between computers: name some that most have.
        QString& family = attributes[QStringLiteral("font-family")];
        if (text)
            family = QStringLiteral("'%1', 'DejaVu Sans', Arial, Helvetica, sans-serif").arg(family);
        m_writer.writeStartElement(svgSpace, name);
        for (const auto& [key, value] : attributes)
            if (matters(key, value, attributes, text))
                m_writer.writeAttribute(key, value);
        if (text)
            m_writer.writeCharacters(reader.readElementText());
        else
            reader.skipCurrentElement();
        m_writer.writeEndElement();
    }

    /// Not what SVG assumes anyway, nor about a part the shape does not have.
    static bool matters(const QString& key, const QString& value, const Attributes& attributes, bool text)
    {
        static const Attributes assumed { { QStringLiteral("transform"), QStringLiteral("matrix(1,0,0,1,0,0)") },
            { QStringLiteral("vector-effect"), QStringLiteral("none") },
            { QStringLiteral("xml:space"), QStringLiteral("preserve") },
            { QStringLiteral("stroke-opacity"), QStringLiteral("1") }, { QStringLiteral("fill-opacity"), QStringLiteral("1") },
            { QStringLiteral("stroke-width"), QStringLiteral("1") }, { QStringLiteral("fill-rule"), QStringLiteral("nonzero") },
            { QStringLiteral("stroke-linecap"), QStringLiteral("butt") },
            { QStringLiteral("stroke-linejoin"), QStringLiteral("miter") },
            { QStringLiteral("font-style"), QStringLiteral("normal") }, { QStringLiteral("font-weight"), QStringLiteral("400") },
            { QStringLiteral("stroke"), QStringLiteral("none") } };
        const auto found = assumed.find(key);
        if (found != assumed.end() && found->second == value)
            return false;
        const auto is = [&](const char* part, const char* wanted) {
            const auto entry = attributes.find(QLatin1String(part));
            return entry != attributes.end() && entry->second == QLatin1String(wanted);
        };
        if (key.startsWith(QLatin1String("font")))
            return text;
        if (key.startsWith(QLatin1String("stroke-")))
            return !is("stroke", "none");
        return !key.startsWith(QLatin1String("fill-")) || !is("fill", "none");
    }

    QXmlStreamWriter& m_writer;
    std::vector<Attributes> m_state; ///< of the open groups
};

QString millimetres(double length)
{
    return QString::number(length, 'g', 8) + QStringLiteral("mm");
}

void beginDocument(QXmlStreamWriter& writer, const QSizeF& size, double pixelMm, const QString& title)
{
    writer.writeStartDocument();
    writer.writeDefaultNamespace(svgSpace);
    writer.writeNamespace(linkSpace, QStringLiteral("xlink"));
    writer.writeNamespace(inkscapeSpace, QStringLiteral("inkscape"));
    writer.writeStartElement(svgSpace, QStringLiteral("svg"));
    writer.writeAttribute(QStringLiteral("version"), QStringLiteral("1.1"));
    writer.writeAttribute(QStringLiteral("width"), millimetres(size.width() * pixelMm));
    writer.writeAttribute(QStringLiteral("height"), millimetres(size.height() * pixelMm));
    writer.writeAttribute(
        QStringLiteral("viewBox"), QStringLiteral("0 0 %1 %2").arg(size.width(), 0, 'g', 8).arg(size.height(), 0, 'g', 8));
    writer.writeTextElement(svgSpace, QStringLiteral("title"), title);
    writer.writeTextElement(svgSpace, QStringLiteral("desc"), QStringLiteral("Drawn by Epiarc"));
}

} // namespace

SvgFigure::SvgFigure(const QSizeF& size, double pixelMm, QString title)
    : m_size(size)
    , m_pixelMm(pixelMm)
    , m_title(std::move(title))
{
}

void SvgFigure::open(const QString& id, const QString& label)
{
    QString name = validName(id);
    for (int copy = 2; !m_ids.insert(name).second; ++copy)
        name = validName(id) + QLatin1Char('-') + QString::number(copy);
    m_parts.push_back({ Part::Kind::Open, name, label, {} });
}

void SvgFigure::paint(const Paint& painting)
{
    Part part { Part::Kind::Painting, {}, {}, {} };
    QBuffer buffer(&part.svg);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setViewBox(QRectF(QPointF(), m_size));
    {
        QPainter painter(&generator);
        painting(painter);
    }
    m_parts.push_back(std::move(part));
}

void SvgFigure::close()
{
    m_parts.push_back({ Part::Kind::Close, {}, {}, {} });
}

QByteArray SvgFigure::document() const
{
    QByteArray svg;
    QXmlStreamWriter writer(&svg);
    writer.setAutoFormatting(true);
    writer.setAutoFormattingIndent(1);
    beginDocument(writer, m_size, m_pixelMm, m_title);
    int depth = 0;
    for (const Part& part : m_parts) {
        if (part.kind == Part::Kind::Painting) {
            DrawingCopy(writer).copy(part.svg);
        } else if (part.kind == Part::Kind::Close) {
            writer.writeEndElement();
            --depth;
        } else {
            writer.writeStartElement(svgSpace, QStringLiteral("g"));
            writer.writeAttribute(QStringLiteral("id"), part.id);
            writer.writeAttribute(inkscapeSpace, QStringLiteral("label"), part.label);
            if (depth++ == 0)
                writer.writeAttribute(inkscapeSpace, QStringLiteral("groupmode"), QStringLiteral("layer"));
        }
    }
    writer.writeEndElement();
    writer.writeEndDocument();
    return svg;
}
