#include "core/models/predictions/predictionstore.h"

#include "core/base/cache.h"
#include "core/models/predictions/windowprediction.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <mutex>
#include <set>
#include <tuple>

namespace models
{

namespace
{

constexpr float missing = std::numeric_limits<float>::quiet_NaN();
constexpr size_t smallHead = 256; // tracks; a whole head of this size costs little more than one of its tracks
constexpr int64_t widestWindows = 32;

} // namespace

struct PredictionStore::Impl {
    struct Key {
        int head = 0;
        Use use = Use::Both;
        std::string chrom;
        int64_t number = 0; ///< of the window on its chromosome
        std::shared_ptr<const Haplotype> haplotype {}; ///< where its edits touch the window
        const std::vector<Edit>& edits() const
        {
            static const std::vector<Edit> none;
            return haplotype ? haplotype->edits() : none;
        }
        /// Haplotypes of the same edits are alike.
        bool operator<(const Key& other) const
        {
            return std::tie(head, use, chrom, number, edits())
                < std::tie(other.head, other.use, other.chrom, other.number, other.edits());
        }
    };

    /// Predictions of one window: some columns of a head. Empty values: nothing to predict there.
    struct Entry {
        std::vector<int> tracks; ///< sorted
        Prediction values {};
        bool holds(int track) const { return std::ranges::binary_search(tracks, track); }
    };

    static size_t bytesOf(const Entry& entry)
    {
        return sizeof(Entry) + (entry.values.values.size() + entry.values.spread.size()) * sizeof(float)
            + entry.tracks.size() * sizeof(int);
    }

    const std::shared_ptr<const Predictor> predictor;
    const InputReader reader;
    base::Cache<Key, Entry> windows;

    std::mutex lock; ///< of `asked`
    std::map<int, std::set<int>> asked; ///< tracks of large heads that were asked for so far

    Impl(std::shared_ptr<const Predictor> network, InputReader inputs, size_t most)
        : predictor(std::move(network))
        , reader(std::move(inputs))
        , windows(most, bytesOf)
    {
    }
    const ModelSpec& spec() const { return predictor->spec(); }
    Interval outputOf(const Key& key) const
    {
        const int64_t start = key.number * spec().outputLength;
        return { key.chrom, start, start + spec().outputLength };
    }
    Key keyOf(const Column& column, const std::string& chrom, int64_t number) const
    {
        Key key { column.head, column.use, chrom, number };
        if (column.haplotype && column.haplotype->touches(outputOf(key).resized(spec().inputLength), column.use))
            key.haplotype = column.haplotype;
        return key;
    }
    std::pair<int64_t, int64_t> windowsOver(const Interval& where, int64_t chromLength) const
    {
        const Interval inside = where.clipped(chromLength);
        return { inside.start / spec().outputLength, (inside.end + spec().outputLength - 1) / spec().outputLength };
    }

    /// Room for the bins of windows [from, to), all missing.
    Values noValues(int64_t from, int64_t to) const
    {
        const std::vector<float> none(size_t(std::max<int64_t>(0, to - from) * spec().bins()), missing);
        return { from * spec().outputLength, none, spec().members > 1 ? none : std::vector<float>() };
    }
    /// One track of a window to its bins of `result`; bins beyond the end of the chromosome stay missing.
    void copy(const Key& key, const Entry& entry, int track, int64_t chromLength, Values& result) const
    {
        const Interval output = outputOf(key);
        const auto column = std::ranges::lower_bound(entry.tracks, track) - entry.tracks.begin();
        const auto first = size_t((output.start - result.first) / spec().binSize);
        for (int64_t bin = 0; bin < entry.values.bins; ++bin)
            if (output.start + bin * spec().binSize < chromLength) {
                result.values[first + size_t(bin)] = entry.values.at(bin, column);
                if (!result.spread.empty() && !entry.values.spread.empty())
                    result.spread[first + size_t(bin)] = entry.values.spread[size_t(bin * entry.values.tracks + column)];
            }
    }

