#pragma once
#include "app/commands/console.h"

#include <CLI/CLI.hpp>
#include <functional>

/// A subcommand: `run` is called after parsing when the user chose `parser`, and returns the exit code; it may throw Error and
/// Cancelled.
struct Command {
    CLI::App* parser = nullptr;
    std::function<int(const Console&)> run;
};
