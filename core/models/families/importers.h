#pragma once
#include "core/models/engine.h"

#include <string>
#include <variant>
#include <vector>

namespace models
{

/// A setting that one importer has and others do not.
struct ImporterOption {
    std::string flag; ///< of `import`: "--gamma"
    std::string help;
    std::variant<std::string ImportOptions::*, int64_t ImportOptions::*> value;
    std::vector<std::string> choices {}; ///< of a text
};

/// A kind of published checkpoint that Engine::import turns into a model of a family: what the command line and the manual say of
/// it. Its function is in import/importmodel.cpp, behind LibTorch.
struct Importer {
    std::string name; ///< of `import --from`
    std::string files; ///< what its files are, as help says it
    std::string example; ///< arguments of `import` after its name
    bool needsTargets = false;
    std::vector<ImporterOption> options {};
};
/// The importers of all families (families.h), in the order of the families.
const std::vector<Importer>& importers();

/// The importer of that name. The function throws Error listing the names for any other.
const Importer& importerNamed(const std::string& name);

} // namespace models
