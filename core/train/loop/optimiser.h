#pragma once
#include "core/models/networks/weights.h"
#include "core/train/runconfig.h"

#include <memory>

namespace train
{

/// Adam (Kingma & Ba 2015) with β 0.9 and 0.999 and ε 1e-8, AdamW (Loshchilov & Hutter 2019) where the recipe has a weight decay,
/// which then shrinks matrices and kernels and leaves biases and norms alone.
class Optimiser
{
public:
    Optimiser(const std::vector<models::NamedTensor>& parameters, const Recipe&);
    ~Optimiser();

    /// Norm of all gradients together; they are shortened to recipe.clip where that is smaller.
    double clip();
    /// Moves the parameters along their gradients, which are gone afterwards. Those without a gradient stay.
    void step(double rate);

    /// Moments: "moment1.NAME", "moment2.NAME"; and how many steps each parameter made ("steps": [..], in their order). Tensors
    /// are the optimiser's own, and change with the next step.
    std::vector<models::NamedTensor> moments() const;
    Json steps() const;
    /// Throws Error when a moment is missing; `find` gives a tensor by its name, or an undefined one.
    void restore(const std::function<at::Tensor(const std::string&)>& find, const Json& steps);

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace train
