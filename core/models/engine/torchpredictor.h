#pragma once
#include "core/models/device/device.h"
#include "core/models/networks/network.h"

#include <mutex>

namespace models
{

/// A network of LibTorch as a Predictor.
class TorchPredictor : public Predictor
{
public:
    /// Reads spec and weights, of an ensemble those of one member. Throws Error as Engine::open.
    TorchPredictor(const std::filesystem::path&, const DeviceOptions&, const Monitor&, int member = 0);

    const ModelSpec& spec() const override { return m_spec; }
    std::string device() const override { return describe(m_device); }
    Prediction predict(const Inputs&, const Request&, const Monitor&) const override;
    AttentionShape attentionShape() const override { return m_network->attentionShape(); }
    AttentionMatrix attention(const Inputs&, const AttentionChoice&, const Monitor&) const override;
    Gradient gradient(const InputValues&, const OutputSum&, const Monitor&) const override;
    double value(const InputValues&, const OutputSum&, const Monitor&) const override;
    Cost cost(int tracks) const override;

private:
    at::Tensor forward(const NetworkInputs&, const HeadTracks&, const Monitor&) const;
    /// The number of an OutputSum, float64.
    at::Tensor summed(const NetworkInputs&, const OutputSum&, const Monitor&) const;
    /// Finds the stage whose values are first no numbers, and throws Error naming it.
    [[noreturn]] void complainOfNumbers(const NetworkInputs&, int head) const;
    /// What to say when memory does not suffice.
    std::string memoryComplaint(const std::string& doing) const;
    /// A system that hands out memory it does not have would kill the program instead: throws Error before.
    void checkMemory(const std::string& doing) const;
    void check(const HeadTracks&) const;
    void check(const AttentionChoice&) const;
    void check(const OutputSum&) const;
    std::filesystem::path m_path;
    ModelSpec m_spec;
    Device m_device;
    std::unique_ptr<Network> m_network;
    mutable std::mutex m_onePass;
};

} // namespace models
