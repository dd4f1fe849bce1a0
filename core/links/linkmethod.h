#pragma once
#include "core/interpret/contributions.h"

#include <limits>
#include <memory>

namespace links
{

class Coactivity;

/// What links are asked of: a model with the tracks of one cell type, and what was measured in others. All must outlive it.
struct LinkSources {
    const models::Predictor& predictor;
    const models::InputReader& reader;
    const tracks::Track& elements; ///< peaks
    models::HeadTracks signal; ///< what stands for a gene's expression
    const Coactivity* coactivity = nullptr; ///< null: no other cell types
    std::string modelName, elementsName; ///< for notes
};

struct LinkSettings {
    int64_t reach = 0; ///< bp between an element and the TSS at most; 0: half of what the model reads
    int64_t around = 500; ///< bp to either side of an element's middle that a model is asked about (see `widened`)
    bool openPromoters = false; ///< leave out genes without an element at their TSS
    models::AttentionChoice::Combine attention = models::AttentionChoice::Combine::Mean; ///< Mean or Rollout
    std::string cell; ///< type, for the table

    /// What is wrong with them, one sentence each.
    std::vector<std::string> check() const;
};

/// The elements that one gene may be linked to.
struct GeneElements {
    interpret::Promoter promoter;
    std::vector<Interval> elements;
    std::vector<Interval> wide; ///< the same as a model is asked about them
};

using Scores = std::vector<std::vector<double>>; ///< [columns][elements]
/// The score of an element that a method knows nothing about.
inline constexpr double unknownScore = std::numeric_limits<double>::quiet_NaN();

/// A way to score how strongly elements are linked to a gene; the larger, the more likely the element acts on it. None of them is
/// a measured effect. A new one is a pair of files and a row of linkMethods().
struct LinkMethod {
    std::vector<const char*> says; ///< how each of its columns scores, for people: "nearness: …"
    /// Names of its columns; none where the sources do not allow it.
    std::vector<std::string> (*columns)(const LinkSources&);
    /// What the table says about its columns, one sentence each.
    std::vector<std::string> (*notes)(const LinkSources&, const LinkSettings&);
    /// Throws Error and Cancelled.
    Scores (*scores)(const LinkSources&, const LinkSettings&, const GeneElements&, const Monitor&);
};

/// In the order of their columns.
const std::vector<const LinkMethod*>& linkMethods();

} // namespace links
