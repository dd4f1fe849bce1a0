#include "core/models/engine.h"
#include "core/models/engine/torchpredictor.h"
#include "core/models/import/baskervilleimport.h"

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
        return std::make_unique<TorchPredictor>(path, options, monitor);
    }

    ModelSpec import(const ImportOptions& options, const Monitor& monitor) const override
    {
        if (options.from != "baskerville")
            throw Error(fmt::format("Epiarc cannot import from \"{}\": it knows baskerville.", options.from));
        return guarded(
            fmt::format("importing {}", options.weights.string()), [&] { return importBaskerville(options, monitor); });
    }

    Json about() const override { return aboutDevices(); }
    double matrixRate() const override { return measureMatrixRate(chooseDevice({})); }

    double flops(const Predictor& predictor) const override
    {
        const auto* own = dynamic_cast<const TorchPredictor*>(&predictor);
        if (!own)
            throw Error("Only a model that this library opened can say its number of operations.");
        return own->flops();
    }
};

} // namespace

} // namespace models

/// The one entry of this library (see loadEngine); the caller owns the result.
extern "C" models::Engine* epiarcEngine()
{
    return new models::TorchEngine;
}
