#pragma once
#include "core/models/networks/kernels/normgelu.h"
#include "core/models/networks/kernels/rowtiles.h"

#include <optional>

namespace models
{

class StageTiles;

/// Gradients of a stage's weights as one thread sums them up, and its memory.
struct StageGradients {
    bool ofWeights; ///< else convolutions and pooling are left out: only the input's gradient is asked for
    at::Tensor kernel, kernelBias, point, pointBias, pool; ///< kernel [width, in, out]; pool undefined without
    NormSums norm, pointNorm;
    TileBuffer padded, wide, spare;

    StageGradients(const StageTiles&, bool weights);
    void add(const StageGradients&);
};

/// The passes of a ConvStage over its rows, each in tiles on all threads, without autograd.
class StageTiles
{
public:
    /// Weights of the stage ([0] elements where it has none), and what it computes and keeps.
    enum Entry {
        X,
        NormWeight,
        NormBias,
        Kernel,
        KernelBias,
        PointNormWeight,
        PointNormBias,
        Point,
        PointBias,
        Pool,
        weights,
        Mean = weights,
        Inverse,
        PointMean,
        PointInverse,
        Convolved,
        Difference,
        Gate,
        entries
    };

    /// Reads and writes `values` [entries], which outlive it.
    explicit StageTiles(std::vector<at::Tensor>& values);

    /// Normalisation (unless it is a stem's), GELU and convolution, without the convolution's bias: the next normalisation would
    /// take it out again, and pooling adds it afterwards. Their moments, where wanted. Needs Mean and Inverse.
    at::Tensor convolved(Moments*) const;
    /// The residual pointwise convolution and pooling of what was Convolved; fills Difference and Gate. Needs PointMean and
    /// PointInverse.
    at::Tensor pooled();

    std::vector<StageGradients> gradients(bool ofWeights) const
    {
        return perThread(m_tiles, [&] { return StageGradients(*this, ofWeights); });
    }
    /// From the gradient of what was pooled to that of Convolved.
    at::Tensor backThroughPool(std::vector<StageGradients>&, const at::Tensor& gradient) const;
    /// From there to that of the input (undefined unless wanted). In training both normalisations move with their input.
    at::Tensor backThroughConvolution(
        std::vector<StageGradients>&, const at::Tensor& gradient, bool training, bool ofInput) const;

    NormGelu gelu() const { return { m_values[NormWeight], m_values[NormBias], m_values[Mean], m_values[Inverse] }; }
    NormGelu pointGelu() const
    {
        return { m_values[PointNormWeight], m_values[PointNormBias], m_values[PointMean], m_values[PointInverse] };
    }
    bool normed() const { return m_values[NormWeight].numel() > 0; }
    bool attention() const { return m_values[Pool].numel() > 0; }

private:
    friend struct StageGradients;
    at::Tensor halves(StageGradients&, const RowTile&, const at::Tensor& gradient) const;
    NormGelu withMomentsGradient(NormGelu, const std::vector<StageGradients>&, NormSums StageGradients::*which) const;
    int64_t rows() const { return m_items * m_length; }
    double factor() const { return normed() ? 1 / NormGelu::slope : 1; } ///< a GELU comes times its slope

    std::vector<at::Tensor>& m_values;
    int64_t m_items, m_length, m_in, m_out, m_margin;
    std::vector<RowTile> m_tiles;
};

} // namespace models
