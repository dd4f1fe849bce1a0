#include "views/sessionfiles/sessionfile.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/models/edits/edittext.h"
#include "views/document/laneoptions.h"

#include <array>
#include <fmt/format.h>

namespace
{

constexpr int version = 3;
constexpr std::array forms { "attention map", "attention row", "attention arcs" };
constexpr auto combinations = wordsFor(models::AttentionChoice::Combine());
constexpr std::array operations { "difference", "log2 ratio" };
constexpr auto uses = wordsFor(models::Use());
constexpr std::array ranges { "visible", "percentile", "fixed" };
constexpr std::array arcHeights { "span", "score", "fixed" };

/// A choice by its word in the file. Throws Error for a word that is none of them.
template <typename Choice, size_t count>
Choice choiceFrom(const Json& json, const char* key, const std::array<const char*, count>& words)
{
    if (!json.contains(key))
        return Choice();
    const std::string word = json.at(key);
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end())
        throw Error(fmt::format("“{}” is not a known {}", word, key));
    return Choice(found - words.begin());
}

template <typename Choice, size_t count>
const char* word(Choice choice, const std::array<const char*, count>& words)
{
    return words[size_t(choice)];
}

Json toJson(const Interval& where)
{
    return { { "chrom", where.chrom }, { "start", where.start }, { "end", where.end } };
}

Interval intervalFrom(const Json& json)
{
    return { json.at("chrom"), json.at("start"), json.at("end") };
}

Json toJson(const AttentionFocus& focus)
{
    Json json { { "chrom", focus.chrom.toStdString() }, { "centre", focus.centre },
        { "combine", word(focus.choice.combine, combinations) }, { "layer", focus.choice.layer }, { "head", focus.choice.head } };
    if (!focus.tss.empty()) {
        json["gene"] = focus.gene.toStdString();
        json["tss"] = toJson(focus.tss);
        json["strand"] = QString(focus.strand).toStdString();
    }
    return json;
}

AttentionFocus focusFrom(const Json& json)
{
    AttentionFocus focus;
    focus.chrom = QString::fromStdString(json.at("chrom"));
    focus.centre = json.at("centre");
    focus.choice.combine = choiceFrom<models::AttentionChoice::Combine>(json, "combine", combinations);
    focus.choice.layer = json.value("layer", 0);
    focus.choice.head = json.value("head", 0);
    if (json.contains("tss")) {
        focus.gene = QString::fromStdString(json.value("gene", ""));
        focus.tss = intervalFrom(json["tss"]);
        if (const std::string strand = json.value("strand", "."); !strand.empty())
            focus.strand = QChar::fromLatin1(strand.front());
    }
    return focus;
}

/// A source of a kind that reads a file or model.
Json kindOf(const char* kind, const QString& path, FileTable& files)
{
    Json json { { "kind", kind } };
    if (!path.isEmpty())
        json["path"] = files.reference(path);
    return json;
}

Json toJson(const Source&, FileTable&);

Json toJson(const std::vector<Source>& sources, FileTable& files)
{
    Json json = Json::array();
    for (const Source& source : sources)
        json.push_back(toJson(source, files));
    return json;
}

Json toJson(const BasesSource&, FileTable& files)
{
    return kindOf("bases", {}, files);
}

Json toJson(const FileSource& source, FileTable& files)
{
    return kindOf("file", source.path, files);
}

Json toJson(const PredictionSource& source, FileTable& files)
{
    Json json = kindOf("prediction", source.model, files);
    json["head"] = source.head.toStdString();
    json["track"] = source.track;
    if (source.use != models::Use::Both)
        json["use"] = word(source.use, uses);
    for (const models::Edit& edit : source.edits)
        json["edits"].push_back(models::toText(edit));
    return json;
}

Json toJson(const FormulaSource& source, FileTable& files)
{
    Json json = kindOf("formula", {}, files);
    json["operation"] = word(source.operation, operations);
    json["operands"] = toJson(source.operands, files);
    return json;
}

Json toJson(const AttentionSource& source, FileTable& files)
{
    Json json = kindOf(word(source.form, forms), source.model, files);
    json["attention"] = toJson(source.focus);
    if (!source.elements.empty())
        json["operands"] = toJson(source.elements, files);
    return json;
}

Json toJson(const Source& source, FileTable& files)
{
    return std::visit([&](const auto& kind) { return toJson(kind, files); }, source);
}

Source sourceFrom(const Json&, FileTable&);

std::vector<Source> operandsFrom(const Json& json, FileTable& files)
{
    std::vector<Source> operands;
    for (const Json& operand : json.value("operands", Json::array()))
        operands.push_back(sourceFrom(operand, files));
    return operands;
}

PredictionSource predictionFrom(const Json& json, const QString& model)
{
    PredictionSource source { model, QString::fromStdString(json.value("head", "")), json.value("track", 0),
        choiceFrom<models::Use>(json, "use", uses) };
    for (const std::string edit : json.value("edits", Json::array()))
        source.edits.push_back(models::editFromText(edit));
    return source;
}

