#pragma once
#include "core/base/monitor.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <functional>
#include <string>

namespace models
{

/// Sees the weights of each attention layer as a network runs, in the order of the layers: [batch, heads, query, key], rows sum
/// to 1. False: nothing after this layer is needed, the pass may end here. Every attention layer offers its weights to the tap
/// of its pass, when there is one.
using AttentionTap = std::function<bool(const at::Tensor& weights)>;

/// Sees what each stage of a network gives, [batch, length, channels]. Stages run without gradients are computed in tiles and
/// show their end only; with gradients also the steps within ("tower.0.conv", "tower.0.pointwise", "tower.0").
using StageTap = std::function<void(const std::string& stage, const at::Tensor& values)>;

struct Device;

/// One forward pass: how it runs and who watches.
struct Pass {
    bool training = false; ///< batch statistics and dropout
    AttentionTap attention; ///< empty: nobody looks
    StageTap stages;
    const Monitor* monitor = nullptr;
    /// With gradients, on this device: of each layer only its input is kept, and on the way back the layer is computed again
    /// (activation checkpointing: Chen et al. 2016, arXiv:1604.06174). Null: all that gradients need is kept.
    const Device* recomputeOn = nullptr;

    /// A layer of the network. It may be computed again after the pass is over, with another Pass: captures nothing but the
    /// network.
    at::Tensor layer(const at::Tensor& x, const std::function<at::Tensor(const at::Tensor&, const Pass&)>& compute) const;

    void show(const std::string& stage, const at::Tensor& values) const
    {
        if (stages)
            stages(stage, values);
    }
    /// Throws Cancelled when a stop was asked for.
    void report(double fraction) const
    {
        if (monitor)
            monitor->report(fraction);
    }
    at::Tensor dropped(const at::Tensor& x, double fraction) const
    {
        return training && fraction > 0 ? at::dropout(x, fraction, true) : x;
    }
    /// Nobody needs what lies between the input and the output of a layer: it may be computed in place and in tiles.
    bool mayFuse(const at::Tensor& x) const { return !training && !at::GradMode::is_enabled() && x.device().is_cpu(); }
};

} // namespace models
