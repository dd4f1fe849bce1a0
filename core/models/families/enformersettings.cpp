#include "core/models/families/enformersettings.h"

#include "core/models/families/blocksettings.h"

#include <algorithm>
#include <cmath>
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

double fraction(const BlockSettings& settings, const char* key, double otherwise)
{
    const double value = settings.number(key, otherwise);
    if (value < 0 || value >= 1)
        settings.complain(fmt::format("has \"{}\": {}, which is no fraction from 0 to below 1", key, value));
    return value;
}

/// As many as halve any genome's window to nothing.
int64_t checkedHalvings(const BlockSettings& settings)
{
    const int64_t halvings = settings.integer("downsamples", 7);
    if (halvings > 40)
        settings.complain(fmt::format("halves its input {} times, and Epiarc does so 40 times at most", halvings));
    return halvings;
}

std::vector<int64_t> readTower(const BlockSettings& settings, int64_t channels)
{
    const Json* list = settings.find("tower");
    if (!list)
        return towerWidths(channels, checkedHalvings(settings), settings.integer("divisible_by", 128));
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
    const std::string name = text(settings, "activation", "softplus");
    const auto activation = activationNamed(name);
    if (!activation)
        settings.complain(fmt::format("has the unknown activation \"{}\"", name));
    read.activation = *activation;
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

std::vector<int64_t> towerWidths(int64_t channels, int64_t halvings, int64_t unit)
{
    std::vector<int64_t> widths { channels / 2 };
    const int64_t stages = halvings - 1;
    for (int64_t i = 0; i < stages; ++i) {
        const double grown = double(channels) / 2 * std::pow(2.0, stages > 1 ? double(i) / double(stages - 1) : 1.0);
        widths.push_back(int64_t(std::nearbyint(grown / double(unit))) * unit);
    }
    return widths;
}

EnformerSettings EnformerSettings::read(const ModelSpec& spec, const std::string& file)
{
    const BlockSettings settings(spec.settings, nullptr, "settings", file);
    EnformerSettings read;
    read.channels = settings.integer("channels", read.channels);
    read.depth = settings.count("depth", read.depth);
    read.heads = settings.integer("heads", read.heads);
    read.keySize = settings.integer("key_size", read.keySize);
    read.valueSize = settings.integer("value_size", std::max<int64_t>(1, read.channels / read.heads));
    read.positionFeatures = settings.integer("position_features", std::max<int64_t>(1, read.channels / read.heads));
    read.finalChannels = settings.integer("final_channels", 2 * read.channels);
    read.tower = readTower(settings, read.channels);
    readChoices(settings, read);
    read.dropout = fraction(settings, "dropout", read.dropout);
    read.attentionDropout = fraction(settings, "attention_dropout", read.attentionDropout);
    read.positionDropout = fraction(settings, "position_dropout", read.positionDropout);
    checkSizes(settings, read, spec);
    read.bins = spec.inputLength / read.binSize();
    read.outputBins = spec.outputLength > 0 ? spec.outputLength / read.binSize() : read.bins;
    return read;
}

} // namespace models