FormulaSource formulaFrom(const Json& json, FileTable& files)
{
    FormulaSource source { choiceFrom<FormulaSource::Operation>(json, "operation", operations), operandsFrom(json, files) };
    if (source.operands.size() != 2)
        throw Error("a formula needs two operands");
    return source;
}

Source sourceFrom(const Json& json, FileTable& files)
{
    const std::string kind = json.value("kind", "bases");
    const QString path = files.path(json.value("path", ""));
    if (kind == "bases")
        return BasesSource();
    if (kind == "file")
        return FileSource { path };
    if (kind == "prediction")
        return predictionFrom(json, path);
    if (kind == "formula")
        return formulaFrom(json, files);
    const auto form = std::find(forms.begin(), forms.end(), kind);
    if (form == forms.end())
        throw Error(fmt::format("“{}” is not a known kind", kind));
    return AttentionSource { AttentionSource::Form(form - forms.begin()), path, focusFrom(json.at("attention")),
        operandsFrom(json, files) };
}

/// Opaque ones as "#rrggbb".
std::string colourText(const QColor& colour)
{
    return colour.name(colour.alpha() == 255 ? QColor::HexRgb : QColor::HexArgb).toStdString();
}

Json toJson(const LayerSpec& layer, FileTable& files)
{
    Json json = toJson(layer.source, files);
    json["name"] = layer.name.toStdString();
    json["colour"] = colourText(layer.colour);
    if (layer.below.isValid())
        json["colour below zero"] = colourText(layer.below);
    return json;
}

LayerSpec layerFrom(const Json& json, FileTable& files)
{
    return { sourceFrom(json, files), QString::fromStdString(json.value("name", "")),
        QColor(QString::fromStdString(json.value("colour", "#0072b2"))),
        QColor(QString::fromStdString(json.value("colour below zero", ""))) };
}

Json toJson(const ValueScale& scale)
{
    Json json { { "range", word(scale.range, ranges) }, { "percentile", scale.percentile }, { "low", scale.low },
        { "high", scale.high } };
    if (!scale.group.isEmpty())
        json["group"] = scale.group.toStdString();
    return json;
}

ValueScale scaleFrom(const Json& json)
{
    ValueScale scale;
    scale.range = choiceFrom<ValueScale::Range>(json, "range", ranges);
    if (!json.value("automatic", true)) // version 1
        scale.range = ValueScale::Range::Fixed;
    scale.percentile = std::clamp(json.value("percentile", scale.percentile), 50.0, 100.0);
    scale.low = json.value("low", scale.low);
    scale.high = json.value("high", scale.high);
    scale.group = QString::fromStdString(json.value("group", ""));
    return scale;
}

Json toJson(const ArcChoice& arcs)
{
    return { { "threshold", arcs.threshold }, { "most", arcs.most }, { "height", word(arcs.height, arcHeights) } };
}

ArcChoice arcsFrom(const Json& json)
{
    return { json.value("threshold", 0.0), json.value("most", 0), choiceFrom<ArcChoice::Height>(json, "height", arcHeights) };
}

/// A switch is true or false, an enumeration one of its words, everything else a number.
Json valueOf(const LaneOption& option, double value)
{
    if (option.values.empty())
        return value != 0;
    for (const LaneOption::Value& offered : option.values)
        if (offered.word && offered.value == value)
            return offered.word;
    return value;
}

double valueFrom(const Json& json, const LaneOption& option)
{
    if (option.values.empty())
        return json.get<bool>();
    if (!option.values.front().word)
        return std::clamp(json.get<double>(), 0.0, option.most);
    const std::string word = json;
    for (const LaneOption::Value& offered : option.values)
        if (word == offered.word)
            return offered.value;
    throw Error(fmt::format(
        "“{}” is not a known {}", word, std::string_view(option.key).substr(std::string_view(option.key).rfind('/') + 1)));
}

Json toJson(const LaneSpec& lane, FileTable& files)
{
    Json json { { "id", lane.id }, { "name", lane.name.toStdString() }, { "height", lane.height },
        { "scale", toJson(lane.scale) }, { "layers", Json::array() } };
    for (const LaneOption& option : laneOptions())
        if (option.alwaysWritten || option.value(lane) != option.value({}))
            json[Json::json_pointer(option.key)] = valueOf(option, option.value(lane));
    if (lane.arcs != ArcChoice())
        json["arcs"] = toJson(lane.arcs);
    if (lane.pinned)
        json["pinned"] = true;
    for (const LayerSpec& layer : lane.layers)
        json["layers"].push_back(toJson(layer, files));
    return json;
}

LaneSpec laneFrom(const Json& json, FileTable& files)
{
    LaneSpec lane;
    lane.id = json.at("id");
    lane.name = QString::fromStdString(json.value("name", ""));
    lane.height = std::clamp(json.value("height", 60.0), 16.0, 2000.0);
    lane.scale = scaleFrom(json.value("scale", Json::object()));
    for (const LaneOption& option : laneOptions())
        if (const Json::json_pointer key(option.key); json.contains(key))
            option.set(lane, valueFrom(json.at(key), option));
    lane.arcs = arcsFrom(json.value("arcs", Json::object()));
    lane.pinned = json.value("pinned", false);
    for (const Json& layer : json.value("layers", Json::array()))
        lane.layers.append(layerFrom(layer, files));
    return lane;
}

