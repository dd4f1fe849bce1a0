#include "app/commands/import.h"

#include "core/models/engine.h"

#include <fmt/format.h>
#include <memory>

Command addImport(CLI::App& app)
{
    CLI::App* parser = app.add_subcommand("import", "turn a published checkpoint into an Epiarc model");
    parser->footer("Example:\n  epiarc-cli import --from baskerville --weights model.h5 --params params.json --targets "
                   "targets.txt --genome hg38 --out model.safetensors\n\n"
                   "baskerville: --weights is the Keras .h5 file of one head, --params the params.json of the training, "
                   "--targets the table of tracks\n"
                   "(tab-separated, with a header: identifier, description, strand_pair).");
    auto options = std::make_shared<models::ImportOptions>();
    parser->add_option("--from", options->from, "kind of checkpoint: baskerville")
        ->required()
        ->check(CLI::IsMember({ "baskerville" }));
    parser->add_option("--weights", options->weights, "file with the weights")->required()->type_name("FILE");
    parser->add_option("--params", options->params, "file with the architecture")->required()->type_name("FILE");
    parser->add_option("--targets", options->targets, "table of the tracks")->required()->type_name("FILE");
    parser->add_option("--out", options->out, "model to write (.safetensors)")->required()->type_name("FILE");
    parser->add_option("--name", options->name, "name of the model; default: that of the file")->type_name("NAME");
    parser->add_option("--genome", options->genome, "assembly it was trained on, e.g. hg38")->type_name("NAME");
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