    std::vector<int> tracksToCompute(const Column&);
    Entry compute(const Key&, const Column&, const Monitor&);
    /// What is there of a window, if it has the column's track; null otherwise.
    std::shared_ptr<const Entry> known(const Key& key, const Column& column) const
    {
        const auto entry = windows.find(key);
        return entry && entry->holds(column.track) ? entry : nullptr;
    }
};

std::vector<int> PredictionStore::Impl::tracksToCompute(const Column& column)
{
    if (spec().heads.at(size_t(column.head)).tracks.size() <= smallHead)
        return tracksOf(spec(), { column.head });
    const std::lock_guard hold(lock);
    std::set<int>& wanted = asked[column.head];
    wanted.insert(column.track);
    return { wanted.begin(), wanted.end() };
}

PredictionStore::Impl::Entry PredictionStore::Impl::compute(const Key& key, const Column& column, const Monitor& monitor)
{
    const Interval output = outputOf(key);
    Entry entry { tracksToCompute(column) };
    const std::string bases = reader.genome().sequence(output);
    if (std::ranges::all_of(bases, [](char base) { return base == 'N'; }))
        return entry;
    const bool all = entry.tracks.size() == spec().heads[size_t(key.head)].tracks.size();
    const HeadTracks of { key.head, all ? std::vector<int>() : entry.tracks };
    entry.values = predictWindow(*predictor, reader.with(key.haplotype), output, { of, false, key.use }, monitor).values;
    return entry;
}

PredictionStore::PredictionStore(std::shared_ptr<const Predictor> predictor, InputReader reader, size_t maxBytes)
    : m(std::make_unique<Impl>(std::move(predictor), std::move(reader), maxBytes))
{
}

PredictionStore::~PredictionStore() = default;

const ModelSpec& PredictionStore::spec() const
{
    return m->spec();
}

const genome::Genome& PredictionStore::genome() const
{
    return m->reader.genome();
}

std::vector<std::string> PredictionStore::chromosomes() const
{
    std::vector<std::string> names;
    for (const genome::Chromosome& chromosome : m->reader.genome().chromosomes())
        names.push_back(chromosome.name);
    return names;
}

int64_t PredictionStore::widest() const
{
    return widestWindows * spec().outputLength;
}

size_t PredictionStore::bytes() const
{
    return m->windows.bytes();
}

bool PredictionStore::has(const Column& column, const Interval& where) const
{
    const auto length = m->reader.genome().length(where.chrom);
    if (!length)
        return true;
    if (where.clipped(*length).length() > widest())
        return false;
    const auto [from, to] = m->windowsOver(where, *length);
    for (int64_t number = from; number < to; ++number)
        if (!m->known(m->keyOf(column, where.chrom, number), column))
            return false;
    return true;
}

PredictionStore::Values PredictionStore::values(const Column& column, const Interval& where, const Monitor& monitor) const
{
    const auto length = m->reader.genome().length(where.chrom);
    if (!length)
        return {};
    if (where.clipped(*length).length() > widest())
        throw Error(fmt::format("Predictions are shown in views up to {}: zoom in.", lengthText(widest())));
    const auto [from, to] = m->windowsOver(where, *length);
    Values result = m->noValues(from, to);
    for (int64_t number = from; number < to; ++number) {
        const Monitor part
            = monitor.part(double(number - from) / double(to - from), double(number - from + 1) / double(to - from));
        const Impl::Key key = m->keyOf(column, where.chrom, number);
        const auto entry = m->windows.value(
            key, part, "predicting", [&] { return m->compute(key, column, part); },
            [&](const Impl::Entry& there) { return there.holds(column.track); });
        m->copy(key, *entry, column.track, *length, result);
    }
    monitor.report(1, "predicting");
    return result;
}

PredictionStore::Values PredictionStore::known(const Column& column, const Interval& where) const
{
    const auto length = m->reader.genome().length(where.chrom);
    if (!length || where.clipped(*length).length() > widest())
        return {};
    const auto [from, to] = m->windowsOver(where, *length);
    Values result = m->noValues(from, to);
    for (int64_t number = from; number < to; ++number) {
        const Impl::Key key = m->keyOf(column, where.chrom, number);
        if (const auto entry = m->known(key, column))
            m->copy(key, *entry, column.track, *length, result);
    }
    return result;
}

} // namespace models
