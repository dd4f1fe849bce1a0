#pragma once
#include "core/models/families/activation.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace models
{

/// How every two neighbours become one.
enum class Pool {
    Attention, ///< softmax over the two of a channel-mixing projection, per channel (Avsec et al. 2021)
    Max
};

/// What the gamma functions of Enformer's positions are divided by their maximum over.
enum class GammaMaximum {
    Positions, ///< each feature over all distances: right for Enformer's released weights
    Features, ///< each distance over all features: enformer-pytorch's default, for models trained with it
    Everything ///< one number: DeepMind before May 2022, and EpiAttend
};
/// "positions", "features", "everything"
std::optional<GammaMaximum> gammaMaximum(const std::string& name);

/// The kinds of layers that networks are made of, and their numbers.
namespace operations
{

/// A convolution with "same" padding and what stands about it.
struct Convolution {
    enum class Order {
        ConvolutionFirst, ///< convolution, normalisation, activation
        NormFirst, ///< normalisation, activation, convolution
        ActivationFirst ///< activation, convolution, normalisation (Basenji2)
    };
    Order order = Order::NormFirst;
    int64_t width = 1; ///< odd
    Activation activation = Activation::Linear;
    bool normalised = false, bias = true;
    bool residual = false; ///< added to what it reads
    int64_t pool = 1; ///< the largest of so many neighbours
    double dropout = 0;
    bool operator==(const Convolution&) const = default;
};

/// x + a convolution of width 1 after one of `width` whose taps stand `dilation` apart (Basenji2).
struct DilatedResidual {
    int64_t channels = 0; ///< between the two
    int64_t width = 3, dilation = 1;
    Activation activation = Activation::Relu;
    double dropout = 0;
    bool operator==(const DilatedResidual&) const = default;
};

/// Enformer's: a convolution, a residual pointwise one, then of every two neighbours one.
struct TowerStage {
    bool stem = false; ///< reads the letters themselves
    int64_t width = 5;
    Pool pool = Pool::Attention;
    bool operator==(const TowerStage&) const = default;
};

/// Attention with relative positions, then two dense layers; both residual after normalisation.
struct Transformer {
    int64_t heads = 1, keySize = 0, valueSize = 0; ///< sizes per head
    int64_t positionFeatures = 0;
    std::optional<GammaMaximum> gamma {}; ///< of Enformer's functions of the distance; none: Baskerville's central masks
    int64_t hidden = 0; ///< width between the dense layers; 0: there are none
    double dropout = 0, attentionDropout = 0, positionDropout = 0;
    double epsilon = 1e-5; ///< of the normalisations
    bool operator==(const Transformer&) const = default;
};

/// Doubles the length and adds an earlier value of that length, then a separable convolution.
struct Upsampling {
    int64_t skipChannels = 0; ///< of the earlier value
    int64_t width = 1;
    bool projected = false; ///< a dense layer before doubling
    bool normalised = false;
    Activation activation = Activation::Relu;
    bool operator==(const Upsampling&) const = default;
};

/// Keeps a stretch of positions.
struct Crop {
    int64_t first = 0;
    bool operator==(const Crop&) const = default;
};

/// Each position beside its neighbours, so many on either side; of the result the middle.
struct Lags {
    int64_t count = 0;
    bool operator==(const Lags&) const = default;
};

/// Every position by itself: a dense layer, then the activation.
struct Dense {
    Activation activation = Activation::Linear;
    bool operator==(const Dense&) const = default;
};

/// Enformer's last: normalisation, GELU, a dense layer, GELU.
struct Pointwise {
    double dropout = 0;
    bool operator==(const Pointwise&) const = default;
};

} // namespace operations

using Operation
    = std::variant<operations::Convolution, operations::DilatedResidual, operations::TowerStage, operations::Transformer,
        operations::Upsampling, operations::Crop, operations::Lags, operations::Dense, operations::Pointwise>;

} // namespace models
