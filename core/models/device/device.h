#pragma once
#include "core/base/json.h"
#include "core/models/engine.h"

#include <ATen/ATen.h>
#include <c10/core/impl/LocalDispatchKeySet.h>
#include <exception>
#include <functional>
#include <memory>
#include <string>

namespace models
{

/// Where and how a network runs. Everything that differs between LibTorch 1.13 and 2.x is in device.cpp.
struct Device {
    at::Device torch = at::kCPU; ///< as LibTorch names it
    bool bf16 = false;
    int threads = 1;
    std::string reason {}; ///< why it is not what was asked for, in half a sentence; empty when it is
};
/// Throws Error when the device is not there or a name is unknown. A processor without bfloat16 instructions computes in float32,
/// which is faster there and more exact.
Device chooseDevice(const DeviceOptions&);
/// Whether bfloat16 would be computed as such there.
bool computesBfloat16(const at::Device& device);
/// "cpu, float32, 2 threads, BLAS openblas-pthread"
std::string describe(const Device&);

/// For the time of one forward pass on this thread: no gradients, the device's threads. The precision is the network's own
/// (Network::toBfloat16).
class PassScope
{
public:
    explicit PassScope(const Device&);
    ~PassScope();
    PassScope(const PassScope&) = delete;
    PassScope& operator=(const PassScope&) = delete;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

/// For the time of one training step, or of any pass with gradients, on this thread: gradients, the device's threads, and
/// products in its precision while weights and sums stay float32 (autocast).
class TrainingScope
{
public:
    explicit TrainingScope(const Device&);
    ~TrainingScope();
    TrainingScope(const TrainingScope&) = delete;
    TrainingScope& operator=(const TrainingScope&) = delete;

private:
    at::Device m_device;
    bool m_before;
};

/// For its lifetime products keep the number format of their operands, also within a TrainingScope of bfloat16.
class ExactScope
{
public:
    ExactScope();

private:
    c10::impl::ExcludeDispatchKeyGuard m_withoutAutocast;
};

/// Calls work(worker, first, end) for parts of [0, count) on all threads of the scope at once; workers count from 0 to workers()
/// − 1 and always get the same parts. Within, LibTorch's functions and products of matrices use one thread each, and no gradients
/// are recorded: many small products are faster so than one after the other on all threads.
void inParallel(int64_t count, const std::function<void(int64_t worker, int64_t first, int64_t end)>& work);
int64_t workers();

/// Values on a CPU in float32, without autocast: layers have functions of their own for them, which use less memory and time than
/// LibTorch's.
bool ownFunctions(const at::Tensor&);
/// And gradients are recorded.
bool ownGradients(const at::Tensor&);

/// softmax(query·keyᵀ + bias)·value for [batch, heads, length, size]; query already scaled, bias [batch, heads, length, length].
/// One kernel that never holds the weights where LibTorch has it (2.1 and later).
at::Tensor fusedAttention(
    const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const at::Tensor& bias, double dropout);

/// Versions, BLAS, devices, threads.
Json aboutDevices();
/// Floating-point operations per second of a large single-precision matrix product.
double measureMatrixRate(const Device&);

/// Turns an exception of LibTorch into an Error: without stack dump, and out of memory as advice. Call inside a catch block;
/// others are passed on.
[[noreturn]] void rethrowAsError(const std::string& doing, const std::function<std::string()>& outOfMemory);

/// Every door between LibTorch and the rest of Epiarc. `outOfMemory` says what to do then.
template <typename Work>
auto guarded(const std::string& doing, Work&& work, const std::function<std::string()>& outOfMemory = {})
{
    try {
        return work();
    } catch (const std::exception&) {
        rethrowAsError(doing, outOfMemory);
    }
}

} // namespace models
