#pragma once
#include "core/base/json.h"
#include "core/base/monitor.h"
#include "core/models/attention.h"

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

/// What a model file says about itself (safetensors metadata, JSON).
struct ModelSpec {
    std::string family; ///< "baskerville"
    std::string name;
    std::string genome; ///< assembly it was trained on, e.g. "hg38"; empty when unknown
    std::string licence, source; ///< where the weights come from
    int64_t inputLength = 0; ///< bp read
    int64_t outputLength = 0; ///< bp predicted, the centre of the input
    int64_t binSize = 0; ///< bp of one output bin
    int64_t parameters = 0;
    std::vector<Head> heads;
    Json settings; ///< the family's own description of the network
    int64_t bins() const { return binSize ? outputLength / binSize : 0; }
};
Json toJson(const ModelSpec&);
/// Throws Error (with `path`) naming the field that is missing or of the wrong type.
ModelSpec specFromJson(const Json&, const std::filesystem::path& path);

/// One forward pass: values[bin * tracks + track], float32.
struct Prediction {
    int64_t bins = 0, tracks = 0;
    std::vector<float> values;
    float at(int64_t bin, int64_t track) const { return values[size_t(bin * tracks + track)]; }
};

/// Which part of the model to run and how.
struct Request {
    int head = 0;
    std::vector<int> tracks; ///< columns wanted, in this order; empty: all of the head
    bool averageReverseComplement = false; ///< mean of both strands, strand pairs swapped and bins reversed on the second
};

/// A trained network behind a torch-free door. One forward pass at a time; calls from several threads wait for each other.
class Predictor
{
public:
    virtual ~Predictor() = default;
    virtual const ModelSpec& spec() const = 0;
    /// "cpu, float32, 2 threads, BLAS …": what is used.
    virtual std::string device() const = 0;
    /// bases: exactly spec().inputLength letters; everything but ACGT counts as N (zeros). Throws Error, Cancelled.
    virtual Prediction predict(const std::string& bases, const Request&, const Monitor&) const = 0;
    /// What `attention` can give; no layers unless the network has some.
    virtual AttentionShape attentionShape() const { return {}; }
    /// Attention of one pass over `bases` as for predict; the network runs no further than the last layer the choice needs, and
    /// one map is held at a time. Throws Error (no attention, no such layer or head) and Cancelled.
    virtual AttentionMatrix attention(const std::string& bases, const AttentionChoice&, const Monitor&) const;
};

} // namespace models
