#include "core/models/networks/modelfile.h"

#include "core/models/engine.h"
#include "core/models/networks/fileweights.h"
#include "core/models/tensors/safetensors.h"

#include <fmt/format.h>

namespace models
{

namespace
{

/// All that members of an ensemble have in common.
Json describedNetwork(const ModelSpec& spec)
{
    Json json = toJson(spec);
    for (const char* own : { "name", "provenance", "source", "licence" })
        json.erase(own);
    return json;
}

} // namespace

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

ModelSpec writeEnsemble(const std::vector<std::filesystem::path>& members, const std::filesystem::path& out)
{
    ModelSpec spec = readSpec(members.front());
    const Json network = describedNetwork(spec);
    std::vector<NamedTensor> tensors;
    for (size_t i = 0; i < members.size(); ++i) {
        const ModelSpec own = readSpec(members[i]);
        if (own.members > 1)
            throw Error(fmt::format("{} is an ensemble already.", members[i].string()));
        if (describedNetwork(own) != network)
            throw Error(fmt::format("{} and {} are not the same network with the same inputs and outputs: they make no ensemble.",
                members.front().string(), members[i].string()));
        const Safetensors file(members[i]);
        for (const TensorView& tensor : file.tensors())
            tensors.push_back({ fmt::format("member.{}.{}", i, tensor.name), tensorOf(file, tensor) });
    }
    spec.members = int(members.size());
    spec.parameters *= spec.members;
    writeModel(spec, tensors, out);
    return spec;
}

} // namespace models
