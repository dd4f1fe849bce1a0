#include "core/interpret/attentiontrack.h"

#include "core/tracks/binning.h"

#include <algorithm>
#include <fmt/format.h>

namespace interpret
{

namespace
{

/// What all lanes of one map share. A reader that lies beside the window gets an empty slice at once.
class AttentionLane : public tracks::Track
{
public:
    AttentionLane(std::shared_ptr<const AttentionStore> store, AttentionRequest request, const std::string& gene)
        : m_store(std::move(store))
        , m_request(std::move(request))
        , m_window(m_store->window(m_request))
    {
        m_name = fmt::format("{}attention of {}, {}", gene.empty() ? gene : gene + " ", m_store->spec().name,
            models::describe(m_request.choice, m_store->shape()));
    }
    std::string format() const override { return "attention"; }
    std::string units() const override { return "attention weight"; }
    std::vector<std::string> chromosomes() const override { return m_store->chromosomes(); }
    bool immediate(const Interval& where) const override { return !meets(where) || m_store->has(m_request); }

protected:
    bool meets(const Interval& where) const
    {
        return Interval { ownName(where.chrom).value_or(std::string()), where.start, where.end }.overlaps(m_window);
    }
    std::shared_ptr<const AttentionMap> map(const Monitor& monitor) const { return m_store->map(m_request, monitor); }

private:
    std::shared_ptr<const AttentionStore> m_store;
    AttentionRequest m_request;
    Interval m_window;
};

class MatrixLane : public AttentionLane
{
public:
    MatrixLane(std::shared_ptr<const AttentionStore> store, AttentionRequest request)
        : AttentionLane(std::move(store), std::move(request), {})
    {
    }
    tracks::Kind kind() const override { return tracks::Kind::Matrix; }
    tracks::Slice read(const Interval& where, int, const Monitor& monitor) const override
    {
        if (!meets(where))
            return tracks::Matrix { where, 0, {} };
        const auto found = map(monitor);
        return tracks::Matrix { { where.chrom, found->where.start, found->where.end }, found->bins(), found->matrix.weights };
    }
};

class RowLane : public AttentionLane
{
public:
    RowLane(std::shared_ptr<const AttentionStore> store, AttentionRequest request, Promoter promoter)
        : AttentionLane(std::move(store), std::move(request), promoter.gene)
        , m_promoter(std::move(promoter))
    {
    }
    tracks::Kind kind() const override { return tracks::Kind::Signal; }
    tracks::Slice read(const Interval& where, int bins, const Monitor& monitor) const override
    {
        if (!meets(where))
            return tracks::emptySignal(where, bins);
        const auto found = map(monitor);
        const std::vector<float> row = attentionRow(*found, m_promoter);
        tracks::Binning binning(where, bins);
        for (int64_t number = 0; number < found->bins(); ++number)
            if (const Interval bin = found->bin(number).clipped(found->chromLength); !bin.empty())
                binning.add(bin.start, bin.end, row[size_t(number)]);
        return binning.signal(found->binSize);
    }

private:
    Promoter m_promoter;
};

class ArcLane : public AttentionLane
{
public:
    ArcLane(std::shared_ptr<const AttentionStore> store, AttentionRequest request, Promoter promoter,
        std::optional<std::vector<Interval>> elements)
        : AttentionLane(std::move(store), std::move(request), promoter.gene)
        , m_promoter(std::move(promoter))
        , m_elements(std::move(elements))
    {
    }
    tracks::Kind kind() const override { return tracks::Kind::Arcs; }
    tracks::Slice read(const Interval& where, int, const Monitor& monitor) const override
    {
        tracks::Arcs found { where, {} };
        if (!meets(where))
            return found;
        found.items = attentionArcs(*map(monitor), m_promoter, m_elements);
        std::erase_if(found.items, [&](const tracks::Arc& arc) {
            return std::min(arc.a.start, arc.b.start) >= where.end || std::max(arc.a.end, arc.b.end) <= where.start;
        });
        for (tracks::Arc& arc : found.items)
            arc.a.chrom = arc.b.chrom = where.chrom;
        return found;
    }

private:
    Promoter m_promoter;
    std::optional<std::vector<Interval>> m_elements;
};

} // namespace

std::shared_ptr<tracks::Track> attentionTrack(std::shared_ptr<const AttentionStore> store, AttentionRequest request)
{
    return std::make_shared<MatrixLane>(std::move(store), std::move(request));
}

std::shared_ptr<tracks::Track> attentionRowTrack(
    std::shared_ptr<const AttentionStore> store, AttentionRequest request, Promoter promoter)
{
    return std::make_shared<RowLane>(std::move(store), std::move(request), std::move(promoter));
}

std::shared_ptr<tracks::Track> attentionArcTrack(std::shared_ptr<const AttentionStore> store, AttentionRequest request,
    Promoter promoter, std::optional<std::vector<Interval>> elements)
{
    return std::make_shared<ArcLane>(std::move(store), std::move(request), std::move(promoter), std::move(elements));
}

} // namespace interpret
