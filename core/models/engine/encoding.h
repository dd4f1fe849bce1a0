#pragma once
#include "core/models/model.h"
#include "core/models/networks/network.h"

namespace models
{

/// Inputs as the network reads them, one item on the CPU: letters one-hot, of each epigenome track the values (0 where missing)
/// and behind all of them where there are any. What `use` leaves out is N or missing everywhere. checkInputs must hold.
NetworkInputs encoded(const ModelSpec&, const Inputs&, Use);
NetworkInputs encoded(const ModelSpec&, const InputValues&);
NetworkInputs onDevice(const NetworkInputs&, const at::Device&);
/// The same window read from the other strand.
NetworkInputs reverseComplement(const NetworkInputs&);

/// int64 on the device; undefined for no tracks, which means all.
at::Tensor columnsOf(const std::vector<int>& tracks, const at::Device&);
/// The tracks that hold the other strand of these, each named.
HeadTracks strandPartners(const ModelSpec&, const HeadTracks&);
/// [1, bins, tracks] → values on the CPU.
Prediction toPrediction(const at::Tensor& output);
/// Gradients of one item after the way back from `value`; without any all are 0.
Gradient toGradient(const NetworkInputs&, const at::Tensor& value);

} // namespace models
