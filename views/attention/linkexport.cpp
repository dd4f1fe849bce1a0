#include "views/attention/linkexport.h"

#include "core/interpret/attentionfile.h"
#include "core/interpret/attentiontrack.h"
#include "core/tracks/strongest.h"

std::optional<LinkExport> LinkExport::of(const LaneSpec& lane, const Sources& sources)
{
    const LayerSpec& layer = lane.layers.first();
    LinkExport made;
    made.m_store = sources.model(layer.source.path).attention;
    if (!made.m_store)
        return std::nullopt;
    if (!layer.source.operands.empty())
        made.m_elements = sources.opened(layer.source.operands.front()).track;
    made.m_place = layer.source.attention;
    made.m_choice = lane.arcs;
    made.m_colour = uint32_t(layer.colour.rgb() & 0xffffff);
    return made;
}

int LinkExport::write(const std::filesystem::path& file, const Monitor& monitor) const
{
    using Format = interpret::AttentionFormat;
    const Format format = interpret::attentionFormat(file);
    const auto map = m_store->map(requestOf(m_place), monitor);
    const interpret::Promoter promoter = promoterOf(m_place);
    if (format == Format::BigWig) {
        interpret::writeAttentionRow(file, *map, promoter, monitor);
        return 0;
    }
    std::optional<std::vector<Interval>> places;
    if (m_elements)
        places = interpret::elementsOf(*m_elements, map->where, monitor);
    const auto arcs = tracks::strongest(interpret::attentionArcs(*map, promoter, places), m_choice.threshold, m_choice.most);
    if (format == Format::Table)
        interpret::writeAttentionTable(file, *map, promoter, arcs);
    else if (format == Format::Safetensors)
        interpret::writeAttentionMap(file, *map);
    else
        interpret::writeAttentionLinks(file, format, *map, promoter, arcs, m_colour);
    return int(arcs.size());
}
