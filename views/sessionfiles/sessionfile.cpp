#include "views/sessionfiles/sessionfile.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "views/sessionfiles/jsonvalues.h"
#include "views/sessionfiles/lanejson.h"
#include "views/sessionfiles/sourcejson.h"

#include <fmt/format.h>

namespace
{

constexpr int version = 3;

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
