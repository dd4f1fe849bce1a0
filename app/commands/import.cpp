#include "app/commands/import.h"

#include "core/models/families/importers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>

namespace
{

using models::Importer;

std::string importFooter()
{
    std::string text = "Examples:\n";
    for (const Importer& importer : models::importers())
        text += fmt::format("  epiarc-cli import --from {} {}\n", importer.name, importer.example);
    for (const Importer& importer : models::importers())
        text += fmt::format("\n{}: {}", importer.name, importer.files);
    return text;
}

std::vector<std::string> importerNames(bool needingTargets)
{
    std::vector<std::string> names;
    for (const Importer& importer : models::importers())
        if (!needingTargets || importer.needsTargets)
            names.push_back(importer.name);
    return names;
}

/// Importers that know the same flag share it.
void addImporterOptions(CLI::App& parser, models::ImportOptions& options)
{
    for (const Importer& importer : models::importers())
        for (const models::ImporterOption& option : importer.options) {
            const std::string help = fmt::format("{}: {}", importer.name, option.help);
            if (CLI::Option* known = parser.get_option_no_throw(option.flag))
                known->description(known->get_description() + "; " + help);
            else if (const auto* text = std::get_if<std::string models::ImportOptions::*>(&option.value))
                parser.add_option(option.flag, options.*(*text), help)->check(CLI::IsMember(option.choices));
            else
                parser.add_option(option.flag, options.*std::get<int64_t models::ImportOptions::*>(option.value), help)
                    ->check(CLI::PositiveNumber)
                    ->type_name("BP");
        }
}

} // namespace

Command addImport(CLI::App& app)
{
    CLI::App* parser = app.add_subcommand("import", "turn a published checkpoint into an Epiarc model");
    parser->footer(importFooter());
    auto options = std::make_shared<models::ImportOptions>();
    parser->add_option("--from", options->from, fmt::format("kind of checkpoint: {}", fmt::join(importerNames(false), ", ")))
        ->required()
        ->check(CLI::IsMember(importerNames(false)));
    parser->add_option("--weights", options->weights, "file with the weights")->required()->type_name("FILE");
    parser->add_option("--params", options->params, "file with the architecture")->required()->type_name("FILE");
    parser
        ->add_option("--targets", options->targets,
            fmt::format("table of the tracks; needed for {}", fmt::join(importerNames(true), ", ")))
        ->type_name("FILE");
    parser->add_option("--out", options->out, "model to write (.safetensors)")->required()->type_name("FILE");
    parser->add_option("--name", options->name, "name of the model; default: that of the file")->type_name("NAME");
    parser->add_option("--genome", options->genome, "assembly it was trained on, e.g. hg38")->type_name("NAME");
    addImporterOptions(*parser, *options);
    return { parser, [options](const Console& console) {
                const models::ModelSpec spec = models::loadEngine()->import(*options, console.monitor());
                console.erase();
                for (const models::Head& head : spec.heads)
                    fmt::print("{}: {} \"{}\", {} parameters; reads {} bp, predicts {} bins of {} bp, head {} with {} tracks\n",
                        options->out.string(), spec.family, spec.name, spec.parameters, spec.inputLength, spec.bins(),
                        spec.binSize, head.name, head.tracks.size());
                return 0;
            } };
}
