#include "core/interpret/attentionfile.h"

#include "core/base/file.h"
#include "core/models/tensors/safetensors.h"
#include "core/tracks/writing/bigwigwriter.h"
#include "core/tracks/writing/linkfile.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace fs = std::filesystem;

namespace interpret
{

AttentionFormat attentionFormat(const fs::path& path)
{
    static const std::map<std::string, AttentionFormat> formats { { ".tsv", AttentionFormat::Table },
        { ".bw", AttentionFormat::BigWig }, { ".bigwig", AttentionFormat::BigWig }, { ".bigWig", AttentionFormat::BigWig },
        { ".bed", AttentionFormat::Bed }, { ".bedpe", AttentionFormat::Bedpe }, { ".interact", AttentionFormat::Interact },
        { ".safetensors", AttentionFormat::Safetensors } };
    const auto found = formats.find(path.extension().string());
    if (found == formats.end())
        throw Error(
            fmt::format("{} does not say how to write: end the name with .tsv, .bw, .bed, .bedpe, .interact or .safetensors.",
                path.string()));
    return found->second;
}

void writeAttentionMap(const fs::path& path, const AttentionMap& map)
{
    std::string notes;
    for (const std::string& note : attentionNotes(map))
        notes += (notes.empty() ? "" : " ") + note;
    models::writeSafetensors(path, { { "attention", { map.bins(), map.bins() }, map.matrix.weights.data() } },
        { { "region", toText(map.where) }, { "chrom", map.where.chrom }, { "start", std::to_string(map.where.start) },
            { "end", std::to_string(map.where.end) }, { "bin_size", std::to_string(map.binSize) }, { "model", map.model },
            { "combination", map.combination }, { "notes", notes } });
}

void writeAttentionRow(const fs::path& path, const AttentionMap& map, const Promoter& promoter, const Monitor& monitor)
{
    const std::vector<float> row = attentionRow(map, promoter);
    const int64_t before = std::clamp<int64_t>((-map.where.start + map.binSize - 1) / map.binSize, 0, map.bins());
    tracks::writeBigWig(path,
        { { map.where.chrom, map.chromLength,
            { { map.where.start + before * map.binSize, map.binSize, { row.begin() + before, row.end() } } } } },
        monitor);
}

void writeAttentionTable(
    const fs::path& path, const AttentionMap& map, const Promoter& promoter, const std::vector<tracks::Arc>& arcs)
{
    std::string text;
    for (const std::string& note : attentionNotes(map))
        text += "# " + note + '\n';
    text += "chrom\tstart\tend\tgene\ttss\tdistance\tweight\ttimes_uniform\n";
    for (const tracks::Arc& arc : arcs) {
        const int64_t seen = std::min(arc.b.end, map.where.end) - std::max(arc.b.start, map.where.start);
        const double alike = map.uniform() * double(seen) / double(map.binSize);
        fmt::format_to(std::back_inserter(text), "{}\t{}\t{}\t{}\t{}\t{}\t{:.6g}\t{:.4g}\n", arc.b.chrom, arc.b.start, arc.b.end,
            promoter.gene, promoter.tss.centre() + 1, arc.b.centre() - promoter.tss.centre(), arc.score, arc.score / alike);
    }
    base::writeAtomically(path, text);
}

void writeAttentionLinks(const fs::path& path, AttentionFormat format, const AttentionMap& map, const Promoter& promoter,
    const std::vector<tracks::Arc>& arcs, std::optional<uint32_t> colour)
{
    const tracks::LinkHeader header { fmt::format("{} attention", promoter.gene), attentionNotes(map), colour };
    if (format == AttentionFormat::Bed)
        tracks::writeBed(path, arcs, header);
    else if (format == AttentionFormat::Bedpe)
        tracks::writeBedpe(path, arcs, header);
    else
        tracks::writeInteract(path, arcs, header);
}

} // namespace interpret
