#include "core/models/predictions/predictiontrack.h"

#include <cmath>
#include <limits>

namespace models
{

namespace
{

constexpr float nothing = std::numeric_limits<float>::quiet_NaN();

/// One pixel or bin of the answer, from the prediction's own bins that overlap it.
struct Summary {
    double sum = 0, spreads = 0, weight = 0;
    float least = nothing, most = nothing;
    void add(float value, float spread, double overlap)
    {
        sum += value * overlap;
        spreads += spread * overlap;
        weight += overlap;
        least = std::fmin(least, value);
        most = std::fmax(most, value);
    }
    float meanOf(double total) const { return weight > 0 ? float(total / weight) : nothing; }
};

class PredictionTrack : public tracks::Track
{
public:
    PredictionTrack(std::shared_ptr<const PredictionStore> store, const PredictionStore::Column& column)
        : m_store(std::move(store))
        , m_column(column)
    {
        const OutputTrack& output = m_store->spec().heads.at(size_t(column.head)).tracks.at(size_t(column.track));
        m_name = output.description.empty() ? output.name : output.description;
        if (column.use != Use::Both)
            m_name += column.use == Use::Sequence ? " without epigenome" : " without sequence";
        if (column.haplotype)
            m_name += " with " + column.haplotype->text();
    }

    tracks::Kind kind() const override { return tracks::Kind::Signal; }
    std::string format() const override { return "prediction"; }
    std::vector<std::string> chromosomes() const override { return m_store->chromosomes(); }

    int64_t widest() const override { return m_store->widest(); }
    bool immediate(const Interval& where) const override { return m_store->has(m_column, where); }

    tracks::Slice read(const Interval& where, int bins, const Monitor& monitor) const override
    {
        return binned(m_store->values(m_column, inGenomeNames(where), monitor), where, bins);
    }

    std::optional<tracks::Slice> soFar(const Interval& where, int bins) const override
    {
        return binned(m_store->known(m_column, inGenomeNames(where)), where, bins);
    }

private:
    Interval inGenomeNames(const Interval& where) const
    {
        return { ownName(where.chrom).value_or(std::string()), where.start, where.end };
    }

    tracks::Signal binned(const PredictionStore::Values& values, const Interval& where, int bins) const
    {
        const double step = double(where.length()) / bins, size = double(m_store->spec().binSize);
        tracks::Signal signal;
        signal.where = where;
        signal.resolution = m_store->spec().binSize;
        signal.members = m_store->spec().members;
        for (int i = 0; i < bins; ++i) {
            const double from = double(where.start - values.first) + i * step, to = from + step;
            Summary summary;
            const int64_t last = std::min(int64_t(values.values.size()), int64_t(std::ceil(to / size)));
            for (int64_t at = std::max<int64_t>(0, int64_t(from / size)); at < last; ++at)
                if (const float value = values.values[size_t(at)]; !std::isnan(value))
                    summary.add(value, values.spread.empty() ? 0 : values.spread[size_t(at)],
                        std::min(to, double(at + 1) * size) - std::max(from, double(at) * size));
            signal.mean.push_back(summary.meanOf(summary.sum));
            signal.min.push_back(summary.least);
            signal.max.push_back(summary.most);
            if (signal.members > 1)
                signal.spread.push_back(summary.meanOf(summary.spreads));
        }
        return signal;
    }

    std::shared_ptr<const PredictionStore> m_store;
    PredictionStore::Column m_column;
};

} // namespace

std::shared_ptr<tracks::Track> predictionTrack(
    std::shared_ptr<const PredictionStore> store, const PredictionStore::Column& column)
{
    return std::make_shared<PredictionTrack>(std::move(store), column);
}

} // namespace models
