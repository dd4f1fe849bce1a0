#pragma once
#include "core/links/linkmethod.h"

namespace links
{

/// − bp between the TSS and the middle of the element: the baseline.
std::vector<double> nearness(const interpret::Promoter&, const std::vector<Interval>&);

extern const LinkMethod nearnessMethod;

} // namespace links
