#pragma once
#include <optional>
#include <string>

namespace models
{

/// What is done to each value by itself.
enum class Activation {
    Linear,
    Relu,
    Gelu, ///< tanh approximation, as in Baskerville
    QuickGelu, ///< x·sigmoid(1.702 x), as in Enformer and Basenji2
    Softplus,
    Sigmoid,
    Tanh,
    Exp
};
/// "linear", "relu", "gelu", "quick_gelu", "softplus", "sigmoid", "tanh", "exp"
std::optional<Activation> activationNamed(const std::string& name);

} // namespace models
