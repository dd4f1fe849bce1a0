#include "app/commands/check.h"

#include "core/train/answers.h"
#include "core/train/checks/runcheck.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>

namespace
{

struct CheckOptions {
    std::filesystem::path config;
    bool json = false;
};

std::string plural(size_t count, const std::string& noun)
{
    return fmt::format("{} {}{}", withCommas(int64_t(count)), noun, count == 1 ? "" : "s");
}

void tell(const train::Organism& organism, const train::Dataset::Genome& made, const models::ModelSpec& spec)
{
    using data::Part;
    const auto count = [&](Part part) { return made.windows[size_t(part)].size(); };
    const size_t held = count(Part::Valid) + count(Part::Test), all = held + count(Part::Train);
    std::vector<std::string> cells;
    for (const train::Dataset::Cell& cell : made.cells)
        cells.push_back(cell.name);
    fmt::print("{}: {} of {} bp to train on, {} to validate, {} to test ({:.1f} % held back)\n", organism.name,
        plural(count(Part::Train), "window"), withCommas(spec.inputLength), count(Part::Valid), count(Part::Test),
        100 * double(held) / double(all));
    fmt::print("  each with {} of {} bp and {}, in {}: {}\n", plural(size_t(spec.bins()), "bin"), spec.binSize,
        plural(made.targets.size(), "target"), plural(cells.size(), "cell type"), fmt::join(cells, ", "));
    fmt::print(
        "  left out: {} with too much N, {} blacklisted", plural(size_t(made.unknown), "window"), withCommas(made.blacklisted));
    if (!made.starts.empty())
        fmt::print("; {} to compare across", plural(made.starts.size(), "gene"));
    fmt::print("\n");
}

void printComplaints(const std::vector<train::Complaint>& complaints)
{
    fmt::print("{}\n", train::toJson(complaints).dump(2, ' ', false, Json::error_handler_t::replace));
}

int check(const CheckOptions& options, const Console& console)
{
    const train::RunConfig config = train::RunConfig::read(options.config);
    const train::CheckedRun checked = train::checkRun(config, console.monitor());
    console.erase();
    if (options.json) {
        printComplaints(checked.complaints);
        return checked.canStart() ? 0 : 1;
    }
    for (const train::Complaint& complaint : checked.complaints)
        fmt::print("{}{}: {}\n", complaint.fatal ? "" : "warning: ", complaint.field, complaint.sentence);
    for (size_t i = 0; checked.dataset && i < config.organisms.size(); ++i)
        tell(config.organisms[i], checked.dataset->organisms()[i], checked.dataset->spec());
    return checked.canStart() ? 0 : 1;
}

/// What cannot be checked at all is a complaint about the whole file, for those who read nothing else.
int checkAndAnswer(const CheckOptions& options, const Console& console)
{
    try {
        return check(options, console);
    } catch (const Error& problem) {
        if (options.json)
            printComplaints({ train::Complaint { .field = {}, .sentence = problem.what() } });
        throw;
    }
}

} // namespace

Command addCheck(CLI::App& app)
{
    CLI::App* parser = app.add_subcommand("check", "look for what speaks against a training run, before it starts");
    parser->footer(
        "Example:\n  epiarc-cli check run.json\n\n"
        "Opens every file, lays the windows and reads some of them. One line per complaint (field: sentence), those that do\n"
        "not keep the run from starting with \"warning:\"; then what will be trained on. Exit code 0 when it can start.");
    auto options = std::make_shared<CheckOptions>();
    parser->add_option("RUN.json", options->config, "as for train")->required()->type_name("FILE");
    parser->add_flag("--json", options->json,
        "only the complaints: [{\"field\", \"sentence\", \"fatal\"}]; field is empty for the file as a whole");
    return { parser, [options](const Console& console) { return checkAndAnswer(*options, console); } };
}
