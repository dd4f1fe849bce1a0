#pragma once
#include "core/models/families/importers.h"
#include "core/models/families/outline.h"

namespace models
{

/// Networks of the Baskerville vocabulary (Linder et al., Borzoi; github.com/calico/baskerville): the "model" object of
/// params.json lists the blocks of the trunk, and head_NAME one output layer each.
///
/// Blocks: conv_dna, conv_nac, res_tower, transformer_tower, transformer, unet_conv, Cropping1D, and Basenji's conv_block,
/// conv_tower and dilated_residual (baskervilletrunk.h); heads: final. Settings of a block win over those of the model
/// (activation, norm_type). Keys that only matter in training are ignored; options that would change the result and are not
/// supported throw Error naming block and key. Normalisation ε = 1e-3 and tanh GELU as in Keras.
void outlineBaskerville(const ModelSpec&, const std::string& file, Outline&);

/// The settings list the size of every head, and the length that is read.
void fitBaskerville(ModelSpec&);

/// Every normalisation of these networks adds this to the variance, as Keras does.
constexpr double kerasEpsilon = 1e-3;

Importer baskervilleImporter(); ///< of Baskerville's own checkpoints, those of Borzoi among them
ModelSpec basenji2(); ///< Kelley 2020, 131,072 bp → 896 bins, 5,313 human tracks

} // namespace models
