#pragma once
#include <ATen/ATen.h>

namespace models
{

/// A convolution of [batch, length, in] with "same" padding on a CPU with gradients, as one matrix product per tap forward and
/// two back: narrow sequences of many channels run at the rate of matrix products, which oneDNN's backward passes do not.
/// weight [out, in, width], odd width; bias [out] or undefined.
at::Tensor tapConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, int64_t dilation);

} // namespace models
