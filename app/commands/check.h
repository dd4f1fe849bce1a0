#pragma once
#include "app/commands/command.h"

/// epiarc-cli check: what speaks against a training run, before it starts.
Command addCheck(CLI::App&);
