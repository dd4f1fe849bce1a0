#pragma once
#include <ATen/ATen.h>

namespace models
{

/// A convolution of [batch, length, in] with "same" padding on a CPU in float32, with and without gradients: a matrix product per
/// tap forward and two back, in tiles of rows on all threads. Narrow sequences of many channels run at the rate of matrix
/// products then, which oneDNN's dilated and backward passes do not. weight [out, in, width], odd width; bias [out] or undefined.
at::Tensor tapConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, int64_t dilation);

} // namespace models
