#pragma once
#include "core/base/json.h"
#include "core/base/monitor.h"
#include "core/models/attention.h"
#include "core/models/gradient.h"
#include "core/models/headtracks.h"
#include "core/models/use.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace models
{

/// One column of a head: what it predicts.
struct OutputTrack {
    std::string name; ///< stable identifier, e.g. "CNhs10752+"
    std::string description; ///< "CAGE:oral squamous cell carcinoma cell line:Ca9-22"
    std::string assay; ///< "CAGE", "DNASE", "RNA", … (text before the first colon of the description)
    int strandPair = -1; ///< index of the same experiment on the other strand; itself when unstranded
};

/// One output layer, e.g. an organism.
struct Head {
    std::string name; ///< "human"
    std::vector<OutputTrack> tracks;
};

/// An epigenome signal that a model reads besides the sequence, named by its assay, so that one set of weights serves every cell
/// type. The value of a bin is scale · summary, or scale · log1p(summary); NaN where nothing is known, which differs from zero.
struct InputTrack {
    enum class Summary {
        Mean, ///< over the bases of the bin
        Sum, ///< over the bases of the bin
        Fraction ///< of methylated cytosines, 0 to 1: Σ(fraction · coverage) / Σ coverage, or their mean where no coverage is
                 ///< known
    };
    std::string name; ///< its assay: "ATAC", "mCG"
    std::string description {};
    Summary summary = Summary::Mean;
    bool log1p = false; ///< negative summaries count as 0 then
    double scale = 1;
    double minCoverage = 0; ///< Fraction: reads over a bin; with fewer the bin is missing
    bool absentIsZero = true; ///< Mean and Sum: bases without a value count as 0, as in files that leave out zeros
    bool operator==(const InputTrack&) const = default;
};

/// See core/base/words.h.
constexpr std::array<const char*, 3> wordsFor(InputTrack::Summary)
{
    return { "mean", "sum", "fraction" };
}

/// What a model file says about itself (safetensors metadata, JSON).
struct ModelSpec {
    std::string family; ///< "baskerville"
    std::string name;
    std::string genome; ///< assembly it was trained on, e.g. "hg38"; empty when unknown
    std::string licence, source; ///< where the weights come from
    int64_t inputLength = 0; ///< bp read
    int64_t outputLength = 0; ///< bp predicted, the centre of the input
    int64_t binSize = 0; ///< bp of one output bin
    int64_t parameters = 0; ///< of all members together
    int members = 1; ///< networks in the file that were trained apart; of an ensemble more than one
    std::vector<Head> heads;
    std::vector<InputTrack> inputs; ///< of one cell type; none: the model reads the sequence alone
    int64_t inputBinSize = 0; ///< bp of one bin of the inputs; 0 without inputs
    Json settings = Json::object(); ///< the family's own description of the network
    Json provenance = Json::object(); ///< how it was trained: names and values for people; may be empty
    int64_t bins() const { return binSize ? outputLength / binSize : 0; }
    int64_t inputBins() const { return inputBinSize ? inputLength / inputBinSize : 0; }
};
Json toJson(const ModelSpec&);
/// Keys that this version does not know are passed over. Throws Error (with `path`) naming the field that is missing, of the
/// wrong type or does not fit the others.
ModelSpec specFromJson(const Json&, const std::filesystem::path& path);
/// The columns that are meant: those named, or all of the head.
std::vector<int> tracksOf(const ModelSpec&, const HeadTracks&);

/// What a network reads in one pass.
struct Inputs {
    std::string bases; ///< spec().inputLength letters; everything but ACGT counts as N (zeros)
    /// Of each of spec().inputs, spec().inputBins() values as InputTrack says; NaN is missing, which the network masks.
    std::vector<std::vector<float>> epigenome = {};
};

/// What is predicted for a window: values[bin * tracks + track], float32.
struct Prediction {
    int64_t bins = 0, tracks = 0;
    std::vector<float> values;
    std::vector<float> spread = {}; ///< of an ensemble: standard deviation between its members, of the same values
    float at(int64_t bin, int64_t track) const { return values[size_t(bin * tracks + track)]; }
};

/// Which part of the model to run and how.
struct Request {
    HeadTracks of;
    bool averageReverseComplement = false; ///< mean of both strands, strand pairs swapped and bins reversed on the second
    Use use = Use::Both;
};

/// What one forward pass of one window takes; zeros where that is not known.
struct Cost {
    double flops = 0; ///< multiply-adds × 2
    int64_t bytes = 0; ///< of memory at its peak, weights included
};

/// A trained network behind a torch-free door. One forward pass at a time; calls from several threads wait for each other.
class Predictor
{
public:
    virtual ~Predictor() = default;
    virtual const ModelSpec& spec() const = 0;
    /// "cpu, float32, 2 threads, BLAS …": what is used.
    virtual std::string device() const = 0;
    /// Throws Error (inputs of another size, no such head or track) and Cancelled.
    virtual Prediction predict(const Inputs&, const Request&, const Monitor&) const = 0;
    /// Of a prediction of so many tracks of the largest head.
    virtual Cost cost(int /*tracks*/) const { return {}; }
    /// What `attention` can give; no layers unless the network has some.
    virtual AttentionShape attentionShape() const { return {}; }
    /// Attention of one pass over inputs as for predict; the network runs no further than the last layer the choice needs, and
    /// one map is held at a time. Throws Error (no attention, no such layer or head) and Cancelled.
    virtual AttentionMatrix attention(const Inputs&, const AttentionChoice&, const Monitor&) const;
    /// How fast a number changes with each input: one pass forward and one back, with several times the memory of `predict`.
    /// Throws Error (as predict; bins that are not predicted; a predictor without gradients) and Cancelled.
    virtual Gradient gradient(const InputValues&, const OutputSum&, const Monitor&) const;
    /// That number alone: one pass forward, with the memory of `predict`. Throws as gradient.
    virtual double value(const InputValues&, const OutputSum&, const Monitor&) const;
};

} // namespace models
