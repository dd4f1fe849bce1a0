#include "core/models/predictions/predictionfile.h"

#include "core/base/file.h"
#include "core/models/tensors/safetensors.h"
#include "core/tracks/writing/bigwigwriter.h"

#include <fmt/format.h>
#include <iterator>
#include <ostream>

namespace fs = std::filesystem;

namespace models
{

namespace
{

void writeTrack(const fs::path& path, const HeadPrediction& head, int64_t column, int64_t chromLength, const Monitor& monitor)
{
    const RegionPrediction& prediction = head.prediction;
    const int64_t before
        = prediction.where.start < 0 ? (-prediction.where.start + prediction.binSize - 1) / prediction.binSize : 0;
    tracks::ValueRun run { prediction.where.start + before * prediction.binSize, prediction.binSize, {} };
    for (int64_t bin = before; bin < prediction.values.bins; ++bin)
        run.values.push_back(prediction.values.at(bin, column));
    tracks::writeBigWig(path, { { prediction.where.chrom, chromLength, { std::move(run) } } }, monitor);
}

std::string fileName(size_t number, const OutputTrack& track)
{
    std::string name = fmt::format("{:02}_{}.bw", number, track.name);
    for (char& letter : name)
        if (letter == '/' || letter == '\\' || letter == ' ' || letter == ':')
            letter = '_';
    return name;
}

std::vector<fs::path> writeFolder(
    const fs::path& folder, const std::vector<HeadPrediction>& heads, int64_t chromLength, const Monitor& monitor)
{
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem)
        throw Error(fmt::format("The folder {} cannot be made: {}.", folder.string(), problem.message()));
    std::vector<fs::path> written;
    for (const HeadPrediction& head : heads)
        for (size_t i = 0; i < head.tracks.size(); ++i) {
            monitor.report(double(i) / double(head.tracks.size()), "writing");
            written.push_back(folder / fileName(written.size(), head.tracks[i]));
            writeTrack(written.back(), head, int64_t(i), chromLength, {});
        }
    return written;
}

void writeTsv(const fs::path& path, const std::vector<HeadPrediction>& heads, int64_t chromLength)
{
    std::string text = "chrom\tstart\tend";
    for (const HeadPrediction& head : heads)
        for (const OutputTrack& track : head.tracks) {
            text += "\t" + track.name;
            if (!head.prediction.values.spread.empty())
                text += "\t" + track.name + " sd";
        }
    text += '\n';
    const RegionPrediction& first = heads.front().prediction;
    for (int64_t bin = 0; bin < first.values.bins; ++bin) {
        const Interval bases = Interval { first.where.chrom, first.where.start + bin * first.binSize,
            first.where.start + (bin + 1) * first.binSize }
                                   .clipped(chromLength);
        if (bases.empty())
            continue;
        fmt::format_to(std::back_inserter(text), "{}\t{}\t{}", bases.chrom, bases.start, bases.end);
        for (const HeadPrediction& head : heads) {
            const Prediction& values = head.prediction.values;
            for (int64_t track = 0; track < values.tracks; ++track) {
                fmt::format_to(std::back_inserter(text), "\t{}", values.at(bin, track));
                if (!values.spread.empty())
                    fmt::format_to(std::back_inserter(text), "\t{}", values.spread[size_t(bin * values.tracks + track)]);
            }
        }
        text += '\n';
    }
    base::writeAtomically(path, text);
}

void writeTensors(const fs::path& path, const std::vector<HeadPrediction>& heads)
{
    const RegionPrediction& first = heads.front().prediction;
    std::map<std::string, std::string> metadata { { "region", toText(first.where) }, { "chrom", first.where.chrom },
        { "start", std::to_string(first.where.start) }, { "end", std::to_string(first.where.end) },
        { "bin_size", std::to_string(first.binSize) } };
    std::vector<TensorToWrite> tensors;
    for (const HeadPrediction& head : heads) {
        Json names = Json::array();
        for (const OutputTrack& track : head.tracks)
            names.push_back(track.name);
        metadata["tracks." + head.head] = names.dump();
        const Prediction& values = head.prediction.values;
        tensors.push_back({ head.head, { values.bins, values.tracks }, values.values.data() });
        if (!values.spread.empty())
            tensors.push_back({ head.head + ".sd", { values.bins, values.tracks }, values.spread.data() });
    }
    writeSafetensors(path, tensors, metadata);
}

} // namespace

PredictionFormat predictionFormat(const fs::path& path)
{
    std::error_code ignored;
    if (!path.has_filename() || fs::is_directory(path, ignored))
        return PredictionFormat::BigWigFolder;
    const std::string extension = path.extension();
    if (extension == ".bw" || extension == ".bigwig" || extension == ".bigWig")
        return PredictionFormat::BigWig;
    if (extension == ".tsv")
        return PredictionFormat::Tsv;
    if (extension == ".safetensors")
        return PredictionFormat::Safetensors;
    throw Error(fmt::format(
        "{} does not say how to write: end the name with .bw, .tsv or .safetensors, or with / for a folder of bigWigs.",
        path.string()));
}

std::vector<fs::path> writePrediction(const fs::path& path, PredictionFormat format, const std::vector<HeadPrediction>& heads,
    int64_t chromLength, const Monitor& monitor)
{
    switch (format) {
    case PredictionFormat::BigWigFolder:
        return writeFolder(path, heads, chromLength, monitor);
    case PredictionFormat::BigWig:
        writeTrack(path, heads.front(), 0, chromLength, monitor);
        break;
    case PredictionFormat::Tsv:
        writeTsv(path, heads, chromLength);
        break;
    case PredictionFormat::Safetensors:
        writeTensors(path, heads);
        break;
    }
    return { path };
}

} // namespace models
