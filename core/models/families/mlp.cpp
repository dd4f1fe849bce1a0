#include "core/models/families/mlp.h"

#include "core/models/families/blocksettings.h"
#include "core/models/families/presets.h"

#include <fmt/format.h>

namespace models
{

namespace
{

std::vector<int64_t> layerWidths(const BlockSettings& settings)
{
    const Json* list = settings.find("layers");
    if (!list)
        return { 384, 16, 64 };
    if (!list->is_array() || list->empty())
        settings.complain("has \"layers\" that are no list of widths");
    std::vector<int64_t> widths;
    for (const Json& width : *list) {
        if (!width.is_number_integer() || width.get<int64_t>() < 1 || width.get<int64_t>() > 1 << 20)
            settings.complain(fmt::format("has \"layers\": {}, and widths are positive whole numbers", list->dump()));
        widths.push_back(width);
    }
    return widths;
}

} // namespace

void outlineMlp(const ModelSpec& spec, const std::string& file, Outline& outline)
{
    const BlockSettings settings(spec.settings, nullptr, "settings", file);
    if (spec.inputs.empty() || spec.inputBinSize < 1 || spec.inputLength % spec.inputBinSize != 0
        || spec.outputLength % spec.inputBinSize != 0)
        settings.complain("belongs to a model without epigenome inputs in whole bins, and this baseline reads nothing else");
    const int64_t bins = spec.inputLength / spec.inputBinSize,
                  predicted = spec.outputLength > 0 ? spec.outputLength / spec.inputBinSize : bins;
    if (predicted > bins)
        settings.complain(fmt::format("predicts {} of {} bp, which does not fit", spec.outputLength, spec.inputLength));
    const int64_t lags = settings.count("lags", 2);
    const Shape given { bins, 2 * int64_t(spec.inputs.size()), spec.inputBinSize }; // each with a mask of what is missing
    outline.add({ { "lags", given, { predicted, given.channels * (2 * lags + 1), given.binSize }, operations::Lags { lags } } });
    for (const int64_t width : layerWidths(settings)) {
        const Shape in = outline.reached(), out { in.length, width, in.binSize };
        const std::string prefix = fmt::format("layers.{}", outline.stages.size() - 1);
        outline.add({ { prefix, in, out, operations::Dense { Activation::Relu } } });
    }
    for (const Head& head : spec.heads)
        outline.addHead(head, settings.activation(Activation::Softplus));
}

ModelSpec mlp()
{
    return withEpigenome(sized("mlp", 131072, 896, { { "lags", 2 }, { "layers", { 384, 16, 64 } } }, { unnamed("RNA", 1) }));
}

} // namespace models
