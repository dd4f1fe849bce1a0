#include "core/models/networks/modelfile.h"

#include "core/models/safetensors.h"

namespace models
{

void writeModel(const ModelSpec& spec, const std::vector<NamedTensor>& named, const std::filesystem::path& out)
{
    std::vector<TensorToWrite> tensors;
    std::vector<at::Tensor> kept; // contiguous copies where the checkpoint has another order
    for (const NamedTensor& tensor : named) {
        kept.push_back(tensor.values.contiguous());
        tensors.push_back({ tensor.name, tensor.values.sizes().vec(), kept.back().data_ptr<float>() });
    }
    writeSafetensors(out, tensors, { { "epiarc", toJson(spec).dump() } });
}

} // namespace models
