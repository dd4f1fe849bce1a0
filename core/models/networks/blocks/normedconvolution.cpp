#include "core/models/networks/blocks/normedconvolution.h"

#include "core/models/families/baskerville.h"

namespace models
{

namespace
{

using ConvolutionOrder = operations::Convolution::Order;

std::optional<BatchNorm> normalisation(
    bool wanted, Weights& weights, const std::string& prefix, int64_t channels, WeightKind scale)
{
    return wanted ? std::make_optional<BatchNorm>(weights, prefix, channels, kerasEpsilon, scale) : std::nullopt;
}

} // namespace

NormedConvolution::NormedConvolution(Weights& weights, const std::string& prefix, int64_t in, int64_t out,
    const operations::Convolution& its, int64_t dilation, WeightKind scale)
    : m_its(its)
    , m_before(normalisation(its.normalised && its.order == ConvolutionOrder::NormFirst, weights, prefix, in, scale))
    , m_conv(weights, prefix, in, out, its.width, its.bias, dilation)
    , m_after(normalisation(its.normalised && its.order != ConvolutionOrder::NormFirst, weights, prefix, out, scale))
{
}

at::Tensor NormedConvolution::operator()(const at::Tensor& x, const Pass& pass) const
{
    const bool activatedLast = m_its.order == ConvolutionOrder::ConvolutionFirst;
    at::Tensor y = x;
    if (m_before)
        y = (*m_before)(y, pass.training);
    else if (!activatedLast && !at::GradMode::is_enabled())
        y = x.clone(); // the activation reuses its memory, and others may need x as it is
    if (!activatedLast)
        y = activate(std::move(y), m_its.activation);
    y = m_conv(y);
    if (m_after)
        y = (*m_after)(y, pass.training);
    if (activatedLast)
        y = activate(std::move(y), m_its.activation);
    return pass.dropped(y, m_its.dropout);
}

} // namespace models
