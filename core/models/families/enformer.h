#pragma once
#include "core/models/families/enformersettings.h"
#include "core/models/families/importers.h"
#include "core/models/families/outline.h"

namespace models
{

/// Enformer (Avsec et al., Nature Methods 18:1196, 2021): letters → convolution tower with attention pooling → transformer with
/// relative positions → central bins → one softplus head per organism. Settings: EnformerSettings.
void outlineEnformer(const ModelSpec&, const std::string& file, Outline&);

/// The way from letters to bins: a stem and stages of convolution and pooling, each halving the length.
void addTower(const EnformerSettings&, const ModelSpec&, Outline&, Branch);
/// What Enformer and EpiAttend do with their bins: transformer layers, cropping to the central bins, a final pointwise
/// convolution between normalisation and two GELUs; then the heads.
void addAttentionTrunk(const EnformerSettings&, const ModelSpec&, Outline&);

Importer enformerImporter(); ///< of what enformer-pytorch writes
ModelSpec enformer(); ///< 196,608 bp → 896 bins of 128 bp, 5,313 human and 1,643 mouse tracks
ModelSpec enformerSmall(); ///< 384 channels, 4 layers, 49,152 bp → 256 bins

} // namespace models
