#pragma once
#include <QVector>
#include <QXmlStreamReader>

#include <filesystem>

/// One Track element with what stands inside it.
struct IgvTrack {
    QXmlStreamAttributes attributes, range;
    QVector<IgvTrack> merged;
    QString value(const char* key) const { return attributes.value(QLatin1String(key)).toString(); }
};

/// What an IGV session file says, in its own words.
struct IgvXml {
    QXmlStreamAttributes session;
    QVector<QXmlStreamAttributes> resources, regions, frames;
    QVector<IgvTrack> tracks;
};

/// Throws Error naming the file and the line.
IgvXml parseIgvXml(const std::filesystem::path&);
