#pragma once
#include "core/models/device/device.h"
#include "core/train/loop/batch.h"
#include "core/train/loop/checkpoint.h"
#include "core/train/loop/optimiser.h"
#include "core/train/loop/ranks.h"
#include "core/train/loop/trainable.h"
#include "core/train/loop/weightaverage.h"

namespace train
{

/// A network that learns: its weights, what moves them, and everything of both that must survive an interruption.
class Learner
{
public:
    /// Builds the network of `spec` with weights as config.model says; completes spec.parameters. Throws Error.
    Learner(const RunConfig&, models::ModelSpec spec);

    struct Step {
        double loss = 0; ///< before the weights moved
        double gradientNorm = 0; ///< before clipping
    };
    /// One step over some batches of one organism, whose gradients are averaged, over `ranks` too. What is dropped out follows
    /// from the number of the step. Throws Error when loss or gradients are no numbers: the weights stay as they are then.
    Step step(int64_t number, const std::vector<Batch>&, int head, double rate, Ranks& ranks);

    const models::ModelSpec& spec() const { return m_spec; }
    const models::Network& network() const { return *m_network; }
    const models::Device& device() const { return m_device; }
    /// Calls `work` with the network as it is to be used: with the mean of its weights, where the recipe asks for one.
    void whenUsed(const std::function<void(const models::Network&)>& work);
    /// The model as it is to be used: for a file. On the CPU, apart from the network.
    std::vector<models::NamedTensor> model();
    /// Puts the tensors of a model of this run into the network; what was learnt is lost. Throws Error.
    void loadWeights(const std::filesystem::path& model);

    /// What resuming needs. Copies.
    State state() const;
    /// Throws Error when it belongs to another network.
    void restore(const State&);

private:
    at::Tensor forward(const Batch&, int head) const;
    Recipe m_recipe;
    models::ModelSpec m_spec;
    models::Device m_device;
    std::unique_ptr<models::Network> m_network;
    std::optional<Trainable> m_trainable;
    std::optional<Optimiser> m_optimiser;
    std::optional<WeightAverage> m_average;
    bool m_recomputes; ///< activation checkpointing
    bool m_statistics = true; ///< the trunk normalises by its batches and drops out
};

} // namespace train
