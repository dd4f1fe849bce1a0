#pragma once
#include "core/models/families/importers.h"
#include "core/models/families/outline.h"

#include <optional>
#include <string>
#include <vector>

namespace models
{

/// A published architecture, without weights.
struct Preset {
    std::string name;
    ModelSpec (*make)();
};

/// A kind of network. Everything that lists families (presets, drawing, attention, cost, import) goes by the table of these rows.
///
/// To add one:
/// - families/NAME: reads the settings of a model into an Outline, and makes the presets;
/// - a row in families.cpp;
/// - networks/families/NAME: the network of an outline, and its row in networks/families/families.cpp, which only LibTorch's side
///   can have;
/// - import/NAMEimport: reads published weights, where there are any: an Importer in the family's row tells of it, and a row in
///   import/importmodel.cpp, on LibTorch's side too, calls it.
struct Family {
    std::string name; ///< ModelSpec::family
    /// Adds what the settings say; what was read stays there when an Error (beginning with `file`) is thrown.
    void (*outline)(const ModelSpec&, const std::string& file, Outline&);
    std::vector<Preset> presets;
    std::optional<Importer> importer {}; ///< of its published weights
    /// Brings settings in line with heads and lengths that were chosen for the model; null: they say nothing of these.
    void (*fit)(ModelSpec&) = nullptr;
};
const std::vector<Family>& families();

/// Brings the settings of a model in line with other heads and lengths than they were made for (Family::fit).
void fitSettings(ModelSpec&);
/// Adds to the outline what the family of the model makes of its settings. Throws Error, also for a family that is not known.
void outlineInto(Outline&, const ModelSpec&, const std::string& file);

} // namespace models
