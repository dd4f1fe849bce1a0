#include "core/train/loop/trainable.h"

#include "core/train/loop/startweights.h"

#include <ATen/CPUGeneratorImpl.h>
#include <cmath>

namespace train
{

namespace
{

at::Tensor asMatrix(const at::Tensor& values)
{
    return values.reshape({ values.size(0), -1 });
}

} // namespace

Trainable::Trainable(models::Network& network, const ModelChoice& choice, uint64_t seed)
    : m_headsOnly(choice.trunk == ModelChoice::Trunk::Freeze)
{
    network.train();
    at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    for (const models::NamedTensor& tensor : network.tensors()) {
        if (!tensor.trains())
            continue;
        if (choice.trunk == ModelChoice::Trunk::Train || !headOf(tensor.name).empty()) {
            m_parameters.push_back(tensor);
            continue;
        }
        at::Tensor whole = tensor.values;
        const bool adapted = choice.trunk == ModelChoice::Trunk::LowRank && models::adapts(tensor.kind.value());
        whole.set_requires_grad(adapted);
        if (!adapted)
            continue;
        const at::Tensor start = asMatrix(whole.detach()).clone();
        const int64_t rank = std::min({ choice.rank, start.size(0), start.size(1) });
        const at::Tensor random = at::normal(0, 1 / std::sqrt(double(start.size(1))), { rank, start.size(1) }, generator);
        const at::Tensor down = random.to(start.device()), up = at::zeros({ start.size(0), rank }, start.options());
        m_changes.push_back({ whole, start, down, up });
        m_parameters.push_back({ tensor.name + ".down", down, tensor.kind });
        m_parameters.push_back({ tensor.name + ".up", up, tensor.kind });
    }
    for (const models::NamedTensor& parameter : m_parameters)
        parameter.values.set_requires_grad(true);
}

void Trainable::pullGradients()
{
    for (LowRank& change : m_changes) {
        if (!change.whole.grad().defined())
            continue;
        const at::NoGradGuard none;
        const at::Tensor gradient = asMatrix(change.whole.grad());
        change.down.mutable_grad() = at::mm(change.up.t(), gradient);
        change.up.mutable_grad() = at::mm(gradient, change.down.t());
        change.whole.mutable_grad() = at::Tensor();
    }
}

void Trainable::pushValues()
{
    const at::NoGradGuard none;
    for (LowRank& change : m_changes)
        change.whole.copy_((change.start + at::mm(change.up, change.down)).view(change.whole.sizes()));
}

} // namespace train
