#include "views/attention/linkexport.h"

#include "core/interpret/attentionfile.h"
#include "core/interpret/attentiontrack.h"
#include "core/tracks/strongest.h"

std::optional<LinkExport> LinkExport::of(const LaneSpec& lane, const Sources& sources)
{
    const auto* source = attentionOf(lane);
    LinkExport made;
    made.m_store = source ? sources.model(source->model).attention : nullptr;
    if (!made.m_store)
        return std::nullopt;
    if (!source->elements.empty())
        made.m_elements = sources.opened(source->elements.front()).track;
    made.m_focus = source->focus;
    made.m_choice = lane.arcs;
    made.m_colour = uint32_t(lane.layers.first().colour.rgb() & 0xffffff);
    return made;
}

int LinkExport::write(const std::filesystem::path& file, const Monitor& monitor) const
{
    using Format = interpret::AttentionFormat;
    const Format format = interpret::attentionFormat(file);
    const auto map = m_store->map(requestOf(m_focus), monitor);
    const interpret::Promoter promoter = promoterOf(m_focus);
    if (format == Format::BigWig) {
        interpret::writeAttentionRow(file, *map, promoter, monitor);
        return 0;
    }
    std::optional<std::vector<Interval>> elements;
    if (m_elements)
        elements = interpret::elementsOf(*m_elements, map->where, monitor);
    const auto arcs = tracks::strongest(interpret::attentionArcs(*map, promoter, elements), m_choice.threshold, m_choice.most);
    if (format == Format::Table)
        interpret::writeAttentionTable(file, *map, promoter, arcs);
    else if (format == Format::Safetensors)
        interpret::writeAttentionMap(file, *map);
    else
        interpret::writeAttentionLinks(file, format, *map, promoter, arcs, m_colour);
    return int(arcs.size());
}
