#pragma once
#include "core/models/networks/layers/layers.h"
#include "core/models/networks/layers/norms.h"

namespace models
{

/// The layers of a ConvStage.
struct StageLayers {
    const BatchNorm* norm; ///< null in the stem
    const Conv* conv;
    const BatchNorm* pointNorm;
    const Dense* point;
    const Dense* pool; ///< null: the larger of two neighbours
};

/// A ConvStage with gradients on a CPU in float32 (ownGradients, device.h), [batch, length, in] → [batch, length/2, out], in
/// tiles of positions both ways. For the way back it keeps the convolution's values and, of each two neighbours, their difference
/// and the gate of the first one; normalised values and GELUs are computed again. In training the running statistics move.
at::Tensor stageWithGradients(const at::Tensor& x, const StageLayers&, bool training);

} // namespace models
