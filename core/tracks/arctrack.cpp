#include "core/tracks/arctrack.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace tracks
{

ArcTrack::ArcTrack(const std::filesystem::path& path, std::string name, std::string format, std::vector<Arc> arcs)
    : m_format(std::move(format))
    , m_arcs(std::move(arcs))
{
    m_path = path;
    m_name = std::move(name);
    if (m_arcs.empty())
        throw Error(fmt::format("{} holds no arc with two known ends; check that it was written completely.", path.string()));
    for (size_t i = 0; i < m_arcs.size(); ++i) {
        const Interval &a = m_arcs[i].a, &b = m_arcs[i].b;
        if (a.chrom == b.chrom) {
            m_spans[a.chrom].push_back({ std::min(a.start, b.start), std::max(a.end, b.end), i, 0 });
        } else {
            m_spans[a.chrom].push_back({ a.start, a.end, i, 0 });
            m_spans[b.chrom].push_back({ b.start, b.end, i, 0 });
        }
    }
    for (auto& [chrom, spans] : m_spans) {
        std::stable_sort(spans.begin(), spans.end(), [](const Span& x, const Span& y) { return x.start < y.start; });
        int64_t furthest = 0;
        for (Span& span : spans)
            span.furthestEnd = furthest = std::max(furthest, span.end);
    }
}

std::vector<std::string> ArcTrack::chromosomes() const
{
    std::vector<std::string> names;
    for (const auto& [name, spans] : m_spans)
        names.push_back(name);
    return names;
}

size_t ArcTrack::bytes() const
{
    size_t bytes = m_arcs.capacity() * sizeof(Arc);
    for (const auto& [name, spans] : m_spans)
        bytes += spans.capacity() * sizeof(Span);
    return bytes;
}

Slice ArcTrack::read(const Interval& where, int, const Monitor& monitor) const
{
    monitor.report(0);
    Arcs found { where, {} };
    const auto name = ownName(where.chrom);
    const auto chrom = name ? m_spans.find(*name) : m_spans.end();
    if (chrom == m_spans.end())
        return found;
    const auto& spans = chrom->second;
    // furthestEnd never falls, so that everything before this point ends too early.
    auto span = std::partition_point(spans.begin(), spans.end(), [&](const Span& s) { return s.furthestEnd <= where.start; });
    std::vector<size_t> overlapping;
    for (; span != spans.end() && span->start < where.end; ++span)
        if (span->end > where.start)
            overlapping.push_back(span->arc);
    found.weaker = keepStrongest(overlapping);
    found.items.reserve(overlapping.size());
    for (const size_t arc : overlapping)
        found.items.push_back(renamed(m_arcs[arc], *name, where.chrom));
    return found;
}

/// In the order they came in. Returns how many were dropped.
int64_t ArcTrack::keepStrongest(std::vector<size_t>& arcs) const
{
    if (arcs.size() <= most)
        return 0;
    const auto score = [&](size_t arc) {
        return std::isnan(m_arcs[arc].score) ? -std::numeric_limits<double>::infinity() : m_arcs[arc].score;
    };
    std::vector<std::pair<double, size_t>> ranked; // score, index among the arcs
    for (size_t i = 0; i < arcs.size(); ++i)
        ranked.emplace_back(-score(arcs[i]), i);
    std::nth_element(ranked.begin(), ranked.begin() + most, ranked.end());
    const auto dropped = int64_t(arcs.size() - most);
    std::vector<bool> kept(arcs.size());
    for (size_t i = 0; i < most; ++i)
        kept[ranked[i].second] = true;
    size_t index = 0;
    std::erase_if(arcs, [&](size_t) { return !kept[index++]; });
    return dropped;
}

Arc renamed(Arc arc, const std::string& own, const std::string& asked)
{
    for (Interval* anchor : { &arc.a, &arc.b })
        if (anchor->chrom == own)
            anchor->chrom = asked;
    return arc;
}

} // namespace tracks
