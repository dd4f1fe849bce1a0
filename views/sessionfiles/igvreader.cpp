#include "views/sessionfiles/igvsession.h"

#include "core/base/error.h"
#include "core/tracks/formats/table.h"
#include "views/document/arrange.h"
#include "views/sessionfiles/igvxml.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

namespace
{

struct ReaderText {
    Q_DECLARE_TR_FUNCTIONS(IgvSession)
};

/// "0,0,178" as IGV writes colours.
std::optional<QColor> colourFrom(QStringView text)
{
    const auto parts = text.split(u',');
    if (parts.size() != 3)
        return std::nullopt;
    const QColor colour(parts[0].trimmed().toInt(), parts[1].trimmed().toInt(), parts[2].trimmed().toInt());
    return colour.isValid() ? std::optional(colour) : std::nullopt;
}

bool isRemote(const QString& path)
{
    static const QRegularExpression scheme(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]+://"));
    return scheme.match(path).hasMatch() && !path.startsWith(QStringLiteral("file://"));
}

/// Turns what was parsed into lanes.
class Builder
{
public:
    Builder(const IgvXml& xml, const QDir& folder)
        : m_xml(xml)
        , m_folder(folder)
    {
    }

    IgvSession build(const QString& presentGenome)
    {
        findGenome(presentGenome);
        for (const IgvTrack& track : m_xml.tracks)
            addLane(track);
        // It is legal to name files only.
        if (m_xml.tracks.isEmpty())
            for (const QXmlStreamAttributes& resource : m_xml.resources)
                addLane({ resource, {}, {} });
        addRegions();
        findLoci();
        m_left.removeDuplicates();
        if (!m_left.isEmpty())
            m_made.notes << ReaderText::tr("Left out of the IGV session, because Epiarc does not open them: %1.")
                                .arg(m_left.join(QStringLiteral(", ")));
        return m_made;
    }

private:
    SessionState& state() { return m_made.file.state; }

    QString absolute(QString path) const
    {
        if (path.startsWith(QStringLiteral("file:")))
            path = QUrl(path).toLocalFile();
        if (path.startsWith(QStringLiteral("~/")))
            path = QDir::home().filePath(path.mid(2));
        return QDir::cleanPath(m_folder.absoluteFilePath(path));
    }

    /// The file of a track: its identifier is a resource's path, as written, made absolute, or from before the session moved.
    QString fileOf(const IgvTrack& track) const
    {
        const QString id = track.value(track.attributes.hasAttribute(QStringLiteral("id")) ? "id" : "path");
        QString sameName;
        for (const QXmlStreamAttributes& resource : m_xml.resources) {
            const QString path = resource.value(QStringLiteral("path")).toString();
            if (path == id || absolute(path) == absolute(id))
                return path;
            if (QFileInfo(path).fileName() == QFileInfo(id).fileName())
                sameName = path;
        }
        return sameName.isEmpty() && QFileInfo(absolute(id)).isFile() ? id : sameName;
    }

    void findGenome(const QString& present)
    {
        const QString genome = m_xml.session.value(QStringLiteral("genome")).toString();
        const QString path = absolute(genome);
        const bool looksLikePath = !genome.isEmpty() && (genome.contains(u'/') || QFileInfo(path).isFile());
        const bool opens = !QFileInfo(path).isFile() || tracks::isGenome(tracks::sniff(path.toStdString()));
        if (looksLikePath && !isRemote(genome) && opens) {
            setGenome(state(), path);
        } else {
            if (!present.isEmpty())
                setGenome(state(), present);
            if (!genome.isEmpty())
                m_made.notes << (present.isEmpty()
                        ? ReaderText::tr("The IGV session is for the genome “%1”: open its FASTA or 2bit file to see the tracks.")
                              .arg(genome)
                        : ReaderText::tr(
                            "The IGV session is for the genome “%1”, shown on %2: open another FASTA or 2bit file where that "
                            "is not the same.")
                              .arg(genome, QFileInfo(present).fileName()));
        }
        // Letters stand where IGV has its sequence track; without tracks they stay at the top.
        if (!m_xml.tracks.isEmpty())
            state().lanes.clear();
    }

