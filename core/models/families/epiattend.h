#pragma once
#include "core/models/families/outline.h"

namespace models
{

/// EpiAttend (Li, Xu & Mukamel, "EpiAttend: a transformer model of gene regulation combining single cell epigenomes with DNA
/// sequence"): Enformer's tower reads the letters, a second branch the epigenome of one cell type in bins, and the transformer
/// sees both. The cell type is only in its tracks, so one set of weights serves every cell type.
///
/// spec.inputs lists the epigenome tracks. Settings: EnformerSettings, and
/// - "form": "article": several convolutions over the bins of the epigenome, joined with the letters' bins; convolutions over
///   both; joined once more with the letters' bins; convolutions; transformer. The network is told which values are missing.
///   "released": the published code's: one wide and one pointwise convolution over the predicted bins, one dense layer with ReLU
///   after joining; no telling of missing values, which read as 0.
/// - "epigenome_channels": of the epigenome branch (channels / 2).
/// - "epigenome_layers", "fusion_layers": residual convolutions of width 5 in the branch and after each joining (2, 1);
///   "article".
/// - "inputs": a word of Use, for Outline::shown: what of its inputs the network is shown ("both").
///
/// The stages of Branch::Epigenome are convolutions; those that join the branches are one Dense layer ("released") or two stages
/// of convolutions.
void outlineEpiAttend(const ModelSpec&, const std::string& file, Outline&);

ModelSpec epiattend(); ///< as its authors describe it, 131,072 bp → 896 bins, reading ATAC, mCG and mCH
ModelSpec epiattendReleased(); ///< the form of the published code
ModelSpec promoter(); ///< ours: 1,024 bp, 96 channels, 2 layers → 4 bins, for windows about the starts of genes

} // namespace models
