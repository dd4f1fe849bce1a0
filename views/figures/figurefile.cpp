#include "views/figures/figurefile.h"

#include "core/base/error.h"
#include "core/base/fieldreader.h"
#include "core/base/fieldwriter.h"

#include <fmt/format.h>

// Found by the type of its argument, which a function without linkage of a nameless namespace is not.
static void fields(auto& visit, FigureSpec& spec)
{
    visit("widthMm", spec.widthMm);
    visit("heightMm", spec.heightMm);
    visit("dpi", spec.dpi);
    visit("fontFamily", spec.fontFamily);
    visit("fontPt", spec.fontPt);
    visit("linePt", spec.linePt);
    visit("title", spec.title);
    visit("legend", spec.legend);
    visit("ruler", spec.ruler);
    visit("scaleBar", spec.scaleBar);
    visit("namesMm", spec.namesMm);
    visit("columns", spec.columns);
    visit("background", spec.background);
    visit("rasterHeatMaps", spec.rasterHeatMaps);
}

namespace
{

constexpr int version = 1;

void requireFigure(const Json& json)
{
    if (!json.is_object() || json.value("epiarc", "") != "figure")
        throw Error("it is JSON, but not the settings of an Epiarc figure");
    if (json.value("version", 0) > version)
        throw Error(fmt::format("it was written by a newer Epiarc (figure version {})", json.value("version", 0)));
}

} // namespace

Json toJson(const FigureSpec& spec)
{
    return base::toFields(spec);
}

FigureSpec specFrom(const Json& json, const std::string& file)
{
    FigureSpec spec;
    base::FieldReader reader(json, file, "figure");
    fields(reader, spec);
    reader.finish();
    return spec;
}

FigureFile readFigure(const std::filesystem::path& path)
{
    const Json json = base::readJson(path);
    Json settings;
    FigureFile file;
    try {
        requireFigure(json);
        settings = json.at("figure");
        file.session = sessionFrom(json.at("session"), std::filesystem::absolute(path).parent_path());
    } catch (const Json::exception& problem) {
        throw Error(fmt::format("{} does not hold the settings of a figure: {}.", path.string(), problem.what()));
    } catch (const Error& problem) {
        throw Error(fmt::format("{} cannot be read as a figure: {}.", path.string(), problem.what()));
    }
    file.spec = specFrom(settings, path.string());
    return file;
}

void writeFigure(const std::filesystem::path& path, const FigureFile& file)
{
    base::writeJson(path,
        { { "epiarc", "figure" }, { "version", version }, { "figure", toJson(file.spec) },
            { "session", sessionJson(file.session, std::filesystem::absolute(path).parent_path()) } });
}
