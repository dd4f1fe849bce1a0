#pragma once
#include "app/commands/command.h"

/// epiarc-cli evaluate links: how well scores of enhancer-gene pairs find known effects. `evaluate` is the parser it is added to.
Command addEvaluateLinks(CLI::App& evaluate);
