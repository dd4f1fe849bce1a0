#pragma once
#include "core/interpret/promoter.h"

namespace links
{

/// Elements whose middle lies at most `reach` bp from the TSS, without those that hold it.
std::vector<Interval> candidates(const interpret::Promoter&, const std::vector<Interval>& elements, int64_t reach);

/// Each element with at least so many bp to either side of its middle: an active element marks its neighbourhood (the nucleosomes
/// beside an open stretch carry H3K27ac), so models are asked about more than a peak of accessibility; Enformer's authors count
/// 2 kb. None is cut, and none grows over the TSS: what lies beyond is the promoter's own.
std::vector<Interval> widened(const interpret::Promoter&, const std::vector<Interval>&, int64_t around);

} // namespace links
