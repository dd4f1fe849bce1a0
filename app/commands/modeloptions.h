#pragma once
#include "app/commands/command.h"
#include "core/genome/geneindex.h"
#include "core/genome/genome.h"
#include "core/models/engine.h"

#include <memory>
#include <string>

/// The genes of an annotation; none for an empty path. Throws Error.
genome::GeneIndex readGenes(const std::string& path, const Monitor&);

/// The options of every command that runs a model on a genome.
struct ModelOptions {
    std::string model, genome, head;
    models::DeviceOptions device;
    bool reverseComplement = false;

    /// --model, --genome and the device.
    void addTo(CLI::App&);
    /// --head and --rc: what is predicted.
    void addOutputsTo(CLI::App&);
    std::shared_ptr<genome::Genome> openGenome(const Monitor&) const;
    std::unique_ptr<models::Predictor> openModel(const Monitor&) const;
    /// Numbers of the heads meant: that of --head, or all. Throws Error naming the heads there are.
    std::vector<int> heads(const models::ModelSpec&) const;
};
