#include "core/models/device/device.h"

#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>
#include <chrono>
#include <dlfcn.h>
#include <filesystem>
#include <fmt/format.h>
#include <thread>
#include <torch/torch.h>
#include <torch/version.h>

namespace models
{

namespace
{

bool autocastEnabled(const at::Device& device)
{
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
    return at::autocast::is_autocast_enabled(device.type());
#else
    return device.is_cuda() ? at::autocast::is_enabled() : at::autocast::is_cpu_enabled();
#endif
}

void setAutocast(const at::Device& device, bool on)
{
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
    at::autocast::set_autocast_dtype(device.type(), at::kBFloat16);
    at::autocast::set_autocast_enabled(device.type(), on);
#else
    if (device.is_cuda()) {
        at::autocast::set_autocast_gpu_dtype(at::kBFloat16);
        at::autocast::set_enabled(on);
    } else {
        at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
        at::autocast::set_cpu_enabled(on);
    }
#endif
}

/// A function of the BLAS that LibTorch uses; this library may have been opened without making its symbols global.
void* blasFunction(const char* name)
{
    void* library = ::dlopen("libblas.so.3", RTLD_NOW | RTLD_NOLOAD);
    return ::dlsym(library ? library : RTLD_DEFAULT, name);
}

/// The file that answers to sgemm_: which BLAS the system's alternatives chose, e.g. "openblas-pthread".
std::string blasName()
{
    Dl_info found;
    void* product = blasFunction("sgemm_");
    if (!product || ::dladdr(product, &found) == 0 || !found.dli_fname)
        return at::hasMKL() ? "MKL" : "built into LibTorch";
    std::error_code problem;
    const std::filesystem::path file = std::filesystem::canonical(found.dli_fname, problem);
    const std::string folder = file.parent_path().filename();
    if (folder == "blas")
        return "reference BLAS (slow: install libopenblas0-pthread)";
    return folder.starts_with("openblas") || folder.starts_with("blis") || folder.starts_with("atlas") ? folder
                                                                                                       : file.filename().string();
}

/// OpenBLAS has threads of its own; other libraries use one within a parallel region.
void setBlasThreads(int threads)
{
    using SetThreads = void (*)(int);
    static const auto set = reinterpret_cast<SetThreads>(blasFunction("openblas_set_num_threads"));
    if (set)
        set(threads);
}

void prepare(const Device& device)
{
    if (at::get_num_threads() != device.threads)
        at::set_num_threads(device.threads);
    setBlasThreads(device.threads);
    if (device.torch.is_cuda()) { // float32 means float32: TF32 keeps ten bits
        at::globalContext().setAllowTF32CuBLAS(false);
        at::globalContext().setAllowTF32CuDNN(false);
    }
}

at::Device parseDevice(const std::string& name)
{
    const bool haveCuda = torch::cuda::is_available();
    if (name == "auto")
        return haveCuda ? at::Device(at::kCUDA, 0) : at::Device(at::kCPU);
    if (name == "cpu")
        return at::kCPU;
    const bool numbered = name.starts_with("cuda:") && name.size() > 5 && name.size() < 9
        && name.find_first_not_of("0123456789", 5) == std::string::npos;
    if (name != "cuda" && !numbered)
        throw Error(fmt::format("\"{}\" is no device: use auto, cpu, cuda or cuda:N.", name));
    if (!haveCuda)
        throw Error(
            fmt::format("The device {} is not there: this LibTorch finds no CUDA device. Use --device cpu or auto.", name));
    const int number = numbered ? std::stoi(name.substr(5)) : 0;
    if (number >= int(torch::cuda::device_count()))
        throw Error(fmt::format(
            "The device {} is not there: this machine has {} CUDA devices, counted from 0.", name, torch::cuda::device_count()));
    return { at::kCUDA, at::DeviceIndex(number) };
}

} // namespace

bool computesBfloat16(const at::Device& device)
{
#ifdef __x86_64__
    return device.is_cuda() || __builtin_cpu_supports("avx512bf16");
#else
    return device.is_cuda();
#endif
}

Device chooseDevice(const DeviceOptions& options)
{
    if (options.dtype != "f32" && options.dtype != "bf16")
        throw Error(fmt::format("\"{}\" is no number format: use f32 or bf16.", options.dtype));
    if (options.threads < 0)
        throw Error(fmt::format("{} threads are impossible: use 0 for all cores.", options.threads));
    const int cores = std::max(1, int(std::thread::hardware_concurrency()));
    Device device { parseDevice(options.device), options.dtype == "bf16", options.threads ? options.threads : cores };
    if (device.bf16 && !computesBfloat16(device.torch)) {
        device.bf16 = false;
        device.reason = "bfloat16 was asked for, but this processor has no instructions for it";
    }
    return device;
}

std::string describe(const Device& device)
{
    const char* format = device.bf16 ? "bfloat16" : "float32";
    if (device.torch.is_cuda())
        return fmt::format("{}, {}", device.torch.str(), format);
    return fmt::format("cpu, {}{}, {} thread{}, BLAS {}", format,
        device.reason.empty() ? std::string() : fmt::format(" ({})", device.reason), device.threads,
        device.threads == 1 ? "" : "s", blasName());
}

struct PassScope::Impl {
    c10::InferenceMode inference;
};

PassScope::PassScope(const Device& device)
    : m(std::make_unique<Impl>())
{
    prepare(device);
}

PassScope::~PassScope() = default;

TrainingScope::TrainingScope(const Device& device)
    : m_device(device.torch)
    , m_before(autocastEnabled(device.torch))
{
    prepare(device);
    setAutocast(device.torch, device.bf16);
}

TrainingScope::~TrainingScope()
{
    setAutocast(m_device, m_before);
    if (!m_before)
        at::autocast::clear_cache(); // else the next step would compute with the rounded weights of this one
}

ExactScope::ExactScope()
    : m_withoutAutocast(c10::autocast_dispatch_keyset)
{
}

int64_t workers()
{
    return at::get_num_threads();
}

void inParallel(int64_t count, const std::function<void(int64_t worker, int64_t first, int64_t end)>& work)
{
    const int64_t parts = std::min(workers(), count);
    setBlasThreads(1);
    struct Restore {
        ~Restore() { setBlasThreads(at::get_num_threads()); }
    } restore;
    at::parallel_for(0, parts, 1, [&](int64_t from, int64_t to) {
        const at::AutoDispatchBelowADInplaceOrView plain; // the modes of the calling thread are not those of the others
        for (int64_t part = from; part < to; ++part)
            work(part, count * part / parts, count * (part + 1) / parts);
    });
}

bool ownFunctions(const at::Tensor& x)
{
    return x.device().is_cpu() && x.dtype() == at::kFloat && !autocastEnabled(at::kCPU);
}

bool ownGradients(const at::Tensor& x)
{
    return at::GradMode::is_enabled() && ownFunctions(x);
}

at::Tensor fusedAttention(
    const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const at::Tensor& bias, double dropout)
{
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 1)
    // The bias in memory of its own: the fused kernels want rows that begin at whole vectors.
    const auto type = value.scalar_type();
    return at::scaled_dot_product_attention(query.to(type), key, value, bias.to(type).contiguous(), dropout, false, 1.0);
#else
    const at::Tensor weights = at::softmax((at::matmul(query, key.transpose(2, 3)) + bias).to(at::kFloat), -1).to(value.dtype());
    return at::matmul(dropout > 0 ? at::dropout(weights, dropout, true) : weights, value);
#endif
}

