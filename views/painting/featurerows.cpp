#include "views/painting/featurerows.h"

#include "views/ink/textruler.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace
{

using Pointers = std::vector<const genome::Feature*>;
constexpr double gap = 4, rowGap = 8;

bool isVisible(const genome::Feature& feature, const Scale& scale)
{
    return feature.start < scale.interval().end && std::max(feature.end, feature.start + 1) > scale.interval().start;
}

QString nameOf(const genome::Feature& feature)
{
    return QString::fromStdString(feature.name.empty() ? feature.id : feature.name);
}

/// Of overlapping features with one name, the longest (transcripts of one gene, not its copies elsewhere). By start, as given.
Pointers longestPerName(const Pointers& features)
{
    struct Cluster {
        size_t kept;
        int64_t end;
    };
    std::unordered_map<std::string_view, Cluster> clusters;
    Pointers kept;
    for (const genome::Feature* feature : features) {
        const auto found = feature->name.empty() ? clusters.end() : clusters.find(feature->name);
        if (found == clusters.end() || feature->start >= found->second.end) {
            if (!feature->name.empty())
                clusters[feature->name] = { kept.size(), feature->end };
            kept.push_back(feature);
            continue;
        }
        found->second.end = std::max(found->second.end, feature->end);
        const genome::Feature*& longest = kept[found->second.kept];
        if (feature->end - feature->start > longest->end - longest->start)
            longest = feature;
    }
    return kept;
}

/// Rows of a whole slice, its bodies and labels wherever they lie.
class Packing
{
public:
    Packing(const Pointers& features, const Scale& scale, const TextRuler& ruler, int limit)
        : m_scale(scale)
        , m_ruler(ruler)
        , m_limit(limit)
    {
        m_items.reserve(features.size());
        for (const genome::Feature* feature : features) {
            m_visible += isVisible(*feature, scale);
            FeatureBox item;
            item.feature = feature;
            const auto span = scale.span(double(feature->start), double(feature->end));
            item.left = span.left;
            item.right = std::max(span.right, span.left + 1);
            m_items.push_back(item);
        }
    }

    /// Every label before its body. False when what is visible takes more rows than there are.
    bool withLabels()
    {
        // Where even the shortest would not fit, none need be measured.
        constexpr double shortest = 16, overhang = 400;
        if (shortest * m_visible > m_limit * (m_scale.width() + overhang))
            return false;
        for (FeatureBox& item : m_items) {
            item.label = nameOf(*item.feature);
            item.labelWidth = m_ruler.width(item.label);
            item.labelLeft = item.left - gap - item.labelWidth;
        }
        return fill();
    }

    void withoutLabels()
    {
        for (FeatureBox& item : m_items)
            item.label.clear();
        fill();
    }

    /// What is visible, cut to the view.
    FeatureRows rows(bool labelled)
    {
        FeatureRows rows;
        std::vector<std::vector<FeatureBox>> lines;
        for (FeatureBox& item : m_items) {
            if (!isVisible(*item.feature, m_scale))
                continue;
            if (item.row < 0) {
                rows.crowd.push_back(item.feature);
                continue;
            }
            item.left = std::clamp(item.left, m_scale.left(), m_scale.right() - 1);
            item.right = std::clamp(item.right, item.left + 1, m_scale.right());
            lines.resize(std::max(lines.size(), size_t(item.row) + 1));
            lines[size_t(item.row)].push_back(std::move(item));
        }
        for (auto& line : lines) {
            putLabels(line, labelled);
            std::move(line.begin(), line.end(), std::back_inserter(rows.boxes));
        }
        rows.rows = int(lines.size());
        rows.leftOut = int(rows.crowd.size());
        return rows;
    }

private:
    /// First fit from the left. False as soon as something visible finds no row.
    bool fill()
    {
        const auto before = [](const FeatureBox& one, const FeatureBox& other) {
            return std::make_tuple(one.from(), one.feature->start) < std::make_tuple(other.from(), other.feature->start);
        };
        if (!std::is_sorted(m_items.begin(), m_items.end(), before))
            std::stable_sort(m_items.begin(), m_items.end(), before);
        std::vector<double> ends;
        bool fits = true;
        for (FeatureBox& item : m_items) {
            const auto row = std::find_if(ends.begin(), ends.end(), [&](double end) { return end <= item.from(); });
            item.row = int(row - ends.begin());
            if (item.row >= m_limit) {
                item.row = -1;
                fits = fits && !isVisible(*item.feature, m_scale);
                continue;
            }
            if (row == ends.end())
                ends.push_back(0);
            ends[size_t(item.row)] = item.to() + (item.label.isEmpty() ? 1 : rowGap);
        }
        return fits;
    }

    /// Of one row, by position. Labels that have a position keep it; others go where the row has room.
    void putLabels(std::vector<FeatureBox>& line, bool labelled) const
    {
        double free = m_scale.left();
        for (size_t i = 0; i < line.size(); ++i) {
            FeatureBox& item = line[i];
            const double next
                = i + 1 == line.size() ? m_scale.right() : (labelled ? line[i + 1].from() : line[i + 1].left) - rowGap;
            if (!labelled || item.labelLeft < m_scale.left())
                putLabel(item, free, next);
            free = item.to() + rowGap;
        }
    }

    /// Before the body, else after it, else on it where it is wide; [from, to) is free.
    void putLabel(FeatureBox& item, double from, double to) const
    {
        item.label = nameOf(*item.feature);
        if (item.label.isEmpty())
            return;
        item.labelWidth = m_ruler.width(item.label);
        if (item.left - gap - item.labelWidth >= from) {
            item.labelLeft = item.left - gap - item.labelWidth;
        } else if (item.right + gap + item.labelWidth <= to) {
            item.labelLeft = item.right + gap;
        } else {
            const double body = item.right - item.left;
            item.label = body >= 40 ? m_ruler.elided(body - 16, item.label) : QString();
            item.labelWidth = m_ruler.width(item.label);
            item.labelLeft = item.left + 8;
        }
    }

    const Scale& m_scale;
    const TextRuler& m_ruler;
    int m_limit, m_visible = 0;
    std::vector<FeatureBox> m_items;
};

} // namespace

FeatureRows packRows(const tracks::Features& features, const Scale& scale, const QFont& labels, int limit)
{
    limit = std::max(limit, 0);
    if (features.where.chrom != scale.interval().chrom)
        return {};
    Pointers all;
    for (const genome::Feature& feature : features.items)
        all.push_back(&feature);
    const TextRuler ruler(labels);
    if (Packing packing(all, scale, ruler, limit); packing.withLabels())
        return packing.rows(true);
    const Pointers longest = longestPerName(all);
    Packing packing(longest, scale, ruler, limit);
    if (longest.size() < all.size() && packing.withLabels())
        return packing.rows(true);
    packing.withoutLabels();
    return packing.rows(false);
}
