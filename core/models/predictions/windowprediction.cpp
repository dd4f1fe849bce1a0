#include "core/models/predictions/windowprediction.h"

#include <algorithm>
#include <limits>

namespace models
{

namespace
{

double unknownFraction(const std::string& bases)
{
    return double(std::ranges::count(bases, 'N')) / double(std::max<size_t>(1, bases.size()));
}

/// Bins put together from several predictions of one window, by the bases that each of them stands for.
class Stitching
{
public:
    Stitching(int64_t bins, int64_t tracks)
        : m_tracks(tracks)
        , m_sums(size_t(bins * tracks))
        , m_spreads(m_sums.size())
        , m_bases(size_t(bins))
    {
    }
    /// The part of a prediction between two bp behind the start of the window.
    void add(const Prediction& prediction, int64_t binSize, int64_t from, int64_t to)
    {
        for (int64_t bin = from / binSize; bin * binSize < to; ++bin) {
            const int64_t bases = std::min(to, (bin + 1) * binSize) - std::max(from, bin * binSize);
            m_bases[size_t(bin)] += bases;
            for (int64_t track = 0; track < m_tracks; ++track) {
                const auto at = size_t(bin * m_tracks + track);
                m_sums[at] += double(prediction.values[at]) * double(bases);
                if (!prediction.spread.empty())
                    m_spreads[at] += double(prediction.spread[at]) * double(bases);
            }
        }
    }
    /// `spread`: of an ensemble.
    Prediction mean(bool spread) const
    {
        Prediction result { int64_t(m_bases.size()), m_tracks, mean(m_sums) };
        if (spread)
            result.spread = mean(m_spreads);
        return result;
    }

private:
    std::vector<float> mean(const std::vector<double>& sums) const
    {
        std::vector<float> means;
        for (size_t i = 0; i < sums.size(); ++i) {
            const int64_t bases = m_bases[i / size_t(m_tracks)];
            means.push_back(bases ? float(sums[i] / double(bases)) : std::numeric_limits<float>::quiet_NaN());
        }
        return means;
    }
    int64_t m_tracks;
    std::vector<double> m_sums, m_spreads;
    std::vector<int64_t> m_bases;
};

} // namespace

WindowPrediction predictWindow(
    const Predictor& predictor, const InputReader& reader, const Interval& output, const Request& request, const Monitor& monitor)
{
    const ModelSpec& spec = predictor.spec();
    const std::vector<Interval> stretches = reader.haplotype() ? reader.haplotype()->kept(output) : std::vector { output };
    const size_t tracks = tracksOf(spec, request.of).size();
    WindowPrediction result;
    Stitching stitching(spec.bins(), int64_t(tracks));
    for (size_t i = 0; i < stretches.size(); ++i) {
        const Interval& stretch = stretches[i];
        const auto count = double(stretches.size());
        const Monitor part = monitor.part(double(i) / count, double(i + 1) / count);
        const Inputs inputs = reader.read(output.resized(spec.inputLength), part.part(0, 0.02), request.use, stretch.start);
        result.unknownBases += unknownFraction(inputs.bases) / count;
        result.values = predictor.predict(inputs, request, part.part(0.02, 1));
        if (stretch == output)
            return result;
        stitching.add(result.values, spec.binSize, stretch.start - output.start, stretch.end - output.start);
    }
    result.values = stitching.mean(!result.values.spread.empty());
    return result;
}

} // namespace models
