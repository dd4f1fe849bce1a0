#include "core/links/linking.h"

#include "core/links/candidates.h"

#include <algorithm>
#include <fmt/format.h>

namespace links
{

Linking::Linking(LinkSources sources, LinkSettings settings)
    : m_sources(std::move(sources))
    , m_settings(std::move(settings))
    , m_reach(m_settings.reach > 0 ? m_settings.reach : m_sources.predictor.spec().inputLength / 2)
{
    if (const auto problems = m_settings.check(); !problems.empty())
        throw Error(problems.front());
    for (const LinkMethod* method : linkMethods())
        if (!method->columns(m_sources).empty())
            m_methods.push_back(method);
}

std::vector<std::string> Linking::columns() const
{
    std::vector<std::string> names;
    for (const LinkMethod* method : m_methods)
        for (std::string& name : method->columns(m_sources))
            names.push_back(std::move(name));
    return names;
}

std::vector<std::string> Linking::notes() const
{
    std::vector<std::string> notes {
        fmt::format("Elements of {} up to {} bp from each TSS, scored with {}: predictions of links, none is a measured effect.",
            m_sources.elementsName, withCommas(m_reach), m_sources.modelName),
        fmt::format("The model is asked about {} bp to either side of an element's middle, or all of it, but not beyond the TSS.",
            withCommas(m_settings.around))
    };
    for (const LinkMethod* method : m_methods)
        std::ranges::move(method->notes(m_sources, m_settings), std::back_inserter(notes));
    notes.push_back(fmt::format("Computed on {}.", m_sources.predictor.device()));
    return notes;
}

bool Linking::closed(const interpret::Promoter& promoter, const std::vector<Interval>& elements) const
{
    return m_settings.openPromoters
        && std::ranges::none_of(elements, [&](const Interval& element) { return element.overlaps(promoter.tss); });
}

void Linking::addGene(const interpret::Promoter& promoter, std::vector<LinkRow>& rows, const Monitor& monitor)
{
    const auto all = interpret::elementsOf(m_sources.elements, promoter.tss.resized(2 * m_reach + 1), monitor);
    if (closed(promoter, all)) {
        ++m_closed;
        return;
    }
    const std::vector<Interval> near = candidates(promoter, all, m_reach);
    if (near.empty())
        return;
    const size_t first = rows.size();
    for (const Interval& element : near)
        rows.push_back({ element, promoter.gene, promoter.tss, promoter.strand, m_settings.cell, {} });
    const GeneElements gene { promoter, near, widened(promoter, near, m_settings.around) };
    const auto count = double(m_methods.size());
    for (size_t i = 0; i < m_methods.size(); ++i)
        for (const auto& scores :
            m_methods[i]->scores(m_sources, m_settings, gene, monitor.part(double(i) / count, double(i + 1) / count)))
            for (size_t pair = 0; pair < near.size(); ++pair)
                rows[first + pair].scores.push_back(scores[pair]);
}

LinkTable Linking::table(const std::vector<interpret::Promoter>& genes, const Monitor& monitor)
{
    LinkTable table { columns(), {}, notes() };
    m_closed = 0;
    for (size_t i = 0; i < genes.size(); ++i) {
        const Monitor part = monitor.part(double(i) / double(genes.size()), double(i + 1) / double(genes.size()));
        part.report(0, genes[i].gene);
        addGene(genes[i], table.rows, part);
    }
    if (table.rows.empty())
        throw Error(fmt::format("None of {} genes has an element of {} within {} bp: are they of the same genome?", genes.size(),
            m_sources.elementsName, withCommas(m_reach)));
    return table;
}

} // namespace links
