#include "core/interpret/attributionfile.h"

#include "core/base/file.h"
#include "core/models/tensors/safetensors.h"
#include "core/tracks/writing/bigwigwriter.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iterator>

namespace fs = std::filesystem;

namespace interpret
{

namespace
{

void writeAttributionTable(const fs::path& path, const Contributions& found, const models::ModelSpec& spec, int64_t chromLength,
    const std::vector<std::string>& notes)
{
    std::string text;
    for (const std::string& note : notes)
        text += "# " + note + '\n';
    text += "chrom\tstart\tend\tinput\tvalue\tattribution\n";
    const Interval inside = found.where.clipped(chromLength);
    for (int64_t at = inside.start; at < inside.end; ++at) {
        const auto i = size_t(at - found.where.start);
        fmt::format_to(std::back_inserter(text), "{}\t{}\t{}\tsequence\t{}\t{:.6g}\n", inside.chrom, at, at + 1,
            found.inputs.bases[i], found.values.bases[i]);
    }
    for (size_t input = 0; input < spec.inputs.size(); ++input)
        for (size_t i = 0; i < found.values.epigenome[input].size(); ++i) {
            const int64_t start = found.where.start + int64_t(i) * found.binSize;
            const Interval bin = Interval { found.where.chrom, start, start + found.binSize }.clipped(chromLength);
            if (!bin.empty())
                fmt::format_to(std::back_inserter(text), "{}\t{}\t{}\t{}\t{:.6g}\t{:.6g}\n", bin.chrom, bin.start, bin.end,
                    spec.inputs[input].name, found.inputs.epigenome[input][i], found.values.epigenome[input][i]);
        }
    base::writeAtomically(path, text);
}

void writeAttributionTensors(
    const fs::path& path, const Contributions& found, const models::ModelSpec& spec, const std::vector<std::string>& notes)
{
    std::vector<models::TensorToWrite> tensors { { "sequence", { int64_t(found.values.bases.size()) },
        found.values.bases.data() } };
    std::vector<float> bins;
    Json names = Json::array();
    for (size_t input = 0; input < spec.inputs.size(); ++input) {
        names.push_back(spec.inputs[input].name);
        bins.insert(bins.end(), found.values.epigenome[input].begin(), found.values.epigenome[input].end());
    }
    if (!bins.empty())
        tensors.push_back({ "epigenome", { int64_t(spec.inputs.size()), spec.inputBins() }, bins.data() });
    models::writeSafetensors(path, tensors,
        { { "region", toText(found.where) }, { "chrom", found.where.chrom }, { "start", std::to_string(found.where.start) },
            { "end", std::to_string(found.where.end) }, { "bin_size", std::to_string(found.binSize) }, { "inputs", names.dump() },
            { "model", spec.name }, { "notes", fmt::format("{}", fmt::join(notes, " ")) } });
}

void writeAttributionOfBases(const fs::path& path, const Contributions& found, int64_t chromLength, const Monitor& monitor)
{
    const Interval inside = found.where.clipped(chromLength);
    const auto first = found.values.bases.begin() + (inside.start - found.where.start);
    tracks::writeBigWig(
        path, { { inside.chrom, chromLength, { { inside.start, 1, { first, first + inside.length() } } } } }, monitor);
}

} // namespace

AttributionFormat attributionFormat(const fs::path& path)
{
    const std::string extension = path.extension().string();
    if (extension == ".tsv")
        return AttributionFormat::Table;
    if (extension == ".bw" || extension == ".bigwig" || extension == ".bigWig")
        return AttributionFormat::BigWig;
    if (extension == ".safetensors")
        return AttributionFormat::Safetensors;
    throw Error(fmt::format("{} does not say how to write: end the name with .tsv, .bw or .safetensors.", path.string()));
}

void writeAttribution(const fs::path& path, AttributionFormat format, const Contributions& found, const models::ModelSpec& spec,
    int64_t chromLength, const std::vector<std::string>& notes, const Monitor& monitor)
{
    switch (format) {
    case AttributionFormat::Table:
        writeAttributionTable(path, found, spec, chromLength, notes);
        break;
    case AttributionFormat::BigWig:
        writeAttributionOfBases(path, found, chromLength, monitor);
        break;
    case AttributionFormat::Safetensors:
        writeAttributionTensors(path, found, spec, notes);
        break;
    }
}

} // namespace interpret
