#pragma once
#include "core/interpret/attribution.h"

namespace interpret
{

/// (Input − baseline) × the mean gradient on the straight way between them, told at the middle of `steps` equal pieces
/// (Sundararajan et al. 2017, arXiv:1703.01365). The more steps, the nearer the attributions sum to the number less that of the
/// baseline. One pass forward and back per step. Throws as Predictor::gradient.
Attribution integratedGradients(
    const models::Predictor&, const models::Inputs&, const models::OutputSum&, const AttributionOptions&, const Monitor&);

} // namespace interpret
