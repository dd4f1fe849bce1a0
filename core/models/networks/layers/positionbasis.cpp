#include "core/models/networks/layers/positionbasis.h"

#include <cmath>
#include <vector>

namespace models
{

namespace
{

/// [2·length − 1, 1], float32
at::Tensor distances(int64_t length)
{
    return at::arange(-double(length - 1), double(length), at::kFloat).unsqueeze(1);
}

at::Tensor withSign(const at::Tensor& symmetric, const at::Tensor& distance)
{
    return at::cat({ symmetric, distance.sign() * symmetric }, 1);
}

at::Tensor exponentials(const at::Tensor& far, int64_t length, int64_t count)
{
    const at::Tensor halfLives = at::pow(2.0, at::linspace(3.0, std::log2(double(length)), count, at::kFloat));
    return at::exp(-std::log(2.0) / halfLives * far);
}

at::Tensor centralMasks(const at::Tensor& far, int64_t count)
{
    const at::Tensor widths = at::exp2(at::arange(1.0, double(count + 1), at::kFloat)) - 1;
    return at::gt(widths.unsqueeze(0), far).to(at::kFloat);
}

at::Tensor gammas(const at::Tensor& far, int64_t length, int64_t count, GammaMaximum over)
{
    const double n = double(length), deviation = n / double(2 * count);
    const at::Tensor mean = at::linspace(n / double(count), n, count, at::kFloat).unsqueeze(0);
    const at::Tensor shape = (mean / deviation).square(), rate = mean / (deviation * deviation);
    const at::Tensor logDensity = at::xlogy(shape - 1, far) - rate * far - (at::lgamma(shape) - shape * at::log(rate));
    const at::Tensor density = at::exp(logDensity) + 1e-8;
    switch (over) {
    case GammaMaximum::Positions:
        return density / density.amax(0, true);
    case GammaMaximum::Features:
        return density / density.amax(1, true);
    case GammaMaximum::Everything:
        break;
    }
    return density / density.max();
}

} // namespace

at::Tensor enformerBasis(int64_t length, int64_t features, GammaMaximum over)
{
    const int64_t count = features / 6;
    const at::Tensor distance = distances(length), far = distance.abs();
    return withSign(
        at::cat({ exponentials(far, length, count), centralMasks(far, count), gammas(far, length, count, over) }, 1), distance);
}

at::Tensor centralMaskBasis(int64_t length, int64_t features)
{
    const int64_t half = features / 2;
    const float rate = float(std::exp(std::log(double(length) + 1) / double(half)));
    std::vector<float> widths;
    for (int64_t i = 1; i <= half; ++i)
        widths.push_back(std::pow(rate, float(i)) - 1);
    const at::Tensor distance = distances(length);
    return withSign(at::gt(at::tensor(widths, at::kFloat).unsqueeze(0), distance.abs()).to(at::kFloat), distance);
}

at::Tensor positionBasis(const Layer& layer)
{
    const auto& its = std::get<operations::Transformer>(layer.operation);
    return its.gamma ? enformerBasis(layer.in.length, its.positionFeatures, *its.gamma)
                     : centralMaskBasis(layer.in.length, its.positionFeatures);
}

} // namespace models
