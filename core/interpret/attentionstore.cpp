#include "core/interpret/attentionstore.h"

#include "core/base/cache.h"

namespace interpret
{

namespace
{

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

size_t bytesOf(const AttentionMap& map)
{
    return sizeof(AttentionMap) + map.matrix.weights.size() * sizeof(float);
}

} // namespace

struct AttentionStore::Impl {
    struct Key {
        std::string chrom;
        int64_t start = 0; ///< of the window
        models::AttentionChoice choice;
        auto operator<=>(const Key&) const = default;
    };

    const std::shared_ptr<const models::Predictor> predictor;
    const models::InputReader reader;
    base::Cache<Key, AttentionMap> maps;

    Impl(std::shared_ptr<const models::Predictor> network, models::InputReader inputs, size_t most)
        : predictor(std::move(network))
        , reader(std::move(inputs))
        , maps(most, bytesOf)
    {
    }
    Key keyOf(const AttentionRequest& request) const
    {
        const Interval window = attentionWindow(predictor->attentionShape(), request.chrom, request.centre);
        return { request.chrom, window.start, plain(request.choice) };
    }
};

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
    return m->maps.bytes();
}

bool AttentionStore::has(const AttentionRequest& request) const
{
    return m->maps.find(m->keyOf(request)) != nullptr;
}

std::shared_ptr<const AttentionMap> AttentionStore::map(const AttentionRequest& request, const Monitor& monitor) const
{
    const Impl::Key key = m->keyOf(request);
    return m->maps.value(key, monitor, "computing attention",
        [&] { return attentionAt(*m->predictor, m->reader, request.chrom, request.centre, key.choice, monitor); });
}

} // namespace interpret
