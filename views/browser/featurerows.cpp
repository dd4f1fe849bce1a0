#include "views/browser/featurerows.h"

#include "views/browser/lettering.h"

#include <algorithm>

namespace
{

using Pointers = std::vector<const genome::Feature*>;
constexpr double gap = 4, rowGap = 8;

Pointers visibleIn(const tracks::Features& features, const Scale& scale)
{
    Pointers visible;
    if (features.where.chrom != scale.interval().chrom)
        return visible;
    for (const genome::Feature& feature : features.items)
        if (feature.start < scale.interval().end && std::max(feature.end, feature.start + 1) > scale.interval().start)
            visible.push_back(&feature);
    return visible;
}

/// Of overlapping features with one name, the longest (transcripts of one gene, not its copies elsewhere).
Pointers longestPerName(Pointers features)
{
    std::stable_sort(features.begin(), features.end(),
        [](const auto* one, const auto* other) { return std::tie(one->name, one->start) < std::tie(other->name, other->start); });
    Pointers kept;
    int64_t clusterEnd = 0;
    for (const genome::Feature* feature : features) {
        const bool same
            = !kept.empty() && !feature->name.empty() && kept.back()->name == feature->name && feature->start < clusterEnd;
        clusterEnd = same ? std::max(clusterEnd, feature->end) : feature->end;
        if (!same)
            kept.push_back(feature);
        else if (feature->end - feature->start > kept.back()->end - kept.back()->start)
            kept.back() = feature;
    }
    return kept;
}

PlacedFeature body(const genome::Feature& feature, const Scale& scale)
{
    PlacedFeature placed;
    placed.feature = &feature;
    const auto [left, right] = scale.span(double(feature.start), double(feature.end));
    placed.left = std::clamp(left, scale.left(), scale.right() - 1);
    placed.right = std::clamp(right, placed.left + 1, scale.right());
    return placed;
}

/// Before the body, else after it, else on it where it fills the view; [from, to) is free.
void putLabel(PlacedFeature& placed, const QFont& font, double from, double to)
{
    const QString name = QString::fromStdString(placed.feature->name.empty() ? placed.feature->id : placed.feature->name);
    if (name.isEmpty())
        return;
    const double width = textWidth(name, font), bodyWidth = placed.right - placed.left;
    placed.label = name;
    placed.labelWidth = width;
    if (placed.left - gap - width >= from)
        placed.labelLeft = placed.left - gap - width;
    else if (placed.right + gap + width <= to)
        placed.labelLeft = placed.right + gap;
    else {
        placed.label = bodyWidth >= 40 ? elidedTo(bodyWidth - 16, name, font) : QString();
        placed.labelWidth = textWidth(placed.label, font);
        placed.labelLeft = placed.left + 8;
    }
}

/// First fit from the left.
FeatureRows packed(std::vector<PlacedFeature> placed)
{
    std::stable_sort(placed.begin(), placed.end(), [](const auto& one, const auto& other) {
        return std::make_tuple(one.from(), one.feature->start) < std::make_tuple(other.from(), other.feature->start);
    });
    FeatureRows rows;
    std::vector<double> ends;
    for (PlacedFeature& item : placed) {
        const auto row = std::find_if(ends.begin(), ends.end(), [&](double end) { return end <= item.from(); });
        item.row = int(row - ends.begin());
        if (row == ends.end())
            ends.push_back(0);
        ends[size_t(item.row)] = item.to() + (item.label.isEmpty() ? 1 : rowGap);
    }
    rows.rows = int(ends.size());
    rows.placed = std::move(placed);
    return rows;
}

FeatureRows withLabels(const Pointers& features, const Scale& scale, const QFont& font)
{
    std::vector<PlacedFeature> placed;
    for (const genome::Feature* feature : features) {
        placed.push_back(body(*feature, scale));
        putLabel(placed.back(), font, scale.left(), scale.right());
    }
    return packed(std::move(placed));
}

FeatureRows labelsWhereRoom(const Pointers& features, const Scale& scale, const QFont& font)
{
    std::vector<PlacedFeature> placed;
    for (const genome::Feature* feature : features)
        placed.push_back(body(*feature, scale));
    FeatureRows rows = packed(std::move(placed));
    std::vector<PlacedFeature*> previous(size_t(rows.rows), nullptr);
    const auto label = [&](PlacedFeature& item, double from, double to) { putLabel(item, font, from, to); };
    std::vector<double> freeFrom(size_t(rows.rows), scale.left());
    for (PlacedFeature& item : rows.placed) {
        PlacedFeature*& before = previous[size_t(item.row)];
        if (before) {
            label(*before, freeFrom[size_t(item.row)], item.left - rowGap);
            freeFrom[size_t(item.row)] = before->to() + rowGap;
        }
        before = &item;
    }
    for (size_t row = 0; row < previous.size(); ++row)
        if (previous[row])
            label(*previous[row], freeFrom[row], scale.right());
    return rows;
}

void leaveOutBeyond(FeatureRows& rows, int limit)
{
    const auto tooLow = [&](const PlacedFeature& item) { return item.row >= limit; };
    rows.leftOut = int(std::erase_if(rows.placed, tooLow));
    rows.rows = std::min(rows.rows, limit);
}

} // namespace

FeatureRows packRows(const tracks::Features& features, const Scale& scale, const QFont& labels, int limit)
{
    Pointers visible = visibleIn(features, scale);
    FeatureRows rows = withLabels(visible, scale, labels);
    if (rows.rows <= limit)
        return rows;
    visible = longestPerName(std::move(visible));
    rows = withLabels(visible, scale, labels);
    if (rows.rows <= limit)
        return rows;
    rows = labelsWhereRoom(visible, scale, labels);
    leaveOutBeyond(rows, std::max(limit, 0));
    return rows;
}
