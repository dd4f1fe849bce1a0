#include "views/sessionfiles/sourcejson.h"

#include "core/models/edits/edittext.h"
#include "views/sessionfiles/jsonvalues.h"

namespace
{

Json toJson(const AttentionFocus& focus)
{
    Json json { { "chrom", focus.chrom.toStdString() }, { "centre", focus.centre },
        { "combine", base::wordOf(focus.choice.combine) }, { "layer", focus.choice.layer }, { "head", focus.choice.head } };
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
    focus.choice.combine = choiceFrom<models::AttentionChoice::Combine>(json, "combine");
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
Json kindOf(const std::string& kind, const QString& path, FileTable& files)
{
    Json json { { "kind", kind } };
    if (!path.isEmpty())
        json["path"] = files.reference(path);
    return json;
}

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
        json["use"] = base::wordOf(source.use);
    for (const models::Edit& edit : source.edits)
        json["edits"].push_back(models::toText(edit));
    return json;
}

Json toJson(const FormulaSource& source, FileTable& files)
{
    Json json = kindOf("formula", {}, files);
    json["operation"] = base::wordOf(source.operation);
    json["operands"] = toJson(source.operands, files);
    return json;
}

Json toJson(const AttentionSource& source, FileTable& files)
{
    Json json = kindOf(base::wordOf(source.form), source.model, files);
    json["attention"] = toJson(source.focus);
    if (!source.elements.empty())
        json["operands"] = toJson(source.elements, files);
    return json;
}

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
        choiceFrom<models::Use>(json, "use") };
    for (const std::string edit : json.value("edits", Json::array()))
        source.edits.push_back(models::editFromText(edit));
    return source;
}

FormulaSource formulaFrom(const Json& json, FileTable& files)
{
    FormulaSource source { choiceFrom<FormulaSource::Operation>(json, "operation"), operandsFrom(json, files) };
    if (source.operands.size() != 2)
        throw Error("a formula needs two operands");
    return source;
}

} // namespace

Json toJson(const Source& source, FileTable& files)
{
    return std::visit([&](const auto& kind) { return toJson(kind, files); }, source);
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
    const auto form = base::choiceOf<AttentionSource::Form>(kind);
    if (!form)
        throw unknownWord(kind, "kind");
    return AttentionSource { *form, path, focusFrom(json.at("attention")), operandsFrom(json, files) };
}
