#include "views/session/sessionfile.h"

#include "core/base/error.h"
#include "core/base/json.h"

#include <QDir>

#include <array>
#include <fmt/format.h>

namespace
{

constexpr int version = 1;
constexpr std::array<const char*, 3> kinds { "bases", "file", "prediction" };

std::string relative(const QDir& folder, const QString& path)
{
    return path.isEmpty() ? std::string() : folder.relativeFilePath(path).toStdString();
}

QString absolute(const QDir& folder, const std::string& path)
{
    return path.empty() ? QString() : QDir::cleanPath(folder.absoluteFilePath(QString::fromStdString(path)));
}

Json toJson(const LayerSpec& layer, const QDir& folder)
{
    Json json { { "kind", kinds[size_t(layer.source.kind)] }, { "name", layer.name.toStdString() },
        { "colour", layer.colour.name().toStdString() } };
    if (layer.source.kind != Source::Kind::Bases)
        json["path"] = relative(folder, layer.source.path);
    if (layer.source.kind == Source::Kind::Prediction) {
        json["head"] = layer.source.head.toStdString();
        json["track"] = layer.source.track;
    }
    return json;
}

LayerSpec layerFrom(const Json& json, const QDir& folder)
{
    LayerSpec layer;
    const auto kind = std::find(kinds.begin(), kinds.end(), json.at("kind").get<std::string>());
    if (kind == kinds.end())
        throw Error("unknown kind of layer “" + json.at("kind").get<std::string>() + "”");
    layer.source.kind = Source::Kind(kind - kinds.begin());
    layer.source.path = absolute(folder, json.value("path", ""));
    layer.source.head = QString::fromStdString(json.value("head", ""));
    layer.source.track = json.value("track", 0);
    layer.name = QString::fromStdString(json.value("name", ""));
    layer.colour = QColor(QString::fromStdString(json.value("colour", "#0072b2")));
    return layer;
}

Json toJson(const LaneSpec& lane, const QDir& folder)
{
    Json json { { "id", lane.id }, { "name", lane.name.toStdString() }, { "height", lane.height },
        { "scale",
            { { "automatic", lane.scale.automatic }, { "low", lane.scale.low }, { "high", lane.scale.high },
                { "transform", lane.scale.transform == ValueScale::Transform::Log1p ? "log1p" : "linear" } } } };
    for (const LayerSpec& layer : lane.layers)
        json["layers"].push_back(toJson(layer, folder));
    return json;
}

LaneSpec laneFrom(const Json& json, const QDir& folder)
{
    LaneSpec lane;
    lane.id = json.at("id");
    lane.name = QString::fromStdString(json.value("name", ""));
    lane.height = std::clamp(json.value("height", 60.0), 16.0, 2000.0);
    const Json scale = json.value("scale", Json::object());
    lane.scale = { scale.value("automatic", true), scale.value("low", 0.0), scale.value("high", 1.0),
        scale.value("transform", "linear") == "log1p" ? ValueScale::Transform::Log1p : ValueScale::Transform::Linear };
    for (const Json& layer : json.value("layers", Json::array()))
        lane.layers.append(layerFrom(layer, folder));
    return lane;
}

SessionFile sessionFrom(const Json& json, const QDir& folder)
{
    if (json.value("epiarc", "") != "session")
        throw Error("it is JSON, but not an Epiarc session");
    if (json.value("version", 0) > version)
        throw Error(fmt::format("it was written by a newer Epiarc (session version {})", json.value("version", 0)));
    SessionFile file;
    file.state.genome = absolute(folder, json.value("genome", ""));
    for (const std::string path : json.value("aliases", Json::array()))
        file.state.aliases.append(absolute(folder, path));
    for (const std::string path : json.value("models", Json::array()))
        file.state.models.append(absolute(folder, path));
    for (const Json& lane : json.value("lanes", Json::array()))
        file.state.lanes.append(laneFrom(lane, folder));
    if (json.contains("locus"))
        file.locus = { json["locus"].at("chrom"), json["locus"].at("start"), json["locus"].at("end") };
    return file;
}

} // namespace

SessionFile readSession(const std::filesystem::path& path)
{
    const Json json = base::readJson(path);
    const QDir folder(QString::fromStdString(std::filesystem::absolute(path).parent_path().string()));
    try {
        return sessionFrom(json, folder);
    } catch (const Json::exception& problem) {
        throw Error(fmt::format("{} is not a session Epiarc can read: {}.", path.string(), problem.what()));
    } catch (const Error& problem) {
        throw Error(fmt::format("{} cannot be opened as a session: {}.", path.string(), problem.what()));
    }
}

void writeSession(const std::filesystem::path& path, const SessionFile& file)
{
    const QDir folder(QString::fromStdString(std::filesystem::absolute(path).parent_path().string()));
    Json json { { "epiarc", "session" }, { "version", version }, { "genome", relative(folder, file.state.genome) },
        { "aliases", Json::array() }, { "models", Json::array() }, { "lanes", Json::array() } };
    for (const QString& table : file.state.aliases)
        json["aliases"].push_back(relative(folder, table));
    for (const QString& model : file.state.models)
        json["models"].push_back(relative(folder, model));
    for (const LaneSpec& lane : file.state.lanes)
        json["lanes"].push_back(toJson(lane, folder));
    if (!file.locus.empty())
        json["locus"] = { { "chrom", file.locus.chrom }, { "start", file.locus.start }, { "end", file.locus.end } };
    base::writeJson(path, json);
}
