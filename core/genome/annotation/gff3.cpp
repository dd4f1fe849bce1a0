#include "core/genome/annotation/gff3.h"

#include "core/genome/annotation/bedline.h"
#include "core/genome/annotation/gffline.h"
#include "core/genome/annotation/transcript.h"

#include <algorithm>
#include <unordered_map>

namespace genome
{

namespace
{

/// A feature of the tree. One that is only referred to has no line of its own.
struct Node {
    Transcript transcript;
    std::vector<Block> lines; ///< several when the file gives one ID to several lines
    std::vector<size_t> parents;
    std::string symbol; ///< gene_name or gene
    std::string name, geneId;
    bool isTranscript = false, isSequence = false;
    bool isProduct = false; ///< a protein: its coding parts are those of its transcript
    bool represented = false; ///< a transcript below it is drawn instead
};

class Gff3
{
public:
    void add(const GffLine& line);
    void moveTo(FeatureStore& store);

private:
    size_t node(std::string_view chrom, std::string_view id);
    void describe(Node& node, const GffLine& line, std::string_view id);
    void addParents(std::vector<size_t>& parents, std::string_view chrom, std::string_view ids);
    void represent(const Node& child, int depth);
    std::string symbolOf(const Node& node, int depth) const;
    bool isDrawn(const Node& node) const;
    Feature drawn(Node& node) const;