Json toJson(const Region& region)
{
    return { { "where", toJson(region.where) }, { "name", region.name.toStdString() },
        { "colour", region.colour.name().toStdString() }, { "drawn", region.drawn } };
}

Region regionFrom(const Json& json)
{
    return { intervalFrom(json.at("where")), QString::fromStdString(json.value("name", "")),
        QColor(QString::fromStdString(json.value("colour", "#d55e00"))), json.value("drawn", true) };
}

Json toJson(const InputChoice& choice, FileTable& files)
{
    Json json { { "model", files.reference(choice.model) }, { "input", choice.input.toStdString() } };
    if (choice.track)
        json["track"] = toJson(*choice.track, files);
    if (choice.coverage)
        json["coverage"] = toJson(*choice.coverage, files);
    if (choice.percent)
        json["percent"] = true;
    return json;
}

InputChoice inputFrom(const Json& json, FileTable& files)
{
    InputChoice choice { files.path(json.at("model")), QString::fromStdString(json.at("input")) };
    if (json.contains("track"))
        choice.track = sourceFrom(json["track"], files);
    if (json.contains("coverage"))
        choice.coverage = sourceFrom(json["coverage"], files);
    choice.percent = json.value("percent", false);
    return choice;
}

QDir dirOf(const std::filesystem::path& folder)
{
    return QDir(QString::fromStdString(std::filesystem::absolute(folder).string()));
}

} // namespace

SessionFile sessionFrom(const Json& json, const std::filesystem::path& folder)
{
    if (json.value("epiarc", "") != "session")
        throw Error("it is JSON, but not an Epiarc session");
    if (json.value("version", 0) > version)
        throw Error(fmt::format("it was written by a newer Epiarc (session version {})", json.value("version", 0)));
    FileTable files(dirOf(folder), json.value("files", Json::object())); // versions 1 and 2 had none
    SessionFile file;
    file.state.genome = files.path(json.value("genome", ""));
    for (const std::string path : json.value("aliases", Json::array()))
        file.state.aliases.append(files.path(path));
    for (const std::string path : json.value("models", Json::array()))
        file.state.models.append(files.path(path));
    for (const Json& lane : json.value("lanes", Json::array()))
        file.state.lanes.append(laneFrom(lane, files));
    for (const Json& region : json.value("regions", Json::array()))
        file.state.regions.append(regionFrom(region));
    for (const Json& choice : json.value("roles", Json::array()))
        file.state.setInput(inputFrom(choice, files));
    if (json.contains("locus")) // version 1
        file.loci.append(intervalFrom(json["locus"]));
    for (const Json& locus : json.value("loci", Json::array()))
        file.loci.append(intervalFrom(locus));
    file.reversed = json.value("reversed", false);
    file.original = QString::fromStdString(json.value("original", ""));
    file.files = files.records();
    return file;
}

Json sessionJson(const SessionFile& file, FileTable& files)
{
    const SessionState& state = file.state;
    Json json { { "epiarc", "session" }, { "version", version }, { "genome", files.reference(state.genome) },
        { "aliases", Json::array() }, { "models", Json::array() }, { "lanes", Json::array() } };
    for (const QString& table : state.aliases)
        json["aliases"].push_back(files.reference(table));
    for (const QString& model : state.models)
        json["models"].push_back(files.reference(model));
    for (const LaneSpec& lane : state.lanes)
        json["lanes"].push_back(toJson(lane, files));
    for (const Region& region : state.regions)
        json["regions"].push_back(toJson(region));
    for (const InputChoice& choice : state.inputs)
        json["roles"].push_back(toJson(choice, files));
    for (const Interval& locus : file.loci)
        if (!locus.empty())
            json["loci"].push_back(toJson(locus));
    if (file.reversed)
        json["reversed"] = true;
    if (!file.original.isEmpty())
        json["original"] = file.original.toStdString();
    json["files"] = files.json();
    return json;
}

Json sessionJson(const SessionFile& file, const std::filesystem::path& folder)
{
    FileTable files(dirOf(folder), file.files);
    return sessionJson(file, files);
}

SessionFile readSession(const std::filesystem::path& path)
{
    const Json json = base::readJson(path);
    try {
        return sessionFrom(json, std::filesystem::absolute(path).parent_path());
    } catch (const Json::exception& problem) {
        throw Error(fmt::format("{} is not a session Epiarc can read: {}.", path.string(), problem.what()));
    } catch (const Error& problem) {
        throw Error(fmt::format("{} cannot be opened as a session: {}.", path.string(), problem.what()));
    }
}

FileRecords writeSession(const std::filesystem::path& path, const SessionFile& file)
{
    FileTable files(dirOf(std::filesystem::absolute(path).parent_path()), file.files);
    base::writeJson(path, sessionJson(file, files));
    return files.records();
}
