#include "app/commands/evaluatelinks.h"

#include "core/base/json.h"
#include "core/links/linkevaluation.h"
#include "core/links/linktruth.h"

#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>
#include <set>

namespace
{

struct LinkEvaluationOptions {
    std::vector<std::string> tables;
    std::string truth;
    double least = 0.1;
    links::EvaluationSettings settings;
    bool json = false;
};

struct LinkReport {
    const LinkEvaluationOptions& options;
    const links::LinkTruth& truth;
    const links::LinkTable& table;
    const links::LinkAnswers& answers;
    const std::vector<links::DistanceClass>& classes; ///< the first: all pairs

    std::set<std::string> cells() const
    {
        std::set<std::string> cells;
        for (const links::LinkRow& row : table.rows)
            cells.insert(row.cell.empty() ? "." : row.cell);
        return cells;
    }
    /// Those whose effects are the same scores for all.
    std::vector<std::string> untold() const
    {
        std::vector<std::string> untold;
        for (const std::string& cell : cells())
            if (!truth.tells(cell))
                untold.push_back(cell);
        return untold;
    }
};

Json numberOrNull(double value)
{
    return std::isnan(value) ? Json() : Json(value);
}

Json toJson(const links::Estimate& estimate)
{
    return { { "value", numberOrNull(estimate.value) }, { "low", numberOrNull(estimate.low) },
        { "high", numberOrNull(estimate.high) } };
}

Json toJson(const links::DistanceClass& part)
{
    Json methods = Json::array();
    for (const links::MethodQuality& quality : part.methods)
        methods.push_back({ { "method", quality.method }, { "auprc", toJson(quality.auprc) }, { "auroc", toJson(quality.auroc) },
            { "precision_at_70_recall", toJson(quality.precision) }, { "scored", quality.scored },
            { "gain_over_nearness", toJson(quality.gain) } });
    return { { "distance", part.name }, { "pairs", part.pairs }, { "positives", part.positives }, { "genes", part.genes },
        { "prevalence", part.prevalence() }, { "methods", methods } };
}

void printLinksJson(const LinkReport& report)
{
    Json all = toJson(report.classes.front()), parts = Json::array();
    for (size_t i = 1; i < report.classes.size(); ++i)
        parts.push_back(toJson(report.classes[i]));
    all.update({ { "tables", report.options.tables }, { "truth", report.options.truth }, { "least", report.options.least },
        { "resamples", report.options.settings.resamples }, { "seed", report.options.settings.seed }, { "cells", report.cells() },
        { "cells_judged_by_score", report.untold() }, { "known_effects", report.answers.known },
        { "known_effects_paired", report.answers.paired }, { "notes", report.table.notes }, { "by_distance", parts } });
    fmt::print("{}\n", all.dump(2));
}

std::string columns(const links::Estimate& estimate)
{
    std::string text;
    for (const double value : { estimate.value, estimate.low, estimate.high })
        text += std::isnan(value) ? "\t-" : fmt::format("\t{:.4f}", value);
    return text;
}

void printComments(const LinkReport& report)
{
    const LinkEvaluationOptions& options = report.options;
    const links::DistanceClass& all = report.classes.front();
    for (const std::string& note : report.table.notes)
        fmt::print("# {}\n", note);
    fmt::print("# {} pairs of {} genes, cell types {}: {} positive, prevalence {:.4f} (the AUPRC of guessing)\n", all.pairs,
        all.genes, fmt::join(report.cells(), ", "), all.positives, all.prevalence());
    fmt::print(
        "# positive: an element of {} that overlaps the pair's has an effect of at least {} on the gene (1 - fold change in "
        "the cell type)\n",
        options.truth, options.least);
    if (const auto untold = report.untold(); !untold.empty())
        fmt::print("# no fold changes are known in {}: the score of {} is taken for the effect there\n", fmt::join(untold, ", "),
            options.truth);
    fmt::print("# {} of {} such effects on these genes have a pair; the others cannot be found\n", report.answers.paired,
        report.answers.known);
    fmt::print(
        "# low, high: 95 % intervals of {} resamplings of the genes (seed {}); pairs without a score rank last, together\n",
        options.settings.resamples, options.settings.seed);
    fmt::print("# gain: AUPRC beyond that of nearness; its interval is of differences in the same resampling\n");
}

void printLinksTable(const LinkReport& report)
{
    printComments(report);
    fmt::print(
        "distance\tmethod\tauprc\tauprc_low\tauprc_high\tauroc\tauroc_low\tauroc_high\tprecision_at_70_recall\tprecision_low\t"
        "precision_high\tprevalence\tpairs\tpositives\tgenes\tscored\tgain\tgain_low\tgain_high\n");
    for (const links::DistanceClass& part : report.classes)
        for (const links::MethodQuality& quality : part.methods)
            fmt::print("{}\t{}{}{}{}\t{:.4f}\t{}\t{}\t{}\t{}{}\n", part.name, quality.method, columns(quality.auprc),
                columns(quality.auroc), columns(quality.precision), part.prevalence(), part.pairs, part.positives, part.genes,
                quality.scored, columns(quality.gain));
}

int evaluateLinks(const LinkEvaluationOptions& options, const Console& console)
{
    const Monitor monitor = console.monitor();
    std::vector<links::LinkTable> tables;
    for (const std::string& path : options.tables)
        tables.push_back(links::readLinkTable(path));
    const links::LinkTable table = links::merged(tables);
    const links::LinkTruth truth = links::LinkTruth::read(options.truth, monitor.part(0, 0.1));
    const links::LinkAnswers answers = links::answersFor(table, truth, options.least);
    const auto classes = links::evaluate(table, answers.positive, options.settings, monitor.part(0.1, 1));
    console.erase();
    const LinkReport report { options, truth, table, answers, classes };
    options.json ? printLinksJson(report) : printLinksTable(report);
    return 0;
}

} // namespace

Command addEvaluateLinks(CLI::App& app)
{
    CLI::App* parser = app.add_subcommand("links", "how well scores of enhancer-gene pairs find known effects");
    parser->footer(
        "Example:\n  epiarc-cli evaluate links A.tsv B.tsv --truth world/links.bedpe\n\n"
        "Per method of the tables: AUPRC (average precision), AUROC and precision at 70 % recall, each with a 95 % "
        "interval,\nover all pairs and by distance to the TSS. In all of them larger scores mean stronger links.\n"
        "The truth is a BEDPE with the enhancer as first anchor, the columns gene and score, and fold_change_X for the "
        "cell type X.");
    auto options = std::make_shared<LinkEvaluationOptions>();
    parser->add_option("tables", options->tables, "tables of \"epiarc-cli links\", of the same methods")
        ->required()
        ->type_name("TABLE.tsv…");
    parser->add_option("--truth", options->truth, "known effects, as \"epiarc-cli simulate\" writes them")
        ->required()
        ->type_name("BEDPE");
    parser->add_option("--least", options->least, "the smallest effect that counts: 0.1: a tenth of the gene's expression")
        ->check(CLI::PositiveNumber)
        ->capture_default_str()
        ->type_name("X");
    parser->add_option("--resamples", options->settings.resamples, "how often genes are drawn again; 0: no intervals")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str()
        ->type_name("N");
    parser->add_option("--seed", options->settings.seed, "of the draws")->capture_default_str()->type_name("N");
    parser->add_flag("--json", options->json, "machine-readable result");
    return { parser, [options](const Console& console) { return evaluateLinks(*options, console); } };
}
