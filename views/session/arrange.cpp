#include "views/session/arrange.h"

#include "views/session/palette.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace
{

enum class Sense { None, Plus, Minus };

/// Splits "CNhs10752+" into its stem and its strand.
std::pair<QString, Sense> stemAndSense(QString name)
{
    if (name.endsWith(u'+'))
        return { name.chopped(1), Sense::Plus };
    if (name.endsWith(u'-'))
        return { name.chopped(1), Sense::Minus };
    return { name, Sense::None };
}

Sense senseOf(const QStringList& words)
{
    static const QStringList plus { QStringLiteral("plus"), QStringLiteral("fwd"), QStringLiteral("forward"),
        QStringLiteral("pos") };
    static const QStringList minus { QStringLiteral("minus"), QStringLiteral("rev"), QStringLiteral("reverse"),
        QStringLiteral("neg") };
    for (const QString& word : words) {
        if (plus.contains(word, Qt::CaseInsensitive) || word.endsWith(u'+'))
            return Sense::Plus;
        if (minus.contains(word, Qt::CaseInsensitive) || (word.endsWith(u'-') && word.size() > 1))
            return Sense::Minus;
    }
    return Sense::None;
}

double heightFor(tracks::Format format)
{
    using tracks::Format;
    switch (format) {
    case Format::Gtf:
    case Format::Gff3:
    case Format::GenePred:
    case Format::GeneTable:
        return 72;
    case Format::Bed:
    case Format::BigBed:
    case Format::NarrowPeak:
    case Format::BroadPeak:
        return 44;
    default:
        return 64;
    }
}

bool isPredictionOnly(const LaneSpec& lane)
{
    return lane.layers.size() == 1 && lane.layers.first().source.kind == Source::Kind::Prediction;
}

int countOfLanes(const SessionState& state)
{
    return int(std::count_if(state.lanes.begin(), state.lanes.end(),
        [](const LaneSpec& lane) { return !lane.layers.isEmpty() && lane.layers.first().source.kind != Source::Kind::Bases; }));
}

QString describe(const models::OutputTrack& track)
{
    const QString text = QString::fromStdString(track.description.empty() ? track.name : track.description);
    const Sense sense = stemAndSense(QString::fromStdString(track.name)).second;
    return sense == Sense::Plus ? text + QStringLiteral(" (+)") : sense == Sense::Minus ? text + QStringLiteral(" (−)") : text;
}

} // namespace

bool measures(const QString& fileName, const models::OutputTrack& track)
{
    const auto [stem, sense] = stemAndSense(QString::fromStdString(track.name));
    const qsizetype at = fileName.indexOf(stem, 0, Qt::CaseInsensitive);
    if (stem.size() < 4 || at < 0)
        return false;
    const auto letter = [&](qsizetype i) { return i >= 0 && i < fileName.size() && fileName[i].isLetterOrNumber(); };
    if (letter(at - 1) || letter(at + stem.size()))
        return false;
    static const QRegularExpression separators(QStringLiteral("[_. ]+"));
    return sense == senseOf(fileName.mid(at).split(separators, Qt::SkipEmptyParts));
}

void setGenome(SessionState& state, const QString& path)
{
    state.genome = path;
    const bool hasBases = std::any_of(state.lanes.begin(), state.lanes.end(),
        [](const LaneSpec& lane) { return !lane.layers.isEmpty() && lane.layers.first().source.kind == Source::Kind::Bases; });
    if (hasBases)
        return;
    LaneSpec lane;
    lane.id = state.freeId();
    lane.height = 24;
    lane.layers = { { { Source::Kind::Bases, {}, {}, 0 }, {}, okabeIto(0) } };
    state.lanes.prepend(lane);
}

void addFile(SessionState& state, const QString& path, tracks::Format format)
{
    const LayerSpec layer { { Source::Kind::File, path, {}, 0 }, {}, okabeIto(countOfLanes(state)) };
    for (LaneSpec& lane : state.lanes) {
        if (!isPredictionOnly(lane) || format != tracks::Format::BigWig)
            continue;
        models::OutputTrack predicted;
        predicted.name = lane.layers.first().name.section(u' ', 0, 0).toStdString();
        if (measures(QFileInfo(path).completeBaseName(), predicted)) {
            lane.layers.prepend(layer);
            lane.layers.last().colour = okabeIto(countOfLanes(state) + 1);
            return;
        }
    }
    LaneSpec lane;
    lane.id = state.freeId();
    lane.height = heightFor(format);
    lane.layers = { layer };
    state.lanes.append(lane);
}

void addPrediction(SessionState& state, const QString& model, const models::Head& head, int track)
{
    const models::OutputTrack& output = head.tracks[size_t(track)];
    const QString headName = QString::fromStdString(head.name);
    if (showsPrediction(state, model, headName, track))
        return;
    LayerSpec layer { { Source::Kind::Prediction, model, headName, track },
        QString::fromStdString(output.name) + QStringLiteral(" predicted"), {} };
    for (LaneSpec& lane : state.lanes) {
        for (const LayerSpec& other : std::as_const(lane.layers)) {
            if (other.source.kind != Source::Kind::File || !measures(QFileInfo(other.source.path).completeBaseName(), output))
                continue;
            layer.colour = QColor(0xd5, 0x5e, 0x00);
            if (lane.layers.first().colour == layer.colour)
                layer.colour = okabeIto(0);
            lane.layers.append(layer);
            if (lane.name.isEmpty())
                lane.name = describe(output);
            return;
        }
    }
    LaneSpec lane;
    lane.id = state.freeId();
    lane.name = describe(output);
    lane.height = 64;
    layer.colour = okabeIto(countOfLanes(state));
    lane.layers = { layer };
    state.lanes.append(lane);
}

void removePrediction(SessionState& state, const QString& model, const QString& head, int track)
{
    const Source source { Source::Kind::Prediction, model, head, track };
    for (LaneSpec& lane : state.lanes)
        lane.layers.removeIf([&](const LayerSpec& layer) { return layer.source == source; });
    state.lanes.removeIf([](const LaneSpec& lane) { return lane.layers.isEmpty(); });
}

bool showsPrediction(const SessionState& state, const QString& model, const QString& head, int track)
{
    const Source source { Source::Kind::Prediction, model, head, track };
    return std::any_of(state.lanes.begin(), state.lanes.end(), [&](const LaneSpec& lane) {
        return std::any_of(
            lane.layers.begin(), lane.layers.end(), [&](const LayerSpec& layer) { return layer.source == source; });
    });
}

void removeModel(SessionState& state, const QString& model)
{
    for (LaneSpec& lane : state.lanes)
        lane.layers.removeIf(
            [&](const LayerSpec& layer) { return layer.source.kind == Source::Kind::Prediction && layer.source.path == model; });
    state.lanes.removeIf([](const LaneSpec& lane) { return lane.layers.isEmpty(); });
    state.models.removeAll(model);
}
