#include "views/document/arrange.h"

#include "views/look/palette.h"

#include "core/tracks/formats/table.h"
#include "core/tracks/trackname.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace
{

using Use = models::Use;
using genome::Strand;

/// Splits "CNhs10752+" into its stem and its strand.
std::pair<QString, Strand> stemAndStrand(QString name)
{
    if (name.endsWith(u'+'))
        return { name.chopped(1), Strand::Plus };
    if (name.endsWith(u'-') || name.endsWith(u'−'))
        return { name.chopped(1), Strand::Minus };
    return { name, Strand::None };
}

/// What a sign right behind an identifier tells: the '-' of "K562-_rep1", but not the hyphen of "K562-rep1".
Strand strandOfSign(const QString& name, qsizetype at)
{
    const bool joins = at + 1 < name.size() && name[at + 1].isLetterOrNumber();
    return joins ? Strand::None : stemAndStrand(name.mid(at, 1)).second;
}

bool isPredictionOnly(const LaneSpec& lane)
{
    return lane.layers.size() == 1 && lane.layers.first().source.is<PredictionSource>();
}

int countOfLanes(const SessionState& state)
{
    return int(std::count_if(state.lanes.begin(), state.lanes.end(),
        [](const LaneSpec& lane) { return !lane.layers.isEmpty() && !lane.layers.first().source.is<BasesSource>(); }));
}

QString describe(const models::OutputTrack& track)
{
    const QString text = QString::fromStdString(track.description.empty() ? track.name : track.description);
    const Strand strand = stemAndStrand(QString::fromStdString(track.name)).second;
    return strand == Strand::Plus ? text + QStringLiteral(" (+)")
        : strand == Strand::Minus ? text + QStringLiteral(" (−)")
                                  : text;
}

/// As predictions are called in their lane: what is masked follows the name.
QString masking(Use use)
{
    switch (use) {
    case Use::Sequence:
        return QCoreApplication::translate("Arrange", " without epigenome");
    case Use::Epigenome:
        return QCoreApplication::translate("Arrange", " without sequence");
    default:
        return {};
    }
}

bool uses(const Source& source, const QString& model)
{
    const auto& operands = source.operands();
    return (source.isComputed() && source.model() == model)
        || std::any_of(operands.begin(), operands.end(), [&](const Source& operand) { return uses(operand, model); });
}

QString nameOf(const LayerSpec& layer)
{
    return !layer.name.isEmpty() ? layer.name : QString::fromStdString(tracks::plainName(layer.source.path().toStdString()));
}

QString nameOf(const LaneSpec& lane)
{
    return !lane.name.isEmpty() || lane.layers.isEmpty() ? lane.name : nameOf(lane.layers.first());
}

bool alike(const QColor& one, const QColor& other)
{
    constexpr int little = 48; // of 255
    return std::abs(one.red() - other.red()) < little && std::abs(one.green() - other.green()) < little
        && std::abs(one.blue() - other.blue()) < little;
}

/// The wanted colour, or the first of the palette when a layer already has one like it.
QColor freeColour(const QVector<LayerSpec>& layers, QColor wanted)
{
    const auto taken = [&](const QColor& colour) {
        return std::any_of(layers.begin(), layers.end(), [&](const LayerSpec& layer) { return alike(layer.colour, colour); });
    };
    for (int i = 0; i < 6 && taken(wanted); ++i)
        if (!taken(okabeIto(i)))
            wanted = okabeIto(i);
    return wanted;
}

qsizetype positionOf(const SessionState& state, int id)
{
    const auto at = std::find_if(state.lanes.begin(), state.lanes.end(), [id](const LaneSpec& lane) { return lane.id == id; });
    return at == state.lanes.end() ? -1 : at - state.lanes.begin();
}

} // namespace

bool measures(const QString& fileName, const models::OutputTrack& track)
{
    const auto [stem, strand] = stemAndStrand(QString::fromStdString(track.name));
    const qsizetype at = fileName.indexOf(stem, 0, Qt::CaseInsensitive);
    if (stem.size() < 4 || at < 0)
        return false;
    const auto letter = [&](qsizetype i) { return i >= 0 && i < fileName.size() && fileName[i].isLetterOrNumber(); };
    if (letter(at - 1) || letter(at + stem.size()))
        return false;
    const Strand sign = strandOfSign(fileName, at + stem.size());
    return strand == (sign != Strand::None ? sign : tracks::TrackName::read(fileName.mid(at).toStdString()).strand);
}

void setGenome(SessionState& state, const QString& path)
{
    state.genome = path;
    const bool hasBases = std::any_of(state.lanes.begin(), state.lanes.end(),
        [](const LaneSpec& lane) { return !lane.layers.isEmpty() && lane.layers.first().source.is<BasesSource>(); });
    if (hasBases)
        return;
    LaneSpec lane;
    lane.id = state.freeId();
    lane.height = 24;
    lane.layers = { { BasesSource(), {}, okabeIto(0) } };
    state.lanes.prepend(lane);
}

