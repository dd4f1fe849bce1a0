#pragma once
#include "core/models/families/outline.h"

namespace models
{

/// The baseline that sees a bin's epigenome and its neighbours' and no letters (as in the published EpiAttend code): dense layers
/// with ReLU over all epigenome tracks at lags −L … L bins, values and whether there are any; one head per output with an
/// activation. Settings: "lags" (2), "layers" ([384, 16, 64]), "activation" ("softplus"); spec.inputs lists the tracks.
void outlineMlp(const ModelSpec&, const std::string& file, Outline&);

ModelSpec mlp(); ///< 131,072 bp → 896 bins, reading ATAC, mCG and mCH

} // namespace models
