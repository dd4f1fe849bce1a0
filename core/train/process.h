#pragma once
#include <string>

namespace train
{

/// Which of several processes this is, and where they meet: Slurm's SLURM_PROCID and SLURM_NTASKS or torchrun's RANK and
/// WORLD_SIZE, with MASTER_ADDR and MASTER_PORT. Any other process is alone.
struct Process {
    int rank = 0, count = 1;
    std::string host; ///< empty: not known
    int port = 29500;
    bool first() const { return rank == 0; }

    /// Throws Error for variables that make no sense, or do not say where several meet.
    static Process current();
};

} // namespace train
