#include "app/commands/import.h"

#include "core/models/engine.h"

#include <fmt/format.h>
#include <memory>

Command addImport(CLI::App& app)
{
    CLI::App* parser = app.add_subcommand("import", "turn a published checkpoint into an Epiarc model");
    parser->footer(
        "Examples:\n"
        "  epiarc-cli import --from baskerville --weights model.h5 --params params.json --targets targets.txt "
        "--genome hg38 --out model.safetensors\n"
        "  epiarc-cli import --from enformer-pytorch --weights pytorch_model.bin --params config.json --genome hg38 "
        "--out enformer.safetensors\n\n"
        "baskerville: --weights is the Keras .h5 file of one head, --params the params.json of the training, "
        "--targets the table of tracks\n"
        "(tab-separated, with a header: identifier, description, strand_pair).\n"
        "enformer-pytorch: --weights is safetensors or a PyTorch checkpoint (.bin, .pt; nothing in it is run), --params "
        "the constructor's settings\n"
        "(config.json), --targets names the tracks of the head that has as many.");
    auto options = std::make_shared<models::ImportOptions>();
    parser->add_option("--from", options->from, "kind of checkpoint: baskerville, enformer-pytorch")
        ->required()
        ->check(CLI::IsMember({ "baskerville", "enformer-pytorch" }));
    parser->add_option("--weights", options->weights, "file with the weights")->required()->type_name("FILE");
    parser->add_option("--params", options->params, "file with the architecture")->required()->type_name("FILE");
    parser->add_option("--targets", options->targets, "table of the tracks; needed for baskerville")->type_name("FILE");
    parser->add_option("--out", options->out, "model to write (.safetensors)")->required()->type_name("FILE");
    parser->add_option("--name", options->name, "name of the model; default: that of the file")->type_name("NAME");
    parser->add_option("--genome", options->genome, "assembly it was trained on, e.g. hg38")->type_name("NAME");
    parser
        ->add_option("--gamma", options->gamma,
            "enformer-pytorch: maximum of the gamma position functions over \"positions\" (default; the released weights) or "
            "\"features\" (weights trained in enformer-pytorch itself)")
        ->check(CLI::IsMember({ "positions", "features" }));
    parser->add_option("--length", options->length, "enformer-pytorch: bp the model reads; default 196,608")
        ->check(CLI::PositiveNumber)
        ->type_name("BP");
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
