#include "views/figures/figurefile.h"

#include "core/base/error.h"

#include <array>
#include <fmt/format.h>

namespace
{

constexpr int version = 1;
constexpr std::array legends { "none", "in lanes", "below" };
constexpr std::array backgrounds { "white", "transparent" };

template <typename Choice, size_t count>
void readChoice(const Json& json, const char* key, const std::array<const char*, count>& words, Choice& choice)
{
    if (!json.contains(key))
        return;
    const std::string word = json.at(key);
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end())
        throw Error(fmt::format("“{}” is not a known {}: choose one of {}", word, key, fmt::join(words, ", ")));
    choice = Choice(found - words.begin());
}

void readText(const Json& json, const char* key, QString& text)
{
    if (json.contains(key))
        text = QString::fromStdString(json.at(key));
}

template <typename Number>
void readNumber(const Json& json, const char* key, Number& number)
{
    if (json.contains(key))
        json.at(key).get_to(number);
}

void refuseUnknown(const Json& json)
{
    const Json known = toJson(FigureSpec());
    for (const auto& [key, value] : json.items())
        if (!known.contains(key))
            throw Error(fmt::format("“{}” is not a setting of a figure", key));
}

FigureFile figureFrom(const Json& json, const std::filesystem::path& folder)
{
    if (!json.is_object() || json.value("epiarc", "") != "figure")
        throw Error("it is JSON, but not the settings of an Epiarc figure");
    if (json.value("version", 0) > version)
        throw Error(fmt::format("it was written by a newer Epiarc (figure version {})", json.value("version", 0)));
    return { specFrom(json.at("figure")), sessionFrom(json.at("session"), folder) };
}

} // namespace

Json toJson(const FigureSpec& spec)
{
    return { { "widthMm", spec.widthMm }, { "heightMm", spec.heightMm }, { "dpi", spec.dpi },
        { "fontFamily", spec.fontFamily.toStdString() }, { "fontPt", spec.fontPt }, { "linePt", spec.linePt },
        { "title", spec.title.toStdString() }, { "legend", legends[size_t(spec.legend)] }, { "ruler", spec.ruler },
        { "scaleBar", spec.scaleBar }, { "namesMm", spec.namesMm }, { "columns", spec.columns },
        { "background", backgrounds[size_t(spec.background)] }, { "rasterHeatMaps", spec.rasterHeatMaps } };
}

FigureSpec specFrom(const Json& json)
{
    refuseUnknown(json);
    FigureSpec spec;
    readNumber(json, "widthMm", spec.widthMm);
    readNumber(json, "heightMm", spec.heightMm);
    readNumber(json, "dpi", spec.dpi);
    readText(json, "fontFamily", spec.fontFamily);
    readNumber(json, "fontPt", spec.fontPt);
    readNumber(json, "linePt", spec.linePt);
    readText(json, "title", spec.title);
    readChoice(json, "legend", legends, spec.legend);
    readNumber(json, "ruler", spec.ruler);
    readNumber(json, "scaleBar", spec.scaleBar);
    readNumber(json, "namesMm", spec.namesMm);
    readNumber(json, "columns", spec.columns);
    readChoice(json, "background", backgrounds, spec.background);
    readNumber(json, "rasterHeatMaps", spec.rasterHeatMaps);
    return spec;
}

FigureFile readFigure(const std::filesystem::path& path)
{
    const Json json = base::readJson(path);
    try {
        return figureFrom(json, std::filesystem::absolute(path).parent_path());
    } catch (const Json::exception& problem) {
        throw Error(fmt::format("{} does not hold the settings of a figure: {}.", path.string(), problem.what()));
    } catch (const Error& problem) {
        throw Error(fmt::format("{} cannot be read as a figure: {}.", path.string(), problem.what()));
    }
}

void writeFigure(const std::filesystem::path& path, const FigureFile& file)
{
    base::writeJson(path,
        { { "epiarc", "figure" }, { "version", version }, { "figure", toJson(file.spec) },
            { "session", sessionJson(file.session, std::filesystem::absolute(path).parent_path()) } });
}