    /// Whether a file can become a lane; if not, it is remembered with the reason.
    std::optional<tracks::Format> formatOf(const IgvTrack& track, const QString& path)
    {
        const QString name = track.value("name").isEmpty() ? QFileInfo(path).fileName() : track.value("name");
        const auto leave = [&](const QString& why) {
            m_left << (why.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, why));
            return std::nullopt;
        };
        if (path.isEmpty())
            return leave(ReaderText::tr("of IGV's own"));
        if (isRemote(path))
            return leave(ReaderText::tr("on the internet"));
        if (track.value("visible") == QStringLiteral("false"))
            return leave(ReaderText::tr("hidden"));
        static const QStringList others { QStringLiteral("bam"), QStringLiteral("cram"), QStringLiteral("sam"),
            QStringLiteral("vcf"), QStringLiteral("bcf"), QStringLiteral("hic"), QStringLiteral("seg"), QStringLiteral("tdf"),
            QStringLiteral("maf"), QStringLiteral("mut"), QStringLiteral("gct") };
        QString suffix = QFileInfo(QString(path).remove(QRegularExpression(QStringLiteral("\\.b?gz$")))).suffix().toLower();
        if (others.contains(suffix))
            return leave(suffix.toUpper());
        try {
            const tracks::Format format = tracks::sniff(absolute(path).toStdString());
            return tracks::isTrack(format) ? std::optional(format) : leave(QString::fromStdString(tracks::describe(format)));
        } catch (const Error&) { // not there (yet): its lane will say so
            const tracks::Format named = tracks::formatOfName(path.toStdString());
            return tracks::isTrack(named)                                       ? named
                : track.value("clazz").endsWith(QStringLiteral("FeatureTrack")) ? tracks::Format::Bed
                                                                                : tracks::Format::BigWig;
        }
    }

    void addLane(const IgvTrack& track)
    {
        if (track.value("clazz").endsWith(QStringLiteral("SequenceTrack"))
            || track.value("id") == QStringLiteral("Reference sequence"))
            return addBases();
        QVector<IgvTrack> parts = track.merged;
        if (parts.isEmpty())
            parts = { track };
        const qsizetype before = state().lanes.size();
        for (const IgvTrack& part : std::as_const(parts)) {
            const QString path = fileOf(part);
            if (const auto format = formatOf(part, path))
                addLayer(part, absolute(path), *format, before, !track.merged.isEmpty());
        }
        if (state().lanes.size() > before)
            dress(state().lanes.last(), track);
    }

    void addBases()
    {
        if (state().genome.isEmpty())
            return;
        SessionState bases;
        setGenome(bases, state().genome);
        bases.lanes[0].id = state().freeId();
        state().lanes.append(bases.lanes[0]);
    }

    /// The first layer makes the lane, others join it.
    void addLayer(const IgvTrack& track, const QString& path, tracks::Format format, qsizetype lane, bool overlay)
    {
        addFile(state(), path, format);
        LayerSpec& layer = state().lanes.last().layers.first();
        if (const auto colour = colourFrom(track.attributes.value(QStringLiteral("color"))))
            layer.colour = *colour;
        const auto below = colourFrom(track.attributes.value(QStringLiteral("altColor")));
        if (below && *below != layer.colour && tracks::rowOf(format).kind == tracks::Kind::Signal)
            layer.below = *below;
        if (track.value("clazz").endsWith(QStringLiteral("FeatureTrack"))) { // IGV shades peaks by itself
            const bool peaks = format == tracks::Format::NarrowPeak || format == tracks::Format::BroadPeak;
            const QString useScore = track.value("useScore");
            state().lanes.last().byScore = useScore.isEmpty() ? peaks : useScore == QStringLiteral("true");
        }
        if (overlay)
            layer.name = ownName(track);
        if (state().lanes.size() == lane + 1)
            return;
        const LaneSpec joined = state().lanes.takeLast();
        state().lanes.last().layers.append(joined.layers.first());
    }

    /// A name that is more than that of the file.
    static QString ownName(const IgvTrack& track)
    {
        const QString name = track.value("name");
        return name == QFileInfo(track.value("id")).fileName() || name == QFileInfo(track.value("path")).fileName() ? QString()
                                                                                                                    : name;
    }

