#pragma once
#include "core/models/model.h"
#include "core/models/networks/network.h"

#include <memory>

namespace models
{

/// EpiAttend (Li, Xu & Mukamel, "EpiAttend: a transformer model of gene regulation combining single cell epigenomes with DNA
/// sequence"): Enformer's tower reads the letters, a second branch the epigenome of one cell type in 128-bp bins, and the
/// transformer sees both. The cell type is only in its tracks, so one set of weights serves every cell type.
///
/// spec.inputs lists the epigenome tracks. Settings: EnformerSettings, and
/// - "form": "article": several convolutions over the bins of the epigenome, joined with the letters' bins; convolutions over
/// both;
///   joined once more with the letters' bins; convolutions; transformer. The network is told which values are missing.
///   "released": the published code's: one wide and one pointwise convolution over the predicted bins, one dense layer with ReLU
///   after joining; no telling of missing values, which read as 0.
/// - "epigenome_channels": of the epigenome branch (channels / 2).
/// - "epigenome_layers", "fusion_layers": residual convolutions of width 5 in the branch and after each joining (2, 1);
/// "article".
/// - "inputs": "both", "sequence" or "epigenome": the other is hidden from the network, in training too.
///
/// Tensor names: as Enformer's, and epigenome…, fusion….
std::unique_ptr<Network> buildEpiAttend(const ModelSpec&, Weights&, const std::string& file);

} // namespace models