Json aboutDevices()
{
    Json devices = Json::array({ "cpu" });
    for (int64_t i = 0; i < int64_t(torch::cuda::is_available() ? torch::cuda::device_count() : 0); ++i)
        devices.push_back(fmt::format("cuda:{}", i));
    return { { "LibTorch", fmt::format("{}.{}.{}", TORCH_VERSION_MAJOR, TORCH_VERSION_MINOR, TORCH_VERSION_PATCH) },
        { "BLAS", blasName() }, { "oneDNN", at::hasMKLDNN() }, { "devices", devices }, { "threads", chooseDevice({}).threads } };
}

double measureMatrixRate(const Device& device)
{
    using Clock = std::chrono::steady_clock;
    const PassScope scope(device);
    const int64_t size = device.torch.is_cuda() ? 8192 : 1024;
    const auto options = at::TensorOptions().device(device.torch).dtype(at::kFloat);
    const at::Tensor a = at::ones({ size, size }, options), b = at::ones({ size, size }, options);
    double best = 0;
    for (const auto start = Clock::now(); Clock::now() - start < std::chrono::milliseconds(500);) {
        const auto before = Clock::now();
        at::mm(a, b);
        if (device.torch.is_cuda())
            torch::cuda::synchronize();
        const double seconds = std::chrono::duration<double>(Clock::now() - before).count();
        best = std::max(best, 2.0 * double(size * size * size) / seconds);
    }
    return best;
}

void rethrowAsError(const std::string& doing, const std::function<std::string()>& advice)
{
    const auto outOfMemory = [&] {
        return Error(advice ? advice() : fmt::format("There is not enough memory for {}: close other programs.", doing));
    };
    try {
        throw;
    } catch (const c10::OutOfMemoryError&) {
        throw outOfMemory();
    } catch (const c10::Error& problem) {
        std::string text = problem.what_without_backtrace();
        if (text.find("can't allocate memory") != std::string::npos || text.find("out of memory") != std::string::npos)
            throw outOfMemory();
        text = text.substr(0, text.find('\n'));
        while (!text.empty() && (text.back() == '.' || text.back() == ' '))
            text.pop_back();
        throw Error(fmt::format("LibTorch failed at {}: {}.", doing, text));
    } catch (const std::bad_alloc&) {
        throw outOfMemory();
    } catch (const Error&) {
        throw;
    } catch (const std::runtime_error& problem) { // LibTorch throws some as such
        throw Error(fmt::format("LibTorch failed at {}: {}.", doing, problem.what()));
    }
}

} // namespace models