    static void dress(LaneSpec& lane, const IgvTrack& track)
    {
        lane.name = ownName(track);
        if (const int height = track.value("height").toInt())
            lane.height = std::clamp(height, 16, 2000);
        if (const double alpha = track.value("alpha").toDouble(); alpha > 0 && !track.merged.isEmpty())
            for (LayerSpec& layer : lane.layers)
                layer.colour.setAlphaF(float(std::min(alpha, 1.0)));
        const IgvTrack& first = track.merged.isEmpty() ? track : track.merged.first();
        const QString renderer = first.value("renderer"), function = first.value("windowFunction"),
                      arcs = track.value("graphType");
        lane.style = renderer == QStringLiteral("LINE_PLOT") ? SignalStyle::Line
            : renderer == QStringLiteral("HEATMAP")          ? SignalStyle::HeatMap
            : renderer == QStringLiteral("DYNSEQ")           ? SignalStyle::Logo
                                                             : SignalStyle::Bars;
        lane.function = function == QStringLiteral("mean") ? WindowFunction::Mean
            : function == QStringLiteral("max")            ? WindowFunction::Max
            : function == QStringLiteral("min")            ? WindowFunction::Min
                                                           : WindowFunction::Envelope;
        if (arcs == QStringLiteral("PROPORTIONAL_ARC"))
            lane.arcs.height = ArcChoice::Height::Score;
        setScale(lane.scale, track);
    }

    static void setScale(ValueScale& scale, const IgvTrack& track)
    {
        const auto number = [&](const char* key, double otherwise) {
            bool ok = false;
            const double value = track.range.value(QLatin1String(key)).toDouble(&ok);
            return ok ? value : otherwise;
        };
        scale.group = track.value("autoscaleGroup");
        scale.low = number("minimum", scale.low);
        scale.high = number("maximum", scale.high);
        const bool automatic = !scale.group.isEmpty() || track.value("autoScale") == QStringLiteral("true");
        if (!automatic && !track.range.isEmpty() && scale.low < scale.high)
            scale.range = ValueScale::Range::Fixed;
        if (track.range.value(QLatin1String("type")) == QStringLiteral("LOG"))
            scale.transform = ValueScale::Transform::Log1p;
    }

    void addRegions()
    {
        for (const QXmlStreamAttributes& region : m_xml.regions) {
            const Interval where { region.value(QStringLiteral("chromosome")).toString().toStdString(),
                region.value(QStringLiteral("start")).toLongLong(), region.value(QStringLiteral("end")).toLongLong() };
            if (!where.empty())
                state().regions.append(
                    { where, region.value(QStringLiteral("description")).toString(), QColor(0xd5, 0x5e, 0x00), true });
        }
    }

    void findLoci()
    {
        for (const QXmlStreamAttributes& frame : m_xml.frames)
            m_made.file.loci.append({ frame.value(QStringLiteral("chr")).toString().toStdString(),
                int64_t(frame.value(QStringLiteral("start")).toDouble()),
                int64_t(frame.value(QStringLiteral("end")).toDouble()) });
        const QString locus = m_xml.session.value(QStringLiteral("locus")).toString();
        static const QRegularExpression interval(QStringLiteral("^(.+):([0-9,]+)-([0-9,]+)$"));
        const auto match = interval.match(locus);
        const auto position = [&](int group) { return int64_t(match.captured(group).remove(u',').toLongLong()); };
        if (!m_made.file.loci.isEmpty())
            return;
        if (match.hasMatch())
            m_made.file.loci = { { match.captured(1).toStdString(), position(2) - 1, position(3) } };
        else
            m_made.locus = locus;
    }

    const IgvXml& m_xml;
    QDir m_folder;
    IgvSession m_made;
    QStringList m_left;
};

} // namespace

IgvSession readIgvSession(const std::filesystem::path& path, const QString& presentGenome)
{
    const IgvXml xml = parseIgvXml(path);
    const QDir folder(QString::fromStdString(std::filesystem::absolute(path).parent_path().string()));
    return Builder(xml, folder).build(presentGenome);
}
