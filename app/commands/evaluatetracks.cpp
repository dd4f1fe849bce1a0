#include "app/commands/evaluatetracks.h"

#include "app/commands/modeloptions.h"
#include "core/models/predictions/evaluation.h"

#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

namespace
{

struct TrackEvaluationOptions : ModelOptions {
    std::vector<std::filesystem::path> observed;
    std::string regions, split;
    bool json = false;
};

/// Mean of the tracks that have a correlation.
struct Mean {
    double sum = 0;
    int tracks = 0;
    void add(double r)
    {
        if (std::isnan(r))
            return;
        sum += r;
        ++tracks;
    }
    double value() const { return tracks ? sum / tracks : std::nan(""); }
};

struct TrackReport {
    const TrackEvaluationOptions& options;
    const models::ModelSpec& spec;
    const models::Head& head;
    size_t windows;
    const std::vector<models::TrackScore>& scores;

    const models::OutputTrack& track(const models::TrackScore& score) const { return head.tracks[size_t(score.observed.track)]; }
    std::map<std::string, Mean> byAssay() const
    {
        std::map<std::string, Mean> means;
        for (const models::TrackScore& score : scores)
            means[track(score).assay].add(score.pearson);
        return means;
    }
    Mean overall() const
    {
        Mean mean;
        for (const models::TrackScore& score : scores)
            mean.add(score.pearson);
        return mean;
    }
};

Json orNull(double value)
{
    return std::isnan(value) ? Json() : Json(value);
}

std::string orDash(double value)
{
    return std::isnan(value) ? "-" : fmt::format("{:.4f}", value);
}

void printJson(const TrackReport& report)
{
    Json tracks = Json::array(), assays = Json::object();
    for (const models::TrackScore& score : report.scores)
        tracks.push_back(
            { { "track", score.observed.track }, { "name", report.track(score).name }, { "assay", report.track(score).assay },
                { "description", report.track(score).description }, { "pearson", orNull(score.pearson) }, { "bins", score.bins },
                { "file", score.observed.file.string() }, { "match", score.observed.match } });
    for (const auto& [assay, mean] : report.byAssay())
        assays[assay] = { { "pearson", orNull(mean.value()) }, { "tracks", mean.tracks } };
    const Json all { { "model", report.options.model }, { "name", report.spec.name }, { "head", report.head.name },
        { "genome", report.options.genome }, { "regions", report.options.regions }, { "split", report.options.split },
        { "windows", report.windows }, { "bin_size", report.spec.binSize },
        { "reverse_complement", report.options.reverseComplement }, { "use", report.options.use }, { "tracks", tracks },
        { "assays", assays }, { "mean_pearson", orNull(report.overall().value()) } };
    fmt::print("{}\n", all.dump(2));
}

void printTable(const TrackReport& report)
{
    fmt::print("# model {} (head {}), genome {}\n", report.options.model, report.head.name, report.options.genome);
    fmt::print("# {} windows of {}{}; Pearson r over all bins of {} bp of all windows{}\n", report.windows,
        report.options.regions, report.options.split.empty() ? "" : " (split " + report.options.split + ")", report.spec.binSize,
        report.options.reverseComplement ? "; both strands averaged" : "");
    fmt::print("track\tname\tassay\tpearson\tbins\tdescription\tfile\tmatch\n");
    for (const models::TrackScore& score : report.scores) {
        const models::OutputTrack& track = report.track(score);
        fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", score.observed.track, track.name, track.assay, orDash(score.pearson),
            score.bins, track.description, score.observed.file.filename().string(), score.observed.match);
    }
    for (const auto& [assay, mean] : report.byAssay())
        fmt::print("# mean of {} {} tracks: {}\n", mean.tracks, assay, orDash(mean.value()));
    const Mean overall = report.overall();
    fmt::print("# mean of all {} tracks: {}\n", overall.tracks, orDash(overall.value()));
}

int evaluateTracks(const TrackEvaluationOptions& options, const Console& console)
{
    const Monitor monitor = console.monitor();
    const auto windows = models::readWindows(options.regions, options.split);
    const auto genome = options.openGenome(monitor.part(0, 0.05));
    const models::InputReader reader = options.openInputs(genome, monitor.part(0.05, 0.06));
    const auto predictor = options.openModel(monitor.part(0.06, 0.1));
    const models::ModelSpec& spec = predictor->spec();
    const int number = options.heads(spec).front();
    const models::Head& head = spec.heads[size_t(number)];
    const auto observed = models::matchObserved(head, options.observed);
    const auto scores
        = models::evaluateTracks(*predictor, reader, windows, observed, options.request(spec, { number }), monitor.part(0.1, 1));
    std::set<std::string> masked;
    for (const Interval& window : windows)
        for (const std::string& note : reader.masked(window.chrom))
            masked.insert(note);
    for (const std::string& note : masked)
        console.note(note);
    console.erase();
    const TrackReport report { options, spec, head, windows.size(), scores };
    options.json ? printJson(report) : printTable(report);
    return 0;
}

} // namespace

Command addEvaluateTracks(CLI::App& app)
{
    CLI::App* parser = app.add_subcommand("tracks", "correlation of predicted with measured tracks");
    parser->footer("Example:\n  epiarc-cli evaluate tracks --model model.safetensors --genome hg38.fa --observed measured/ "
                   "--regions sequences.bed --split test\n\n"
                   "Measured files belong to a track by the number that begins their name (07_NAME.bw: track 7), else by the "
                   "track's identifier in it.\n"
                   "Pearson r is taken over all bins of all windows together; bins without measured data do not count.");
    auto options = std::make_shared<TrackEvaluationOptions>();
    options->addTo(*parser);
    options->addOutputsTo(*parser);
    parser->add_option("--observed", options->observed, "measured bigWigs, or folders of them")->required()->type_name("FILE…");
    parser->add_option("--regions", options->regions, "BED file of the windows predicted; its fourth column may name a split")
        ->required()
        ->type_name("BED");
    parser->add_option("--split", options->split, "only windows of this split, e.g. test");
    parser->add_flag("--json", options->json, "machine-readable result");
    return { parser, [options](const Console& console) { return evaluateTracks(*options, console); } };
}
