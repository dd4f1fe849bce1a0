#pragma once
#include <ATen/ATen.h>

namespace models
{

/// [batch, length, channels] seen as an image [batch, channels, 1, length] in channels-last memory, which oneDNN and cuDNN like
/// best.
inline at::Tensor asImage(const at::Tensor& x)
{
    return x.transpose(1, 2).unsqueeze(2);
}
inline at::Tensor fromImage(const at::Tensor& image)
{
    return image.squeeze(2).transpose(1, 2).contiguous();
}

} // namespace models
