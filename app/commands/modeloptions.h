#pragma once
#include "app/commands/command.h"
#include "core/genome/annotation/geneindex.h"
#include "core/genome/genome.h"
#include "core/models/engine.h"
#include "core/models/inputs/inputs.h"

#include <memory>
#include <string>

/// The genes of an annotation; none for an empty path. Throws Error.
genome::GeneIndex readGenes(const std::string& path, const Monitor&);

/// The options of every command that runs a model on a genome.
struct ModelOptions {
    std::string model, genome, head;
    std::vector<std::string> inputs; ///< "ATAC=FILE", "mCG.coverage=FILE", "mCG.percent=FILE"
    models::DeviceOptions device;
    bool reverseComplement = false;
    models::Use use = models::Use::Both;

    /// --model, --genome, --track and the device.
    void addTo(CLI::App&);
    /// --head, --rc and --use: what is predicted.
    void addOutputsTo(CLI::App&);
    std::shared_ptr<genome::Genome> openGenome(const Monitor&) const;
    /// The genome with the files of --track as its inputs. Throws Error naming the inputs of the model where one is unknown.
    models::InputReader openInputs(std::shared_ptr<const genome::Genome>, const Monitor&) const;
    std::unique_ptr<models::Predictor> openModel(const Monitor&) const;
    /// A prediction of these. Throws Error for a --use of a model without inputs.
    models::Request request(const models::ModelSpec&, const models::HeadTracks&) const;
    /// Numbers of the heads meant: that of --head, or all. Throws Error naming the heads there are.
    std::vector<int> heads(const models::ModelSpec&) const;
    /// The first head meant, with its tracks as a list names them; all for an empty list. Throws Error for one that is not there.
    models::HeadTracks headTracks(const models::ModelSpec&, const std::string& list) const;
};
