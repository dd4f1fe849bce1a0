#pragma once
#include "core/links/linkmethod.h"
#include "core/links/linktable.h"

namespace links
{

/// Scores of every pair of a gene and an element within reach, by every method that the sources allow.
class Linking
{
public:
    /// Throws Error for settings that are wrong.
    Linking(LinkSources, LinkSettings);

    /// Names of the scores, in the order of the table.
    std::vector<std::string> columns() const;
    /// How the scores come about, one sentence each.
    std::vector<std::string> notes() const;

    /// The pairs of these genes. Throws Error where there is none, and Cancelled.
    LinkTable table(const std::vector<interpret::Promoter>& genes, const Monitor&);
    /// Genes that were left out of the last table, without an element at their TSS.
    size_t closedGenes() const { return m_closed; }

private:
    bool closed(const interpret::Promoter&, const std::vector<Interval>& elements) const;
    void addGene(const interpret::Promoter&, std::vector<LinkRow>&, const Monitor&);

    LinkSources m_sources;
    LinkSettings m_settings;
    std::vector<const LinkMethod*> m_methods;
    int64_t m_reach;
    size_t m_closed = 0;
};

} // namespace links
