#include "core/genome/annotation/gtf.h"

#include "core/genome/annotation/gffline.h"
#include "core/genome/annotation/transcript.h"

#include <unordered_map>

namespace genome
{

namespace
{

struct Gene {
    Transcript itself; ///< its own line, drawn when it has no transcripts
    bool hasTranscripts = false;
};

class Gtf
{
public:
    void add(const GffLine& line);
    void moveTo(FeatureStore& store);

private:
    Transcript& transcript(const GffLine& line, std::string_view id);
    Gene& gene(const GffLine& line, std::string_view id);

    Attributes m_attributes;
    std::vector<Transcript> m_transcripts;
    std::vector<Gene> m_genes;
    std::unordered_map<std::string, size_t> m_transcriptOf, m_geneOf; ///< "chromosome TAB identifier": PAR genes have two loci
    std::string m_lastKey;
    size_t m_last = 0;
};

Transcript start(const GffLine& line)
{
    Transcript begun;
    begun.chrom = line.chrom;
    begun.feature.strand = line.strand;
    return begun;
}

std::string keyOf(const GffLine& line, std::string_view id)
{
    std::string key(line.chrom);
    key += '\t';
    key += id;
    return key;
}

Transcript& Gtf::transcript(const GffLine& line, std::string_view id)
{
    std::string key = keyOf(line, id);
    if (key == m_lastKey)
        return m_transcripts[m_last];
    const auto [at, isNew] = m_transcriptOf.try_emplace(key, m_transcripts.size());
    if (isNew) {
        m_transcripts.push_back(start(line));
        m_transcripts.back().feature.id = id;
    }
    m_lastKey = std::move(key);
    m_last = at->second;
    return m_transcripts[m_last];
}

Gene& Gtf::gene(const GffLine& line, std::string_view id)
{
    const auto [at, isNew] = m_geneOf.try_emplace(keyOf(line, id), m_genes.size());
    if (isNew) {
        m_genes.push_back({ start(line), false });
        m_genes.back().itself.feature.id = id;
    }
    return m_genes[at->second];
}

void Gtf::add(const GffLine& line)
{
    splitGtfAttributes(line.attributes, m_attributes);
    const auto geneId = valueOf(m_attributes, { "gene_id" });
    const auto name = valueOf(m_attributes, { "gene_name", "gene", "gene_symbol", "gene_id", "name" });
    const auto id = line.type == "gene" ? std::string_view() : valueOf(m_attributes, { "transcript_id" });
    const Block where { line.start, line.end };
    if (!geneId.empty()) {
        Gene& parent = gene(line, geneId);
        parent.itself.cover(where);
        parent.hasTranscripts |= !id.empty();
        if (parent.itself.feature.name.empty() || line.type == "gene")
            parent.itself.feature.name = name;
    }
    if (!id.empty()) {
        Transcript& part = transcript(line, id);
        if (part.feature.name.empty())
            part.feature.name = name;
        if (const Part kind = partOf(line.type); kind != Part::None)
            part.add(kind, where);
        else
            part.cover(where);
        return;
    }
    if (line.type == "gene" && !geneId.empty())
        return;
    Transcript plain = start(line);
    plain.feature.name = name.empty() ? line.type : name;
    plain.feature.score = line.score;
    plain.cover(where);
    m_transcripts.push_back(std::move(plain));
}

void Gtf::moveTo(FeatureStore& store)
{
    for (const auto& transcript : m_transcripts)
        store.add(transcript.chrom, transcript.finished());
    for (const auto& gene : m_genes) {
        const Feature& feature = gene.itself.feature;
        if (!gene.hasTranscripts)
            store.add(gene.itself.chrom, gene.itself.finished());
        else
            store.addGene({ feature.id, { gene.itself.chrom, feature.start, feature.end }, feature.strand });
    }
}

} // namespace

void readGtf(LineReader& reader, FeatureStore& store, const Monitor& monitor)
{
    Gtf gtf;
    std::string line;
    while (reader.next(line)) {
        if (reader.number() % 8192 == 0)
            monitor.report(reader.fraction(), "reading genes");
        if (!isGffComment(line))
            gtf.add(parseGffLine(line, reader));
    }
    gtf.moveTo(store);
}

} // namespace genome
