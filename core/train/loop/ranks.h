#pragma once
#include <ATen/core/Tensor.h>

#include <memory>
#include <vector>

namespace train
{

/// The processes that train one model together (see process.h). They speak Gloo over the network; gradients on a GPU go through
/// the memory of the CPU.
class Ranks
{
public:
    /// Meets the others. Throws Error as Process::current(), for a LibTorch without Gloo, and when nobody answers.
    Ranks();
    ~Ranks();

    int rank() const { return m_rank; }
    int count() const { return m_count; }
    bool first() const { return m_rank == 0; }
    /// Every process gives as many numbers, and gets their sums.
    std::vector<double> sum(std::vector<double> values);
    /// Replaces every tensor by its mean over the processes.
    void average(const std::vector<at::Tensor>& tensors);

private:
    struct Group;
    int m_rank = 0, m_count = 1;
    std::unique_ptr<Group> m_group; ///< null: alone
};

} // namespace train
