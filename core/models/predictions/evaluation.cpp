#include "core/models/predictions/evaluation.h"

#include "core/base/agreement.h"
#include "core/genome/annotation/bedline.h"
#include "core/genome/lines.h"
#include "core/models/inputs/inputfiles.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace fs = std::filesystem;

namespace models
{

namespace
{

std::vector<fs::path> filesIn(const std::vector<fs::path>& filesOrFolders)
{
    std::vector<fs::path> files;
    for (const fs::path& path : filesOrFolders) {
        std::error_code problem;
        if (!fs::is_directory(path, problem)) {
            files.push_back(path);
            continue;
        }
        for (const fs::directory_entry& entry : fs::directory_iterator(path))
            if (const std::string extension = entry.path().extension();
                extension == ".bw" || extension == ".bigwig" || extension == ".bigWig")
                files.push_back(entry.path());
    }
    std::ranges::sort(files);
    if (files.empty())
        throw Error("There is no bigWig to compare with: name files, or a folder that holds files ending in .bw.");
    return files;
}

std::string spelled(std::string identifier)
{
    if (identifier.ends_with('+'))
        identifier.replace(identifier.size() - 1, 1, "_plus");
    else if (identifier.ends_with('-'))
        identifier.replace(identifier.size() - 1, 1, "_minus");
    return identifier;
}

std::optional<int> byNumber(const Head& head, const std::string& name)
{
    const size_t digits = std::min(name.find_first_not_of("0123456789"), name.size());
    if (digits == 0 || digits > 6 || digits == name.size() || name[digits] != '_')
        return std::nullopt;
    const int number = std::stoi(name.substr(0, digits));
    return number < int(head.tracks.size()) ? std::optional(number) : std::nullopt;
}

/// The track with the longest identifier that stands in the name.
std::optional<int> byIdentifier(const Head& head, const std::string& name)
{
    std::optional<int> best;
    for (size_t i = 0; i < head.tracks.size(); ++i) {
        const std::string& identifier = head.tracks[i].name;
        const bool fits = name.find(identifier) != std::string::npos || name.find(spelled(identifier)) != std::string::npos;
        if (fits && (!best || identifier.size() > head.tracks[size_t(*best)].name.size()))
            best = int(i);
    }
    return best;
}

} // namespace

std::vector<Observed> matchObserved(const Head& head, const std::vector<fs::path>& filesOrFolders)
{
    std::vector<Observed> found;
    for (const fs::path& file : filesIn(filesOrFolders)) {
        const std::string name = file.filename();
        auto track = byNumber(head, name);
        const char* match = track ? "by number" : "by identifier";
        if (!track)
            track = byIdentifier(head, name);
        if (!track)
            throw Error(fmt::format("{} fits no track of the head {}: begin its name with the track's number and \"_\", or put "
                                    "the track's identifier into it.",
                file.string(), head.name));
        found.push_back({ *track, file, match });
    }
    std::ranges::stable_sort(found, {}, &Observed::track);
    const auto twice = std::ranges::adjacent_find(found, {}, &Observed::track);
    if (twice != found.end())
        throw Error(fmt::format(
            "{} and {} both fit track {}: keep one.", twice->file.string(), (twice + 1)->file.string(), twice->track));
    return found;
}

std::vector<Interval> readWindows(const fs::path& bed, const std::string& split)
{
    genome::LineReader lines(bed);
    std::vector<Interval> windows;
    std::vector<std::string_view> fields;
    for (std::string line; lines.next(line);) {
        if (genome::isBedComment(line))
            continue;
        genome::splitBlanks(line, fields);
        Interval window;
        genome::Feature feature;
        genome::parseBedLine(fields, genome::BedDialect::Bed, lines.location(), window.chrom, feature);
        window.start = feature.start;
        window.end = feature.end;
        if (split.empty() || feature.name == split)
            windows.push_back(std::move(window));
    }
    if (windows.empty())
        throw Error(fmt::format(
            "{} has no window{}.", bed.string(), split.empty() ? "" : fmt::format(" with \"{}\" in its fourth column", split)));
    return windows;
}

std::vector<TrackScore> evaluateTracks(const Predictor& predictor, const InputReader& reader,
    const std::vector<Interval>& windows, const std::vector<Observed>& observed, const Request& request, const Monitor& monitor)
{
    std::vector<std::shared_ptr<const tracks::Track>> measured;
    Request asked = request;
    asked.of.tracks.clear();
    const Head& head = predictor.spec().heads.at(size_t(request.of.head));
    for (const Observed& one : observed) {
        const OutputTrack& track = head.tracks.at(size_t(one.track));
        measured.push_back(namedSignal(openOn(one.file, reader.genome(), monitor.part(0, 0)), track.assay + ' ' + track.name));
        if (measured.back()->kind() != tracks::Kind::Signal)
            throw Error(fmt::format("{} holds no values to compare with: give a bigWig.", one.file.string()));
        asked.of.tracks.push_back(one.track);
    }
    std::vector<base::Agreement> agreement(observed.size());
    for (size_t i = 0; i < windows.size(); ++i) {
        const Monitor part = monitor.part(double(i) / double(windows.size()), double(i + 1) / double(windows.size()));
        const RegionPrediction predicted = predictRegion(predictor, reader, windows[i], asked, part.part(0, 0.8));
        for (size_t track = 0; track < measured.size(); ++track) {
            part.report(0.8, "comparing");
            const auto slice = measured[track]->read(predicted.where, int(predicted.values.bins), {});
            const auto& signal = std::get<tracks::Signal>(slice);
            for (int64_t bin = 0; bin < predicted.values.bins; ++bin)
                agreement[track].add(signal.mean[size_t(bin)], predicted.values.at(bin, int64_t(track)));
        }
    }
    std::vector<TrackScore> scores;
    for (size_t track = 0; track < observed.size(); ++track)
        scores.push_back({ observed[track], agreement[track].pearson().value_or(std::nan("")), agreement[track].count() });
    return scores;
}

} // namespace models
