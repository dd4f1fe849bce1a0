#include "core/models/engine.h"
#include "core/models/engine/ensemblepredictor.h"
#include "core/models/engine/torchpredictor.h"
#include "core/models/import/importedmodel.h"
#include "core/models/import/importmodel.h"
#include "core/models/networks/initialweights.h"

#include <fmt/format.h>

namespace models
{

namespace
{

class TorchEngine : public Engine
{
public:
    std::unique_ptr<Predictor> open(
        const std::filesystem::path& path, const DeviceOptions& options, const Monitor& monitor) const override
    {
        auto first = std::make_unique<TorchPredictor>(path, options, monitor);
        const ModelSpec spec = first->spec();
        if (spec.members == 1)
            return first;
        std::vector<std::unique_ptr<Predictor>> members;
        members.push_back(std::move(first));
        for (int i = 1; i < spec.members; ++i)
            members.push_back(std::make_unique<TorchPredictor>(path, options, monitor.part(double(i) / spec.members, 1), i));
        return std::make_unique<EnsemblePredictor>(spec, std::move(members));
    }

    ModelSpec import(const ImportOptions& options, const Monitor& monitor) const override
    {
        return guarded(fmt::format("importing {}", options.weights.string()), [&] { return importModel(options, monitor); });
    }

    ModelSpec create(const ModelSpec& wanted, uint64_t seed, const std::filesystem::path& out) const override
    {
        return guarded(fmt::format("making {}", out.string()), [&] {
            ModelSpec spec = wanted;
            InitialWeights weights(seed);
            ImportOptions options;
            options.out = options.weights = options.params = out;
            writeImported(spec, weights, options, {});
            return spec;
        });
    }

    Json about() const override { return aboutDevices(); }
    double matrixRate() const override { return measureMatrixRate(chooseDevice({})); }
};

} // namespace

} // namespace models

/// The one entry of this library (see loadEngine); the caller owns the result.
extern "C" models::Engine* epiarcEngine()
{
    return new models::TorchEngine;
}
