#pragma once
#include "core/models/model.h"

namespace models
{

struct DeviceOptions {
    std::string device = "auto"; ///< auto | cpu | cuda[:N]
    std::string dtype = "f32"; ///< f32 | bf16
    int threads = 0; ///< 0: all cores
};

struct ImportOptions {
    std::string from; ///< name of an importer (core/models/families/importers.h)
    std::filesystem::path weights, params, targets, out;
    std::string name {}; ///< of the model; default: file name of `out`
    std::string genome {};
    std::string gamma {}; ///< enformer-pytorch: "positions" (default) or "features"
    int64_t length = 0; ///< enformer-pytorch: bp read; 0: 196,608
};

/// Everything that needs LibTorch, behind one torch-free interface.
class Engine
{
public:
    virtual ~Engine() = default;
    /// Opens a safetensors model. Throws Error when tensors are missing, extra or of the wrong shape (all listed in one
    /// message), or when the device is not there.
    virtual std::unique_ptr<Predictor> open(const std::filesystem::path&, const DeviceOptions&, const Monitor&) const = 0;
    /// Turns a published checkpoint into an Epiarc model file. Throws Error.
    virtual ModelSpec import(const ImportOptions&, const Monitor&) const = 0;
    /// Writes an untrained model of spec.family, spec.settings, lengths, heads and inputs: the same seed, the same file. Throws
    /// Error when its settings cannot be built.
    virtual ModelSpec create(const ModelSpec&, uint64_t seed, const std::filesystem::path& out) const = 0;
    /// Versions, BLAS, devices, threads as name → value.
    virtual Json about() const = 0;
    /// Single-precision matrix-product rate of this machine in FLOP/s, measured now (about half a second).
    virtual double matrixRate() const = 0;
};

/// Loads libepiarc-learn (beside this program or in ../lib) the first time and returns its engine. Throws Error with
/// one sentence when the library is not there. LibTorch costs about 0.3 s and 165 MB, which is why the window calls this only
/// when a model is opened.
std::shared_ptr<const Engine> loadEngine();

/// Reads only the metadata of a model file: fast, needs no LibTorch. Throws Error.
ModelSpec readSpec(const std::filesystem::path&);

} // namespace models
