#include "views/sessionfiles/lanejson.h"

#include "views/document/laneoptions.h"
#include "views/sessionfiles/jsonvalues.h"
#include "views/sessionfiles/sourcejson.h"

namespace
{

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
    Json json { { "range", base::wordOf(scale.range) }, { "percentile", scale.percentile }, { "low", scale.low },
        { "high", scale.high } };
    if (!scale.group.isEmpty())
        json["group"] = scale.group.toStdString();
    return json;
}

ValueScale scaleFrom(const Json& json)
{
    ValueScale scale;
    scale.range = choiceFrom<ValueScale::Range>(json, "range");
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
    return { { "threshold", arcs.threshold }, { "most", arcs.most }, { "height", base::wordOf(arcs.height) } };
}

ArcChoice arcsFrom(const Json& json)
{
    return { json.value("threshold", 0.0), json.value("most", 0), choiceFrom<ArcChoice::Height>(json, "height") };
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
    const std::string_view key(option.key); // such as "/scale/transform"
    throw unknownWord(word, key.substr(key.rfind('/') + 1));
}

} // namespace

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
