#include "core/models/predictions/predictionstore.h"

#include "core/models/predictions/windowprediction.h"

#include <algorithm>
#include <condition_variable>
#include <fmt/format.h>
#include <limits>
#include <list>
#include <map>
#include <mutex>
#include <numeric>
#include <set>

namespace models
{

namespace
{

constexpr float missing = std::numeric_limits<float>::quiet_NaN();
constexpr size_t smallHead = 256; // tracks; a whole head of this size costs little more than one of its tracks
constexpr int64_t widestWindows = 32;

struct Key {
    int head = 0;
    Use use = Use::Both;
    std::string chrom;
    int64_t number = 0; ///< of the window on its chromosome
    std::string edits {}; ///< their text, where they touch the window
    auto operator<=>(const Key&) const = default;
};

/// Predictions of one window: some columns of a head. Empty values: nothing to predict there.
struct Entry {
    bool ready = false;
    std::vector<int> tracks; ///< sorted
    Prediction values;
    std::list<Key>::iterator use;
    bool holds(int track) const { return std::ranges::binary_search(tracks, track); }
    size_t bytes() const
    {
        return sizeof(Entry) + (values.values.size() + values.spread.size()) * sizeof(float) + tracks.size() * sizeof(int);
    }
};

} // namespace

struct PredictionStore::Impl {
    const std::shared_ptr<const Predictor> predictor;
    const InputReader reader;
    const size_t maxBytes;

    std::mutex lock;
    std::condition_variable changed;
    std::map<Key, Entry> entries;
    std::list<Key> lastUsed; ///< newest first; only ready entries
    std::map<int, std::set<int>> asked; ///< tracks of large heads that were asked for so far
    size_t bytes = 0;

    Impl(std::shared_ptr<const Predictor> network, InputReader inputs, size_t most)
        : predictor(std::move(network))
        , reader(std::move(inputs))
        , maxBytes(most)
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
            key.edits = column.haplotype->text();
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
    /// One track of a window to its place in `result`; bins beyond the end of the chromosome stay missing.
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

    std::vector<int> tracksToCompute(int head, int track);
    Entry compute(const Key&, const Column&, std::vector<int> tracks, const Monitor&) const;
    /// Waits for or computes the window; calls `use` on it under the lock.
    template <typename Use>
    void withWindow(const Key&, const Column&, const Monitor&, Use use);
    void keep(const Key&, Entry);
    void forget(const Key&);
};

std::vector<int> PredictionStore::Impl::tracksToCompute(int head, int track)
{
    const size_t count = spec().heads.at(size_t(head)).tracks.size();
    if (count <= smallHead) {
        std::vector<int> all(count);
        std::iota(all.begin(), all.end(), 0);
        return all;
    }
    std::set<int>& wanted = asked[head];
    wanted.insert(track);
    return { wanted.begin(), wanted.end() };
}

Entry PredictionStore::Impl::compute(const Key& key, const Column& column, std::vector<int> tracks, const Monitor& monitor) const
{
    const Interval output = outputOf(key);
    Entry entry;
    entry.tracks = std::move(tracks);
    entry.ready = true;
    const std::string bases = reader.genome().sequence(output);
    if (std::ranges::all_of(bases, [](char base) { return base == 'N'; }))
        return entry;
    const bool all = entry.tracks.size() == spec().heads[size_t(key.head)].tracks.size();
    const InputReader inputs = reader.with(key.edits.empty() ? nullptr : column.haplotype);
    entry.values = predictWindow(
        *predictor, inputs, output, { key.head, all ? std::vector<int>() : entry.tracks, false, key.use }, monitor)
                       .values;
    return entry;
}

void PredictionStore::Impl::forget(const Key& key)
{
    const auto found = entries.find(key);
    if (found->second.ready) {
        bytes -= found->second.bytes();
        lastUsed.erase(found->second.use);
    }
    entries.erase(found);
}

void PredictionStore::Impl::keep(const Key& key, Entry entry)
{
    lastUsed.push_front(key);
    entry.use = lastUsed.begin();
    bytes += entry.bytes();
    entries[key] = std::move(entry);
    while (bytes > maxBytes && lastUsed.size() > 1)
        forget(Key(lastUsed.back()));
}

template <typename Use>
void PredictionStore::Impl::withWindow(const Key& key, const Column& column, const Monitor& monitor, Use use)
{
    std::unique_lock hold(lock);
    for (;;) {
        monitor.report(0, "predicting");
        const auto found = entries.find(key);
        if (found == entries.end())
            break;
        if (found->second.ready && found->second.holds(column.track)) {
            lastUsed.splice(lastUsed.begin(), lastUsed, found->second.use);
            return use(found->second);
        }
        if (found->second.ready) {
            forget(key);
            break;
        }
        changed.wait_for(hold, std::chrono::milliseconds(50)); // somebody computes it; this caller may still be stopped
    }
    entries[key].ready = false;
    const std::vector<int> tracks = tracksToCompute(key.head, column.track);
    hold.unlock();
    try {
        Entry entry = compute(key, column, tracks, monitor);
        hold.lock();
        keep(key, std::move(entry));
    } catch (...) {
        if (!hold.owns_lock())
            hold.lock();
        entries.erase(key);
        changed.notify_all();
        throw;
    }
    changed.notify_all();
    use(entries.at(key));
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
    const std::lock_guard hold(m->lock);
    return m->bytes;
}

bool PredictionStore::has(const Column& column, const Interval& where) const
{
    const auto length = m->reader.genome().length(where.chrom);
    if (!length)
        return true;
    const auto [from, to] = m->windowsOver(where, *length);
    const std::lock_guard hold(m->lock);
    for (int64_t number = from; number < to; ++number) {
        const auto found = m->entries.find(m->keyOf(column, where.chrom, number));
        if (found == m->entries.end() || !found->second.ready || !found->second.holds(column.track))
            return false;
    }
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
        const Key key = m->keyOf(column, where.chrom, number);
        m->withWindow(key, column, part, [&](const Entry& entry) { m->copy(key, entry, column.track, *length, result); });
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
    const std::lock_guard hold(m->lock);
    for (int64_t number = from; number < to; ++number)
        if (const auto found = m->entries.find(m->keyOf(column, where.chrom, number));
            found != m->entries.end() && found->second.ready && found->second.holds(column.track))
            m->copy(found->first, found->second, column.track, *length, result);
    return result;
}

} // namespace models
