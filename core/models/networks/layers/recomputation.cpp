#include "core/models/device/device.h"
#include "core/models/networks/layers/norms.h"
#include "core/models/networks/pass.h"

#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/custom_class.h>

namespace models
{

namespace
{

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// A layer, and how it was run first.
struct RecomputedLayer : torch::CustomClassHolder {
    std::function<at::Tensor(const at::Tensor&)> compute;
    const Device* device = nullptr;
    uint64_t seed = 0; ///< of its dropout
};

class Recomputed : public torch::autograd::Function<Recomputed>
{
public:
    /// `anchor` wants a gradient, so that the result does even where `x` is the input of the network.
    static at::Tensor forward(
        AutogradContext* context, const at::Tensor& x, const at::Tensor& anchor, const c10::intrusive_ptr<RecomputedLayer>& layer)
    {
        (void)anchor;
        context->save_for_backward({ x });
        context->saved_data["layer"] = at::IValue::make_capsule(layer);
        at::manual_seed(layer->seed);
        // With gradients, which are thrown away: exactly as it will be computed again, and nothing in place.
        const at::AutoGradMode gradients(true);
        return layer->compute(x.detach()).detach();
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const auto layer = c10::static_intrusive_pointer_cast<RecomputedLayer>(context->saved_data["layer"].toCapsule());
        const at::Tensor x = context->get_saved_variables()[0].detach();
        if (context->needs_input_grad(0))
            x.requires_grad_();
        at::Tensor result;
        {
            const TrainingScope scope(*layer->device);
            const at::AutoGradMode on(true);
            const StatisticsHeld held;
            at::manual_seed(layer->seed);
            result = layer->compute(x);
        }
        torch::autograd::backward({ result }, { gradients[0] });
        return { x.grad(), at::Tensor(), at::Tensor() };
    }
};

} // namespace

at::Tensor Pass::layer(const at::Tensor& x, const std::function<at::Tensor(const at::Tensor&, const Pass&)>& compute) const
{
    if (!recomputeOn || !at::GradMode::is_enabled())
        return compute(x, *this);
    Pass inner;
    inner.training = training;
    const auto layer = c10::make_intrusive<RecomputedLayer>();
    layer->compute = [compute, inner](const at::Tensor& y) { return compute(y, inner); };
    layer->device = recomputeOn;
    layer->seed = uint64_t(at::randint(INT32_MAX, { 1 }, at::kLong).item<int64_t>());
    return Recomputed::apply(x, at::zeros({ 1 }, x.options().dtype(at::kFloat)).requires_grad_(), layer);
}

} // namespace models
