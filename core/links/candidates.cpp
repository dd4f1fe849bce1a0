#include "core/links/candidates.h"

#include <algorithm>
#include <cstdlib>

namespace links
{

std::vector<Interval> candidates(const interpret::Promoter& promoter, const std::vector<Interval>& elements, int64_t reach)
{
    std::vector<Interval> found;
    for (const Interval& element : elements)
        if (element.chrom == promoter.tss.chrom && !element.overlaps(promoter.tss)
            && std::abs(element.centre() - promoter.tss.centre()) <= reach)
            found.push_back(element);
    return found;
}

std::vector<Interval> widened(const interpret::Promoter& promoter, const std::vector<Interval>& elements, int64_t around)
{
    std::vector<Interval> wide;
    for (const Interval& element : elements) {
        int64_t from = std::max<int64_t>(0, element.centre() - around), to = element.centre() + around;
        if (element.start >= promoter.tss.end)
            from = std::max(from, promoter.tss.end);
        else
            to = std::min(to, promoter.tss.start);
        wide.push_back({ element.chrom, std::min(element.start, from), std::max(element.end, to) });
    }
    return wide;
}

} // namespace links
