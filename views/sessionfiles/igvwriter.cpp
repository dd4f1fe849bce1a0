#include "views/sessionfiles/igvsession.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/tracks/formats/table.h"
#include "views/document/laneoptions.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QXmlStreamWriter>

namespace
{

struct WriterText {
    Q_DECLARE_TR_FUNCTIONS(IgvSession)
};

/// IGV's Java class of a track that shows what a file holds.
QString classOf(const tracks::FormatRow& row)
{
    return row.kind == tracks::Kind::Signal ? QStringLiteral("org.broad.igv.track.DataSourceTrack")
        : row.kind == tracks::Kind::Arcs    ? QStringLiteral("org.broad.igv.bedpe.InteractionTrack")
                                            : QStringLiteral("org.broad.igv.track.FeatureTrack");
}

/// The format of a file by its content, or by its name while it is not there.
tracks::Format formatOf(const QString& path)
{
    try {
        return tracks::sniff(path.toStdString());
    } catch (const Error&) {
        return tracks::formatOfName(path.toStdString());
    }
}

QString igvColour(const QColor& colour)
{
    return QStringLiteral("%1,%2,%3").arg(colour.red()).arg(colour.green()).arg(colour.blue());
}

class Writer
{
public:
    explicit Writer(const SessionFile& file)
        : m_file(file)
        , m_xml(&m_text)
    {
        m_xml.setAutoFormatting(true);
    }

    QByteArray write()
    {
        m_xml.writeStartDocument();
        m_xml.writeStartElement(QStringLiteral("Session"));
        set("genome", m_file.state.genome);
        set("hasGeneTrack", QStringLiteral("false"));
        set("hasSequenceTrack", QStringLiteral("true"));
        const bool one = m_file.loci.size() == 1 && !m_file.loci.first().empty();
        set("locus", one ? QString::fromStdString(toText(m_file.loci.first())) : QStringLiteral("All"));
        set("version", QStringLiteral("8"));
        writeResources();
        writeLanes();
        writeRegions();
        if (m_file.loci.size() > 1)
            writeLoci();
        m_xml.writeEndElement();
        m_xml.writeEndDocument();
        if (m_file.reversed)
            m_lost << WriterText::tr("the minus strand from left to right");
        return m_text;
    }

    QStringList lost() const { return m_lost; }

private:
    void set(const char* key, const QString& value) { m_xml.writeAttribute(QLatin1String(key), value); }
    void lose(const QString& what)
    {
        if (!m_lost.contains(what))
            m_lost << what;
    }

    const tracks::FormatRow& rowOf(const QString& path)
    {
        const tracks::FormatRow*& row = m_rows[path];
        if (!row)
            row = &tracks::rowOf(formatOf(path));
        return *row;
    }
    bool isForIgv(const LayerSpec& layer) { return layer.source.is<FileSource>() && !rowOf(layer.source.path()).igvType.empty(); }

    void writeResources()
    {
        m_xml.writeStartElement(QStringLiteral("Resources"));
        QStringList written;
        for (const LaneSpec& lane : m_file.state.lanes) {
            for (const LayerSpec& layer : lane.layers) {
                const QString path = layer.source.file();
                if (!isForIgv(layer) || written.contains(path))
                    continue;
                written << path;
                m_xml.writeStartElement(QStringLiteral("Resource"));
                set("path", path);
                set("type", QString::fromStdString(rowOf(path).igvType));
                for (const char* suffix : { ".tbi", ".csi" })
                    if (QFileInfo::exists(path + QLatin1String(suffix)))
                        set("index", path + QLatin1String(suffix));
                m_xml.writeEndElement();
            }
        }
        m_xml.writeEndElement();
    }

    void writeLanes()
    {
        double height = 0;
        for (const LaneSpec& lane : m_file.state.lanes)
            height += lane.height;
        m_xml.writeStartElement(QStringLiteral("Panel"));
        set("height", QString::number(int(height)));
        set("name", QStringLiteral("DataPanel"));
        set("width", QStringLiteral("1200"));
        for (const LaneSpec& lane : m_file.state.lanes)
            writeLane(lane);
        m_xml.writeEndElement();
        m_xml.writeEmptyElement(QStringLiteral("PanelLayout"));
        set("dividerFractions", QStringLiteral("0.95"));
    }

    void writeLane(const LaneSpec& lane)
    {
        QVector<LayerSpec> layers;
        for (const LayerSpec& layer : lane.layers) {
            if (layer.source.is<BasesSource>())
                writeBases();
            else if (isForIgv(layer))
                layers.append(layer);
            else
                lose(nameOf(lane, layer));
        }
        if (layers.size() > 1)
            writeOverlay(lane, layers);
        else if (layers.size() == 1)
            writeTrack(lane, layers.first(), lane.name);
        if (layers.isEmpty())
            return;
        if (lane.pinned)
            lose(WriterText::tr("pinned lanes"));
        if (lane.scale.range == ValueScale::Range::Percentile)
            lose(WriterText::tr("ranges by percentile"));
        if (lane.scale.transform == ValueScale::Transform::Symlog)
            lose(WriterText::tr("symmetric logarithms (IGV draws plain ones)"));
        for (const QString& note : notesOf(lane))
            lose(note);
    }

    static QString nameOf(const LaneSpec& lane, const LayerSpec& layer)
    {
        const QString name = layer.name.isEmpty() ? lane.name : layer.name;
        return name.isEmpty() ? QFileInfo(layer.source.path()).fileName() : name;
    }

