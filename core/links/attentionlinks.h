#pragma once
#include "core/interpret/attentionmap.h"
#include "core/links/linkmethod.h"

namespace links
{

/// The weights of attentionArcs; NaN for elements outside the model's window.
std::vector<double> attentionScores(const interpret::AttentionMap&, const interpret::Promoter&, const std::vector<Interval>&);

extern const LinkMethod attentionMethod;

} // namespace links
