#include "core/models/networks/layers/enformersettings.h"

#include "core/models/networks/layers/blocksettings.h"
#include "core/models/networks/layers/layers.h"
#include "core/models/networks/layers/sequencetower.h"

#include <algorithm>
#include <fmt/format.h>

namespace models
{

namespace
{

std::string text(const BlockSettings& settings, const char* key, const std::string& otherwise)
{
    const Json* value = settings.find(key);
    if (value && !value->is_string())
        settings.complain(fmt::format("has \"{}\": {}, which is no text", key, value->dump()));
    return value ? value->get<std::string>() : otherwise;
}

double share(const BlockSettings& settings, const char* key, double otherwise)
{
    const double value = settings.number(key, otherwise);
    if (value < 0 || value >= 1)
        settings.complain(fmt::format("has \"{}\": {}, which is no share from 0 to below 1", key, value));
    return value;
}

std::vector<int64_t> readTower(const BlockSettings& settings, int64_t channels)
{
    const Json* list = settings.find("tower");
    if (!list)
        return towerWidths(channels, settings.integer("downsamples", 7), settings.integer("divisible_by", 128));
    std::vector<int64_t> widths;
    for (const Json& width : list->is_array() ? *list : Json::array()) {
        if (!width.is_number_integer() || width.get<int64_t>() < 1 || width.get<int64_t>() > 1 << 20)
            settings.complain(fmt::format("has \"tower\": {}, and widths are positive whole numbers", list->dump()));
        widths.push_back(width);
    }
    if (widths.empty() || widths.size() > 20)
        settings.complain("has a \"tower\" that is no list of 1 to 20 widths");
    return widths;
}

void readChoices(const BlockSettings& settings, EnformerSettings& read)
{
    const std::string pool = text(settings, "pool", "attention"), gamma = text(settings, "gamma", "positions");
    if (pool != "attention" && pool != "max")
        settings.complain(fmt::format("has the pool \"{}\": Epiarc knows attention and max", pool));
    read.pool = pool == "max" ? Pool::Max : Pool::Attention;
    const auto maximum = gammaMaximum(gamma);
    if (!maximum)
        settings.complain(fmt::format("has the gamma \"{}\": Epiarc knows positions, features and everything", gamma));
    read.gamma = *maximum;
    read.activation = text(settings, "activation", "softplus");
    if (!isActivation(read.activation))
        settings.complain(fmt::format("has the unknown activation \"{}\"", read.activation));
}

void checkSizes(const BlockSettings& settings, const EnformerSettings& read, const ModelSpec& spec)
{
    if (std::ranges::min(read.tower) < 1)
        settings.complain(fmt::format("rounds a tower for {} channels to multiples of {}, which leaves a stage none: set "
                                      "\"divisible_by\" to 8, or list the widths as \"tower\"",
            read.channels, settings.integer("divisible_by", 128)));
    if (read.tower.back() != read.channels)
        settings.complain(fmt::format("ends its tower with {} channels, but the transformer has {}: the last width must be that",
            read.tower.back(), read.channels));
    if (read.channels % read.heads != 0)
        settings.complain(fmt::format("divides {} channels among {} heads, which leaves a rest", read.channels, read.heads));
    if (read.positionFeatures % 6 != 0)
        settings.complain(fmt::format("has {} position features, which must be a multiple of 6", read.positionFeatures));
    if (spec.inputLength % read.binSize() != 0)
        settings.complain(
            fmt::format("reads {} bp, which is no multiple of its bins of {} bp", spec.inputLength, read.binSize()));
    if (spec.outputLength > 0 && (spec.outputLength > spec.inputLength || spec.outputLength % read.binSize() != 0))
        settings.complain(fmt::format(
            "predicts {} of {} bp in bins of {} bp, which does not fit", spec.outputLength, spec.inputLength, read.binSize()));
}

} // namespace

EnformerSettings EnformerSettings::read(const ModelSpec& spec, const std::string& file)
{
    const BlockSettings settings(spec.settings, nullptr, "settings", file);
    EnformerSettings read;
    read.channels = settings.integer("channels", read.channels);
    read.depth = settings.integer("depth", read.depth);
    read.heads = settings.integer("heads", read.heads);
    read.keySize = settings.integer("key_size", read.keySize);
    read.valueSize = settings.integer("value_size", std::max<int64_t>(1, read.channels / read.heads));
    read.positionFeatures = settings.integer("position_features", std::max<int64_t>(1, read.channels / read.heads));
    read.finalChannels = settings.integer("final_channels", 2 * read.channels);
    read.tower = readTower(settings, read.channels);
    readChoices(settings, read);
    read.dropout = share(settings, "dropout", read.dropout);
    read.attentionDropout = share(settings, "attention_dropout", read.attentionDropout);
    read.positionDropout = share(settings, "position_dropout", read.positionDropout);
    checkSizes(settings, read, spec);
    read.bins = spec.inputLength / read.binSize();
    read.outputBins = spec.outputLength > 0 ? spec.outputLength / read.binSize() : read.bins;
    return read;
}

} // namespace models
