#pragma once
#include "core/models/model.h"
#include "core/models/networks/network.h"

#include <memory>

namespace models
{

/// The baseline that sees a bin's epigenome and its neighbours' and no letters (as in the published EpiAttend code): dense layers
/// with ReLU over all epigenome tracks at lags −L … L bins, values and whether there are any; one head per output with an
/// activation. Settings: "lags" (2), "layers" ([384, 16, 64]), "activation" ("softplus"); spec.inputs lists the tracks.
///
/// Tensor names: layers.N.dense.FIELD, heads.NAME.dense.FIELD.
std::unique_ptr<Network> buildMlp(const ModelSpec&, Weights&, const std::string& file);

} // namespace models
