#include "core/models/families/importers.h"

#include "core/base/error.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace models
{

const std::vector<Importer>& importers()
{
    static const std::vector<Importer> all {
        { "baskerville",
            "--weights is the Keras .h5 file of one head, --params the params.json of the training, --targets the table of "
            "tracks\n"
            "(tab-separated, with a header: identifier, description, strand_pair).",
            "--weights model.h5 --params params.json --targets targets.txt --genome hg38 --out model.safetensors", true },
        { "enformer-pytorch",
            "--weights is safetensors or a PyTorch checkpoint (.bin, .pt; nothing in it is run), --params the constructor's "
            "settings\n"
            "(config.json), --targets names the tracks of the head that has as many.",
            "--weights pytorch_model.bin --params config.json --genome hg38 --out enformer.safetensors", false,
            { { "--gamma",
                  "maximum of the gamma position functions over \"positions\" (default; the released weights) or \"features\" "
                  "(weights trained in enformer-pytorch itself)",
                  &ImportOptions::gamma, { "positions", "features" } },
                { "--length", "bp the model reads; default 196,608", &ImportOptions::length } } },
    };
    return all;
}

const Importer& importerNamed(const std::string& name)
{
    const auto found = std::ranges::find(importers(), name, &Importer::name);
    if (found != importers().end())
        return *found;
    std::vector<std::string> names;
    for (const Importer& importer : importers())
        names.push_back(importer.name);
    throw Error(fmt::format("Epiarc cannot import from \"{}\": it knows {}.", name, fmt::join(names, ", ")));
}

} // namespace models
