#include "core/models/import/importedmodel.h"

#include "core/models/networks/families.h"
#include "core/models/safetensors.h"

namespace models
{

void writeModel(const ModelSpec& spec, const Weights& weights, const std::filesystem::path& out)
{
    std::vector<TensorToWrite> tensors;
    std::vector<at::Tensor> kept; // contiguous copies where the checkpoint has another order
    for (const NamedTensor& tensor : weights.taken()) {
        kept.push_back(tensor.values.contiguous());
        tensors.push_back({ tensor.name, tensor.values.sizes().vec(), kept.back().data_ptr<float>() });
    }
    writeSafetensors(out, tensors, { { "epiarc", toJson(spec).dump() } });
}

void writeImported(ModelSpec& spec, Weights& weights, const ImportOptions& options, const Monitor& monitor)
{
    const auto network = buildNetwork(spec, weights, options.params.string());
    weights.finish(options.weights.string());
    spec.binSize = network->binSize();
    spec.outputLength = network->outputBins() * network->binSize();
    spec.parameters = weights.parameters();
    monitor.report(0.5, "writing the model");
    writeModel(spec, weights, options.out);
    monitor.report(1, "writing the model");
}

} // namespace models