    Attributes m_attributes;
    std::vector<Node> m_nodes;
    std::unordered_map<std::string, size_t> m_nodeOf; ///< "chromosome TAB ID"
};

constexpr int deepest = 8; ///< malformed files make circles of parents

bool isTranscriptType(std::string_view type)
{
    return type.ends_with("RNA") || type.find("transcript") != std::string_view::npos;
}

bool isSequenceType(std::string_view type)
{
    for (const auto word : { "chromosome", "region", "contig", "supercontig", "ultracontig", "scaffold" })
        if (type == word)
            return true;
    return false;
}

/// Ensembl and NCBI write the kind of feature before the identifier: "transcript:ENST1", "rna-NM_1".
std::string bareId(std::string_view id)
{
    for (const std::string_view kind : { "gene:", "transcript:", "gene-", "rna-", "mRNA:" })
        if (id.starts_with(kind))
            id.remove_prefix(kind.size());
    return unescape(id);
}

size_t Gff3::node(std::string_view chrom, std::string_view id)
{
    std::string key(chrom);
    key += '\t';
    key += id;
    const auto [at, isNew] = m_nodeOf.try_emplace(std::move(key), m_nodes.size());
    if (isNew) {
        m_nodes.emplace_back();
        m_nodes.back().transcript.chrom = unescape(chrom);
        m_nodes.back().transcript.feature.id = bareId(id);
    }
    return at->second;
}

void Gff3::addParents(std::vector<size_t>& parents, std::string_view chrom, std::string_view ids)
{
    while (!ids.empty()) {
        const size_t comma = std::min(ids.find(','), ids.size());
        if (comma > 0)
            parents.push_back(node(chrom, ids.substr(0, comma)));
        ids.remove_prefix(std::min(comma + 1, ids.size()));
    }
}

void Gff3::describe(Node& node, const GffLine& line, std::string_view id)
{
    Feature& feature = node.transcript.feature;
    node.transcript.chrom = unescape(line.chrom);
    node.isTranscript = isTranscriptType(line.type);
    node.isProduct = line.type == "protein" || line.type == "polypeptide";
    node.isSequence = isSequenceType(line.type) && line.start == 0;
    node.symbol = unescape(valueOf(m_attributes, { "gene_name", "gene", "gene_symbol" }));
    node.name = unescape(valueOf(m_attributes, { "Name", "name" }));
    node.geneId = unescape(valueOf(m_attributes, { "gene_id" }));
    if (const auto own = valueOf(m_attributes, { "transcript_id" }); !own.empty())
        feature.id = unescape(own);
    if (node.name.empty() && id.empty()) {
        const auto target = valueOf(m_attributes, { "Target", "Alias", "Note" });
        node.name = target.empty() ? std::string(line.type) : unescape(target.substr(0, target.find_first_of(" \t")));
    }
    auto colour = valueOf(m_attributes, { "color", "Color", "colour" });
    if (colour.starts_with("rgb(") && colour.ends_with(")"))
        colour = colour.substr(4, colour.size() - 5);
    feature.rgb = parseColour(colour);
    feature.strand = line.strand;
    feature.score = line.score;
}

void Gff3::add(const GffLine& line)
{
    splitGff3Attributes(line.attributes, m_attributes);
    const auto id = valueOf(m_attributes, { "ID" });
    const auto parentIds = valueOf(m_attributes, { "Parent", "Derives_from" });
    const Block where { line.start, line.end };
    std::vector<size_t> parents;
    addParents(parents, line.chrom, parentIds);
    if (const Part part = partOf(line.type); part != Part::None && !parents.empty()) {
        for (const size_t parent : parents) {
            Transcript& whole = m_nodes[parent].transcript;
            whole.add(part, where);
            if (!whole.declared)
                whole.feature.strand = line.strand;
        }
        return;
    }
    const size_t at = id.empty() ? m_nodes.size() : node(line.chrom, id);
    if (id.empty())
        m_nodes.emplace_back();
    Node& own = m_nodes[at];
    if (!own.transcript.declared)
        describe(own, line, id);
    own.transcript.declared = true;
    own.transcript.cover(where);
    own.lines.push_back(where);
    for (const size_t parent : parents)
        if (parent != at)
            own.parents.push_back(parent);
}

void Gff3::represent(const Node& child, int depth)
{
    if (depth > deepest)
        return;
    for (const size_t parent : child.parents) {
        m_nodes[parent].represented = true;
        represent(m_nodes[parent], depth + 1);
    }
}

std::string Gff3::symbolOf(const Node& node, int depth) const
{
    if (!node.symbol.empty() || depth > deepest)
        return node.symbol;
    if (!node.transcript.declared)
        return {};
    for (const size_t parent : node.parents)
        if (auto symbol = symbolOf(m_nodes[parent], depth + 1); !symbol.empty())
            return symbol;
    return node.name.empty() ? node.transcript.feature.id : node.name;
}

bool Gff3::isDrawn(const Node& node) const
{
    if (node.isProduct || node.transcript.hasParts())
        return !node.isProduct;
    const bool insideTranscript
        = std::ranges::any_of(node.parents, [this](size_t parent) { return m_nodes[parent].transcript.hasParts(); });
    return node.transcript.declared && !node.represented && !insideTranscript;
}

Feature Gff3::drawn(Node& node) const
{
    const bool isTranscript = node.isTranscript || node.transcript.hasParts();
    if (!node.transcript.hasParts() && node.lines.size() > 1)
        node.transcript.exons = node.lines;
    Feature feature = node.transcript.finished();
    feature.name = isTranscript || node.name.empty() ? symbolOf(node, isTranscript ? 0 : deepest) : node.name;
    if (feature.name.empty())
        feature.name = feature.id;
    return feature;
}

void Gff3::moveTo(FeatureStore& store)
{
    for (const Node& node : m_nodes)
        if (!node.isProduct && (node.isTranscript || node.transcript.hasParts()))
            represent(node, 0);
    std::vector<Node*> sequences;
    for (Node& node : m_nodes) {
        const Feature& own = node.transcript.feature;
        const std::string id = node.geneId.empty() ? own.id : node.geneId;
        if (node.represented && node.transcript.declared && id != symbolOf(node, 0))
            store.addGene({ id, { node.transcript.chrom, own.start, own.end }, own.strand });
        if (!isDrawn(node))
            continue;
        if (node.isSequence && !node.transcript.hasParts())
            sequences.push_back(&node);
        else
            store.add(node.transcript.chrom, drawn(node));
    }
    if (store.size() == 0)
        for (Node* node : sequences)
            store.add(node->transcript.chrom, drawn(*node));
}

} // namespace

void readGff3(LineReader& reader, FeatureStore& store, const Monitor& monitor)
{
    Gff3 gff;
    std::string line;
    while (reader.next(line) && !line.starts_with("##FASTA") && !line.starts_with('>')) {
        if (reader.number() % 8192 == 0)
            monitor.report(reader.fraction(), "reading genes");
        if (!isGffComment(line))
            gff.add(parseGffLine(line, reader));
    }
    gff.moveTo(store);
}

} // namespace genome
