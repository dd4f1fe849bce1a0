#pragma once
#include "core/models/engine/device.h"
#include "core/models/networks/network.h"

#include <mutex>

namespace models
{

/// A network of LibTorch as a Predictor.
class TorchPredictor : public Predictor
{
public:
    /// Reads spec and weights. Throws Error as Engine::open.
    TorchPredictor(const std::filesystem::path&, const DeviceOptions&, const Monitor&);

    const ModelSpec& spec() const override { return m_spec; }
    std::string device() const override { return describe(m_device); }
    Prediction predict(const Inputs&, const Request&, const Monitor&) const override;
    AttentionShape attentionShape() const override { return m_network->attentionShape(); }
    AttentionMatrix attention(const Inputs&, const AttentionChoice&, const Monitor&) const override;
    double flops() const { return m_network->flops(); }

private:
    void check(const Request&) const;
    void check(const AttentionChoice&) const;
    std::filesystem::path m_path;
    ModelSpec m_spec;
    Device m_device;
    std::unique_ptr<Network> m_network;
    mutable std::mutex m_onePass;
};

} // namespace models
