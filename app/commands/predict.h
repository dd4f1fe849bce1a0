#pragma once
#include "app/commands/command.h"

/// epiarc-cli predict: a model's tracks over a region, as bigWig, table or tensor.
Command addPredict(CLI::App&);
