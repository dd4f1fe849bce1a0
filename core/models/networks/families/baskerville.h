#pragma once
#include "core/models/model.h"
#include "core/models/networks/network.h"
#include "core/models/networks/weights.h"

#include <memory>

namespace models
{

/// Networks of the Baskerville vocabulary (Linder et al., Borzoi; github.com/calico/baskerville): the "model" object of
/// params.json lists the blocks of the trunk, and head_NAME one output layer each.
///
/// Blocks: conv_dna, conv_nac, res_tower, transformer_tower, unet_conv, Cropping1D; heads: final. Settings of a block win over
/// those of the model (activation, norm_type). Keys that only matter in training are ignored; options that would change the
/// result and are not supported throw Error naming block and key. Normalisation ε = 1e-3 and tanh GELU as in Keras.
///
/// Tensor names: trunk.BLOCK[.REPEAT].LAYER.FIELD and heads.NAME.dense.FIELD.
std::unique_ptr<Network> buildBaskerville(const ModelSpec&, Weights&, const std::string& file);

} // namespace models
