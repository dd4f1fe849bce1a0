#pragma once
#include "core/data/windows.h"
#include "core/genome/genome.h"
#include "core/models/inputs/inputs.h"
#include "core/train/runconfig.h"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace train
{

/// What the network is shown once: a window in one cell type, moved, and read from one of its strands.
struct Example {
    int organism = 0, cell = 0;
    Interval window; ///< as long as the model's input, before it is moved
    int64_t shift = 0; ///< bp
    bool reverse = false;
    bool operator==(const Example&) const = default;
};

/// What an example reads, and where it predicts.
Interval inputOf(const Example&);
Interval outputOf(const models::ModelSpec&, const Example&);

/// What it reads and what it should have said.
struct Sample {
    models::Inputs inputs;
    int organism = 0;
    std::vector<float> targets; ///< [spec.bins(), targets of the organism], row by row; NaN where nothing is known
};

/// The opened files of a run, and the windows they are learnt from. Safe to read from several threads.
class Dataset
{
public:
    /// Opens everything and lays the windows, on the grid of bins unless a file names the regions. Windows to train on stay clear
    /// of other parts even when they are moved by recipe.shift. Throws Error (a file that is none, no window left) and Cancelled.
    Dataset(const RunConfig&, const models::ModelSpec&, const Monitor& = {});

    /// Files of one organism, by cell type.
    struct Cell {
        std::string name;
        models::InputReader reader;
        std::vector<std::shared_ptr<const tracks::Track>> targets; ///< null: not measured
    };
    struct Genome {
        std::shared_ptr<const genome::Genome> genome;
        std::vector<Target> targets;
        std::vector<Cell> cells;
        std::array<std::vector<Interval>, data::parts> windows; ///< of each part, by region and position
        std::vector<Interval> starts; ///< one bp: where each gene is first transcribed; empty without an annotation
        int64_t unknown = 0, blacklisted = 0; ///< windows left out
        int head = 0; ///< of the model
    };
    const std::vector<Genome>& organisms() const { return m_organisms; }
    const models::ModelSpec& spec() const { return m_spec; }
    /// Of all organisms, as they were dealt.
    const std::vector<data::Region>& regions() const { return m_regions; }

    /// Every window of a part in every cell type, unmoved; at most `most` windows per cell type, evenly chosen; 0: all.
    std::vector<Example> examples(int organism, data::Part, int64_t most = 0) const;
    /// Reads one. Throws Error (a file that vanished or is damaged) and Cancelled.
    Sample read(const Example&, const Monitor& = {}) const;

private:
    void layWindows(Genome&, int number, const Organism&, std::vector<data::Region>, const Recipe&, const Monitor&);
    std::vector<float> targetsOf(const Genome&, const Cell&, const Interval& output, const Monitor&) const;
    models::ModelSpec m_spec;
    std::vector<data::Region> m_regions;
    std::vector<Genome> m_organisms;
};

/// The signal of a file that a target's name and assay mean (models::namedSignal), in the genome's spelling. Throws Error (no
/// track of this genome, a table of methylation without such cytosines).
std::shared_ptr<const tracks::Track> openTarget(
    const Target&, const std::filesystem::path&, const genome::Genome&, const Monitor& = {});

/// One value per base, NaN where there is none. Throws Error (no signal, damaged files) and Cancelled.
std::vector<float> baseValues(const tracks::Track&, const Interval&, const Monitor& = {});

/// The bins of one target over an interval. Throws Error and Cancelled.
std::vector<float> targetBins(const Target&, const tracks::Track&, const Interval&, int64_t binSize, const Monitor& = {});
/// The same of values of every base, NaN where there is none.
std::vector<float> targetBins(const Target&, std::span<const float> values, int64_t binSize);

/// Turns a sample around: letters complemented, everything backwards, the targets of a pair of strands exchanged.
void reverseComplement(Sample&, const models::Head&);

} // namespace train
