#pragma once
#include "core/interpret/attentionmap.h"

#include <memory>

namespace interpret
{

/// Which map of a model: of the window around a position, and how layers and heads are combined.
struct AttentionRequest {
    std::string chrom; ///< in the genome's spelling
    int64_t centre = 0; ///< 0-based
    models::AttentionChoice choice;
    bool operator==(const AttentionRequest&) const = default;
};

/// Attention maps of one model on one genome and cell type: the last few are kept. Requests whose windows fall on the same bins
/// share a map. Safe to use from several threads; a map is computed once.
class AttentionStore
{
public:
    /// Maps used longest ago are dropped beyond maxBytes; the newest one always stays.
    AttentionStore(std::shared_ptr<const models::Predictor>, models::InputReader, size_t maxBytes = size_t(64) << 20);
    ~AttentionStore();

    const models::ModelSpec& spec() const;
    models::AttentionShape shape() const;
    /// Names of the genome's chromosomes.
    std::vector<std::string> chromosomes() const;
    Interval window(const AttentionRequest&) const;
    /// Computes what is missing. Throws as attentionAt.
    std::shared_ptr<const AttentionMap> map(const AttentionRequest&, const Monitor&) const;
    /// Whether `map` returns at once.
    bool has(const AttentionRequest&) const;
    size_t bytes() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace interpret
