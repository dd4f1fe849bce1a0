#include "app/commands/attention.h"
#include "app/commands/attribute.h"
#include "app/commands/check.h"
#include "app/commands/evaluatelinks.h"
#include "app/commands/evaluatetracks.h"
#include "app/commands/import.h"
#include "app/commands/info.h"
#include "app/commands/links.h"
#include "app/commands/predict.h"
#include "app/commands/simulate.h"
#include "app/commands/train.h"
#include "core/base/versions.h"

#include <cstdlib>
#include <fmt/format.h>

namespace
{

constexpr int failed = 1, wrongUsage = 2, stopped = 130;

int run(const Command& command, const Console& console)
{
    try {
        return command.run(console);
    } catch (const Cancelled&) {
        console.note("Stopped.");
        return stopped;
    } catch (const std::exception& problem) {
        console.note(problem.what());
        return failed;
    }
}

} // namespace

int main(int argc, char** argv)
{
    // Threads of LibTorch that wait shall sleep: spinning ones halve the speed where other programs run too.
    ::setenv("OMP_WAIT_POLICY", "passive", 0);
    Console console;
    CLI::App app("Epiarc without a window: a genome, its tracks and a deep model on the command line.", "epiarc-cli");
    app.set_version_flag("--version", fmt::format("epiarc-cli {}", base::versions()["epiarc"].get<std::string>()));
    app.require_subcommand(1);
    app.fallthrough();
    bool progress = false;
    app.add_flag("--progress", progress, "show progress even when stderr is no terminal");
    app.footer("\"epiarc-cli COMMAND --help\" tells more. Results go to stdout or the named file, progress and notes to stderr.\n"
               "Exit codes: 0 done, 1 failed (one sentence on stderr), 2 wrong usage, 130 stopped by the user.");
    CLI::App* evaluate = app.add_subcommand("evaluate", "compare predictions with measurements, links with known effects");
    evaluate->require_subcommand(1);
    evaluate->fallthrough();
    const Command commands[] { addInfo(app), addImport(app), addPredict(app), addAttention(app), addAttribute(app), addLinks(app),
        addEvaluateTracks(*evaluate), addEvaluateLinks(*evaluate), addSimulate(app), addCheck(app), addEstimate(app),
        addTrain(app) };

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? 0 : wrongUsage;
    }
    if (progress)
        console.alwaysShowProgress();
    for (const Command& command : commands)
        if (command.parser->parsed())
            return run(command, console);
    return wrongUsage;
}
