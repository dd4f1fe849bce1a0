#include "views/sessionfiles/igvxml.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <fmt/format.h>

namespace
{

IgvTrack parseTrack(QXmlStreamReader& xml)
{
    IgvTrack track { xml.attributes(), {}, {} };
    while (xml.readNextStartElement()) {
        if (xml.name() == QStringLiteral("Track")) {
            track.merged.append(parseTrack(xml));
        } else {
            if (xml.name() == QStringLiteral("DataRange"))
                track.range = xml.attributes();
            xml.skipCurrentElement();
        }
    }
    return track;
}

void parseChildren(QXmlStreamReader& xml, IgvXml& parsed)
{
    static const QStringList folders { QStringLiteral("Resources"), QStringLiteral("Files"), QStringLiteral("Panel"),
        QStringLiteral("Regions"), QStringLiteral("GeneList") };
    while (!xml.atEnd() && !(xml.readNext() == QXmlStreamReader::EndElement)) {
        if (!xml.isStartElement())
            continue;
        if (folders.contains(xml.name()))
            parseChildren(xml, parsed);
        else if (xml.name() == QStringLiteral("Track"))
            parsed.tracks.append(parseTrack(xml));
        else {
            if (xml.name() == QStringLiteral("Resource") || xml.name() == QStringLiteral("DataFile"))
                parsed.resources.append(xml.attributes());
            else if (xml.name() == QStringLiteral("Region"))
                parsed.regions.append(xml.attributes());
            else if (xml.name() == QStringLiteral("Frame"))
                parsed.frames.append(xml.attributes());
            xml.skipCurrentElement();
        }
    }
}

} // namespace

IgvXml parseIgvXml(const std::filesystem::path& path)
{
    const std::string text = base::readFile(path);
    QXmlStreamReader xml(QByteArray::fromStdString(text));
    IgvXml parsed;
    const bool rooted = xml.readNextStartElement();
    const bool igv = rooted && (xml.name() == QStringLiteral("Session") || xml.name() == QStringLiteral("Global"));
    if (!xml.hasError() && !igv)
        throw Error(fmt::format("{} is XML, but not an IGV session.", path.string()));
    parsed.session = xml.attributes();
    parseChildren(xml, parsed);
    if (xml.hasError())
        throw Error(fmt::format("{} is not whole XML: {} in line {}; save it from IGV again.", path.string(),
            xml.errorString().toStdString(), xml.lineNumber()));
    return parsed;
}