void addFile(SessionState& state, const QString& path, tracks::Format format)
{
    const LayerSpec layer { FileSource { path }, {}, okabeIto(countOfLanes(state)) };
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
    lane.height = tracks::rowOf(format).height;
    lane.layers = { layer };
    state.lanes.append(lane);
}

void addPrediction(SessionState& state, const QString& model, const models::Head& head, int track, Use use)
{
    const models::OutputTrack& output = head.tracks[size_t(track)];
    const PredictionSource prediction { model, QString::fromStdString(head.name), track, use };
    if (showsPrediction(state, prediction))
        return;
    LayerSpec layer { prediction, QString::fromStdString(output.name) + QStringLiteral(" predicted") + masking(use), {} };
    for (LaneSpec& lane : state.lanes) {
        if (use != Use::Both)
            break; // an ablation beside the whole, so that both can be seen
        for (const LayerSpec& other : std::as_const(lane.layers)) {
            if (!measures(QFileInfo(other.source.file()).completeBaseName(), output))
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
    lane.name = describe(output) + masking(use);
    lane.height = 64;
    layer.colour = okabeIto(countOfLanes(state));
    lane.layers = { layer };
    state.lanes.append(lane);
}

void removePrediction(SessionState& state, const PredictionSource& prediction)
{
    const Source source = prediction;
    for (LaneSpec& lane : state.lanes)
        lane.layers.removeIf([&](const LayerSpec& layer) { return layer.source == source; });
    state.lanes.removeIf([](const LaneSpec& lane) { return lane.layers.isEmpty(); });
}

bool showsPrediction(const SessionState& state, const PredictionSource& prediction)
{
    const Source source = prediction;
    return std::any_of(state.lanes.begin(), state.lanes.end(), [&](const LaneSpec& lane) {
        return std::any_of(
            lane.layers.begin(), lane.layers.end(), [&](const LayerSpec& layer) { return layer.source == source; });
    });
}

void removeModel(SessionState& state, const QString& model)
{
    for (LaneSpec& lane : state.lanes)
        lane.layers.removeIf([&](const LayerSpec& layer) { return uses(layer.source, model); });
    state.lanes.removeIf([](const LaneSpec& lane) { return lane.layers.isEmpty(); });
    state.models.removeAll(model);
    state.inputs.removeIf([&](const InputChoice& choice) { return choice.model == model; });
}

int addFormula(SessionState& state, const LaneSpec& a, const LaneSpec& b, FormulaSource::Operation operation)
{
    const bool within = a.id == b.id && a.layers.size() > 1;
    const LayerSpec one = a.layers.value(0), other = b.layers.value(within ? 1 : 0);
    const QString text
        = operation == FormulaSource::Operation::Difference ? QStringLiteral("%1 − %2") : QStringLiteral("log2 %1 / %2");
    LayerSpec layer;
    layer.source = FormulaSource { operation, { one.source, other.source } };
    layer.name = text.arg(within ? nameOf(one) : nameOf(a), within ? nameOf(other) : nameOf(b));
    layer.colour = okabeIto(countOfLanes(state));
    LaneSpec lane;
    lane.id = state.freeId();
    lane.name = layer.name;
    lane.height = std::max(a.height, b.height);
    lane.layers = { layer };
    const qsizetype below = std::max(positionOf(state, a.id), positionOf(state, b.id)) + 1;
    const auto pinned = std::count_if(state.lanes.begin(), state.lanes.end(), [](const LaneSpec& each) { return each.pinned; });
    state.lanes.insert(below > 0 ? std::max(below, qsizetype(pinned)) : state.lanes.size(), lane);
    return lane.id;
}

void overlayLanes(SessionState& state, const QVector<int>& ids)
{
    constexpr int translucent = 150; // of 255
    LaneSpec merged;
    QStringList names;
    for (const LaneSpec& lane : std::as_const(state.lanes)) {
        if (!ids.contains(lane.id))
            continue;
        if (names.isEmpty()) {
            merged = lane;
            merged.layers.clear();
        }
        names << nameOf(lane);
        merged.height = std::max(merged.height, lane.height);
        for (LayerSpec layer : lane.layers) {
            if (lane.layers.size() == 1)
                layer.name = nameOf(lane);
            layer.colour = freeColour(merged.layers, layer.colour);
            layer.colour.setAlpha(translucent);
            merged.layers.append(layer);
        }
    }
    if (names.size() < 2)
        return;
    merged.name = names.join(QStringLiteral(" + "));
    state.lanes.removeIf([&](const LaneSpec& lane) { return ids.contains(lane.id) && lane.id != merged.id; });
    *state.lane(merged.id) = merged;
}

void separateLayers(SessionState& state, int id)
{
    const qsizetype position = positionOf(state, id);
    if (position < 0)
        return;
    const LaneSpec whole = state.lanes[position];
    for (qsizetype i = 0; i < whole.layers.size(); ++i) {
        LaneSpec lane = whole;
        lane.layers = { whole.layers[i] };
        lane.layers.first().colour.setAlpha(255);
        lane.name = whole.layers[i].name;
        if (i == 0) {
            state.lanes[position] = lane;
            continue;
        }
        lane.id = state.freeId();
        state.lanes.insert(position + i, lane);
    }
}
