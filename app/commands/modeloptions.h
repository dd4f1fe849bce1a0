#pragma once
#include "app/commands/command.h"
#include "core/genome/geneindex.h"
#include "core/genome/genome.h"
#include "core/models/engine.h"

#include <memory>
#include <string>

/// The options of every command that runs a model on a genome.
struct ModelOptions {
    std::string model, genome, head;
    models::DeviceOptions device;
    bool reverseComplement = false;

    void addTo(CLI::App&);
    std::shared_ptr<genome::Genome> openGenome(const Monitor&) const;
    std::unique_ptr<models::Predictor> openModel(const Monitor&) const;
    /// Numbers of the heads meant: that of --head, or all. Throws Error naming the heads there are.
    std::vector<int> heads(const models::ModelSpec&) const;
};
