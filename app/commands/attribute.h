#pragma once
#include "app/commands/command.h"

/// epiarc-cli attribute: what each base and each bin of the epigenome did for a number that a model predicts.
Command addAttribute(CLI::App&);
