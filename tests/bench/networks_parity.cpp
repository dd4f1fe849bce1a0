#include "core/models/device/device.h"
#include "core/models/import/enformerweights.h"
#include "core/models/networks/families/families.h"
#include "tests/models/networks/golden.h"

#include <fmt/format.h>
#include <map>
#include <memory>
#include <string>
#include <vector>

// Enformer on a device of choice against the arrays that enformer-pytorch computed for a small network; needs no Qt.
// Tolerances are those of tests/models/networks/enformer_test.cpp; on a CUDA device, which adds in another order, ten times as
// much. usage: networks_parity FOLDER [cpu|cuda[:N]]    exit code 1: an array is off

namespace
{

using namespace models;

/// A stage of ours and the reference's name of it.
struct Stage {
    std::string ours, theirs;
    bool channelsFirst; ///< in the reference
    double tolerance;
};

std::vector<Stage> allStages()
{
    std::vector<Stage> stages { { "stem.conv", "stage.stem.0.conv", true, 2e-5 },
        { "stem.pointwise", "stage.stem.1.residual", true, 2e-5 }, { "stem", "stage.stem.2.pool", true, 2e-5 },
        { "tower.0.conv", "stage.conv_tower.0.0.conv_block", true, 2e-5 },
        { "tower.0.pointwise", "stage.conv_tower.0.1.residual", true, 2e-5 } };
    for (int i = 0; i < 6; ++i)
        stages.push_back({ fmt::format("tower.{}", i), fmt::format("stage.conv_tower.{}.out", i), true, 2e-5 });
    for (int i = 0; i < 2; ++i) {
        stages.push_back(
            { fmt::format("transformer.{}.attention", i), fmt::format("stage.transformer.{}.0.mha", i), false, 2e-5 });
        stages.push_back({ fmt::format("transformer.{}", i), fmt::format("stage.transformer.{}.1.ff", i), false, 2e-5 });
    }
    stages.push_back({ "crop", "stage.crop", false, 2e-5 });
    stages.push_back({ "final", "stage.final_pointwise", false, 2e-5 });
    stages.push_back({ "out.human", "out.human", false, 1e-5 });
    stages.push_back({ "out.mouse", "out.mouse", false, 1e-5 });
    return stages;
}

class Parity
{
public:
    Parity(std::string folder, const Device& device)
        : m_folder(std::move(folder))
        , m_device(device)
        , m_weights(m_folder + "/weights.safetensors")
        , m_reference(m_folder + "/activations.safetensors")
        , m_inputs { m_reference["input_onehot"].to(device.torch), {} }
    {
        fmt::print("| array | largest difference | tolerance | |\n|---|---|---|---|\n");
    }
    bool holds() const { return m_holds; }

    /// Step by step as in training, and as a prediction computes them.
    void stages()
    {
        {
            const TrainingScope scope(m_device);
            compareStages(*network(), "", true);
        }
        const PassScope scope(m_device);
        compareStages(*network(), ", prediction", false);
    }

    void attention()
    {
        const PassScope scope(m_device);
        int layer = 0;
        Pass pass;
        pass.attention = [&](const at::Tensor& weights) {
            compare(fmt::format("attention probabilities {}", layer), weights, m_reference[fmt::format("attn.{}.probs", layer)],
                1e-5);
            return ++layer > 0;
        };
        network()->trunk(m_inputs, pass);
        if (layer != 2)
            throw Error(fmt::format("The network showed {} attention layers instead of 2.", layer));
    }

    void inputGradient()
    {
        const TrainingScope scope(m_device);
        const at::Tensor bases = m_inputs.bases.clone().requires_grad_(true);
        network()->forward({ bases, {} }, 0).mean().backward();
        compare("input gradient", bases.grad(), Golden(m_folder + "/derived.safetensors")["grad_input_human_mean"], 1e-7);
    }

    void bfloat16()
    {
        Device device = m_device;
        device.bf16 = true;
        const PassScope scope(device);
        const auto rounded = network();
        rounded->toBfloat16();
        const at::Tensor got = rounded->forward(m_inputs, 0).cpu(), expected = m_reference["out.human"];
        row("out.human in bfloat16 (relative L2)", ((got - expected).norm() / expected.norm()).item<double>(), 2e-2);
    }

private:
    std::unique_ptr<Network> network() const
    {
        EnformerWeights weights(m_weights.file());
        auto made = buildNetwork(goldenSpec("features"), weights, m_folder);
        weights.finish(m_folder);
        made->to(m_device.torch);
        return made;
    }

    void compareStages(const Network& network, const std::string& how, bool all)
    {
        std::map<std::string, at::Tensor> seen;
        Pass pass;
        pass.stages = [&](const std::string& stage, const at::Tensor& values) { seen[stage] = values.detach().cpu(); };
        const at::Tensor trunk = network.trunk(m_inputs, pass);
        seen["out.human"] = network.head(trunk, 0).detach();
        seen["out.mouse"] = network.head(trunk, 1).detach();
        for (const auto& [ours, theirs, channelsFirst, tolerance] : allStages()) {
            if (!all && !seen.contains(ours))
                continue;
            if (!seen.contains(ours))
                throw Error(fmt::format("The network has no stage {}.", ours));
            compare(ours + how, seen[ours], channelsFirst ? m_reference.lengthFirst(theirs) : m_reference[theirs], tolerance);
        }
    }

    void compare(const std::string& name, const at::Tensor& got, const at::Tensor& expected, double tolerance)
    {
        row(name, largestDifference(got.cpu(), expected), m_device.torch.is_cuda() ? 10 * tolerance : tolerance);
    }

    void row(const std::string& name, double difference, double tolerance)
    {
        const bool close = difference <= tolerance; // not a number is not close
        m_holds = m_holds && close;
        fmt::print("| {} | {:.1e} | {:.0e} | {} |\n", name, difference, tolerance, close ? "ok" : "OFF");
    }

    std::string m_folder;
    Device m_device;
    Golden m_weights, m_reference;
    NetworkInputs m_inputs;
    bool m_holds = true;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        fmt::print(stderr, "usage: networks_parity FOLDER [cpu|cuda[:N]]\n");
        return 2;
    }
    try {
        return guarded("comparing with the reference arrays", [&] {
            const Device device = chooseDevice({ argc > 2 ? argv[2] : "cpu", "f32", 0 });
            fmt::print("LibTorch {}, {}\n\n", aboutDevices()["LibTorch"].get<std::string>(), describe(device));
            Parity parity(argv[1], device);
            parity.stages();
            parity.attention();
            parity.inputGradient();
            parity.bfloat16();
            return parity.holds() ? 0 : 1;
        });
    } catch (const std::exception& problem) {
        fmt::print(stderr, "{}\n", problem.what());
        return 1;
    }
}
