#include "core/interpret/attentionstore.h"

#include <condition_variable>
#include <list>
#include <map>
#include <mutex>

namespace interpret
{

namespace
{

struct Key {
    std::string chrom;
    int64_t start = 0; ///< of the window
    models::AttentionChoice choice;
    auto operator<=>(const Key&) const = default;
};

/// Without the layer and head that a combination does not ask for.
models::AttentionChoice plain(models::AttentionChoice choice)
{
    using Combine = models::AttentionChoice::Combine;
    if (choice.combine != Combine::Head)
        choice.head = 0;
    if (choice.combine != Combine::Head && choice.combine != Combine::MeanHeads)
        choice.layer = 0;
    return choice;
}

/// Null map: somebody computes it.
struct Entry {
    std::shared_ptr<const AttentionMap> map;
    std::list<Key>::iterator use;
    size_t bytes() const { return sizeof(AttentionMap) + map->matrix.weights.size() * sizeof(float); }
};

} // namespace

struct AttentionStore::Impl {
    const std::shared_ptr<const models::Predictor> predictor;
    const models::InputReader reader;
    const size_t maxBytes;

    std::mutex lock;
    std::condition_variable changed;
    std::map<Key, Entry> entries;
    std::list<Key> lastUsed; ///< newest first; only maps that are there
    size_t bytes = 0;

    Impl(std::shared_ptr<const models::Predictor> network, models::InputReader inputs, size_t most)
        : predictor(std::move(network))
        , reader(std::move(inputs))
        , maxBytes(most)
    {
    }
    Key keyOf(const AttentionRequest& request) const
    {
        const Interval window = attentionWindow(predictor->attentionShape(), request.chrom, request.centre);
        return { request.chrom, window.start, plain(request.choice) };
    }
    void keep(const Key&, std::shared_ptr<const AttentionMap>);
};

void AttentionStore::Impl::keep(const Key& key, std::shared_ptr<const AttentionMap> map)
{
    lastUsed.push_front(key);
    Entry& entry = entries[key];
    entry = { std::move(map), lastUsed.begin() };
    bytes += entry.bytes();
    while (bytes > maxBytes && lastUsed.size() > 1) {
        const auto oldest = entries.find(lastUsed.back());
        bytes -= oldest->second.bytes();
        entries.erase(oldest);
        lastUsed.pop_back();
    }
}

AttentionStore::AttentionStore(std::shared_ptr<const models::Predictor> predictor, models::InputReader reader, size_t maxBytes)
    : m(std::make_unique<Impl>(std::move(predictor), std::move(reader), maxBytes))
{
}

AttentionStore::~AttentionStore() = default;

const models::ModelSpec& AttentionStore::spec() const
{
    return m->predictor->spec();
}

models::AttentionShape AttentionStore::shape() const
{
    return m->predictor->attentionShape();
}

std::vector<std::string> AttentionStore::chromosomes() const
{
    std::vector<std::string> names;
    for (const genome::Chromosome& chromosome : m->reader.genome().chromosomes())
        names.push_back(chromosome.name);
    return names;
}

Interval AttentionStore::window(const AttentionRequest& request) const
{
    return attentionWindow(shape(), request.chrom, request.centre);
}

size_t AttentionStore::bytes() const
{
    const std::lock_guard hold(m->lock);
    return m->bytes;
}

bool AttentionStore::has(const AttentionRequest& request) const
{
    const std::lock_guard hold(m->lock);
    const auto found = m->entries.find(m->keyOf(request));
    return found != m->entries.end() && found->second.map;
}

std::shared_ptr<const AttentionMap> AttentionStore::map(const AttentionRequest& request, const Monitor& monitor) const
{
    const Key key = m->keyOf(request);
    std::unique_lock hold(m->lock);
    for (;;) {
        monitor.report(0, "computing attention");
        const auto found = m->entries.find(key);
        if (found == m->entries.end())
            break;
        if (found->second.map) {
            m->lastUsed.splice(m->lastUsed.begin(), m->lastUsed, found->second.use);
            return found->second.map;
        }
        m->changed.wait_for(hold, std::chrono::milliseconds(50)); // somebody computes it; this caller may still be stopped
    }
    m->entries[key] = {};
    hold.unlock();
    std::shared_ptr<const AttentionMap> map;
    try {
        map = std::make_shared<const AttentionMap>(
            attentionAt(*m->predictor, m->reader, request.chrom, request.centre, key.choice, monitor));
        hold.lock();
        m->keep(key, map);
    } catch (...) {
        if (!hold.owns_lock())
            hold.lock();
        m->entries.erase(key);
        m->changed.notify_all();
        throw;
    }
    m->changed.notify_all();
    return map;
}

} // namespace interpret
