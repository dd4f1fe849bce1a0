#include "views/document/sessionstate.h"

#include <algorithm>
#include <cmath>

double LaneOptions::smoothingIn(const Interval& view, double column) const
{
    constexpr double mostViews = 4;
    const double width = smooths() ? std::min(smoothing, mostViews * double(view.length())) : 0;
    return width > column ? width : 0;
}

Interval LaneOptions::needed(const Interval& view, const Source& source) const
{
    const int64_t margin = needsModel(source) ? 0 : int64_t(std::ceil(smoothingIn(view) / 2));
    return { view.chrom, view.start - margin, view.end + margin };
}

QVector<Source> LaneSpec::sources() const
{
    QVector<Source> sources;
    for (const LayerSpec& layer : layers)
        sources.append(layer.source);
    if (style == SignalStyle::Logo)
        sources.append(BasesSource());
    return sources;
}

const LaneSpec* SessionState::lane(int id) const
{
    const auto found = std::find_if(lanes.begin(), lanes.end(), [id](const LaneSpec& lane) { return lane.id == id; });
    return found == lanes.end() ? nullptr : &*found;
}

LaneSpec* SessionState::lane(int id)
{
    // begin() of the list that may be changed parts it from the copies that share its data.
    const auto found = std::find_if(lanes.begin(), lanes.end(), [id](const LaneSpec& lane) { return lane.id == id; });
    return found == lanes.end() ? nullptr : &*found;
}

int SessionState::freeId() const
{
    int highest = 0;
    for (const LaneSpec& lane : lanes)
        highest = std::max(highest, lane.id);
    return highest + 1;
}

const InputChoice* SessionState::input(const QString& model, const QString& input) const
{
    const auto found = std::find_if(
        inputs.begin(), inputs.end(), [&](const InputChoice& choice) { return choice.model == model && choice.input == input; });
    return found == inputs.end() ? nullptr : &*found;
}

void SessionState::setInput(const InputChoice& choice)
{
    for (InputChoice& known : inputs)
        if (known.model == choice.model && known.input == choice.input) {
            known = choice;
            return;
        }
    inputs.append(choice);
}