    void writeBases()
    {
        m_xml.writeEmptyElement(QStringLiteral("Track"));
        set("clazz", QStringLiteral("org.broad.igv.track.SequenceTrack"));
        set("id", QStringLiteral("Reference sequence"));
        set("name", QStringLiteral("Reference sequence"));
        set("visible", QStringLiteral("true"));
    }

    void writeOverlay(const LaneSpec& lane, const QVector<LayerSpec>& layers)
    {
        m_xml.writeStartElement(QStringLiteral("Track"));
        set("alpha", QString::number(layers.first().colour.alphaF()));
        set("clazz", QStringLiteral("org.broad.igv.track.MergedTracks"));
        set("height", QString::number(int(lane.height)));
        set("id", QStringLiteral("overlay-%1").arg(lane.id));
        set("name", lane.name.isEmpty() ? QStringLiteral("Overlay") : lane.name);
        set("visible", QStringLiteral("true"));
        setAutoscale(lane);
        for (const LayerSpec& layer : layers)
            writeTrack(lane, layer, layer.name);
        writeRange(lane);
        m_xml.writeEndElement();
    }

    void writeTrack(const LaneSpec& lane, const LayerSpec& layer, const QString& name)
    {
        const tracks::FormatRow& row = rowOf(layer.source.path());
        m_xml.writeStartElement(QStringLiteral("Track"));
        set("clazz", classOf(row));
        set("color", igvColour(layer.colour));
        set("altColor", igvColour(layer.below.isValid() ? layer.below : layer.colour));
        set("height", QString::number(int(lane.height)));
        set("id", layer.source.path());
        set("name", name.isEmpty() ? QFileInfo(layer.source.path()).fileName() : name);
        set("visible", QStringLiteral("true"));
        const bool signal = row.kind == tracks::Kind::Signal;
        if (signal)
            setSignal(lane);
        if (row.kind == tracks::Kind::Features || row.kind == tracks::Kind::Genes)
            set("useScore", lane.byScore ? QStringLiteral("true") : QStringLiteral("false"));
        if (row.kind == tracks::Kind::Arcs)
            set("graphType",
                lane.arcs.height == ArcChoice::Height::Score ? QStringLiteral("PROPORTIONAL_ARC") : QStringLiteral("NESTED_ARC"));
        if (signal)
            writeRange(lane);
        m_xml.writeEndElement();
    }

    void setSignal(const LaneSpec& lane)
    {
        static const QStringList renderers { QStringLiteral("BAR_CHART"), QStringLiteral("LINE_PLOT"), QStringLiteral("HEATMAP"),
            QStringLiteral("DYNSEQ") };
        static const QStringList functions { QStringLiteral("mean"), QStringLiteral("mean"), QStringLiteral("max"),
            QStringLiteral("min") };
        set("renderer", renderers[int(lane.style)]);
        set("windowFunction", functions[int(lane.function)]);
        setAutoscale(lane);
    }

    void setAutoscale(const LaneSpec& lane)
    {
        const bool alone = lane.scale.range != ValueScale::Range::Fixed && lane.scale.group.isEmpty();
        set("autoScale", alone ? QStringLiteral("true") : QStringLiteral("false"));
        if (!lane.scale.group.isEmpty())
            set("autoscaleGroup", lane.scale.group);
    }

    void writeRange(const LaneSpec& lane)
    {
        m_xml.writeEmptyElement(QStringLiteral("DataRange"));
        set("baseline", QStringLiteral("0.0"));
        set("drawBaseline", QStringLiteral("true"));
        set("flipAxis", QStringLiteral("false"));
        set("maximum", QString::number(lane.scale.high, 'g', 17));
        set("minimum", QString::number(lane.scale.low, 'g', 17));
        set("type", lane.scale.transform == ValueScale::Transform::Linear ? QStringLiteral("LINEAR") : QStringLiteral("LOG"));
    }

    void writeRegions()
    {
        if (m_file.state.regions.isEmpty())
            return;
        m_xml.writeStartElement(QStringLiteral("Regions"));
        for (const Region& region : m_file.state.regions) {
            m_xml.writeEmptyElement(QStringLiteral("Region"));
            set("chromosome", QString::fromStdString(region.where.chrom));
            set("description", region.name);
            set("end", QString::number(region.where.end));
            set("start", QString::number(region.where.start));
        }
        m_xml.writeEndElement();
    }

    void writeLoci()
    {
        m_xml.writeStartElement(QStringLiteral("GeneList"));
        set("name", QStringLiteral("Epiarc"));
        for (const Interval& locus : m_file.loci)
            m_xml.writeCharacters(QString::fromStdString(toText(locus)) + u'\n');
        for (const Interval& locus : m_file.loci) {
            m_xml.writeEmptyElement(QStringLiteral("Frame"));
            set("chr", QString::fromStdString(locus.chrom));
            set("end", QString::number(locus.end));
            set("name", QString::fromStdString(toText(locus)));
            set("start", QString::number(locus.start));
        }
        m_xml.writeEndElement();
    }

    const SessionFile& m_file;
    QByteArray m_text;
    QXmlStreamWriter m_xml;
    QStringList m_lost;
    QHash<QString, const tracks::FormatRow*> m_rows; ///< by path, so that a file is looked into once
};

} // namespace

QString writeIgvSession(const std::filesystem::path& path, const SessionFile& file)
{
    Writer writer(file);
    base::writeAtomically(path, writer.write().toStdString());
    return writer.lost().isEmpty()
        ? QString()
        : WriterText::tr("IGV's format cannot say these, they are not in %1: %2.")
              .arg(QString::fromStdString(path.filename().string()), writer.lost().join(QStringLiteral(", ")));
}
