#pragma once
#include "app/commands/modeloptions.h"
#include "core/interpret/readout.h"

/// The options of commands that explain a number of a prediction: the signal of some tracks at a TSS or over a region.
struct ReadoutOptions : ModelOptions {
    std::string region, annotation, gene, tss, tracks;

    /// --region, --gene or --tss, with --annotation, --head and --tracks.
    void addReadoutTo(CLI::App&);
    /// Throws Error: an unknown gene, one with several TSS, an unknown head or track, a region that is too long.
    interpret::Readout readout(const models::ModelSpec&, const genome::Genome&, const Monitor&) const;
};
