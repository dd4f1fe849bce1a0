#pragma once
#include "app/commands/command.h"

/// epiarc-cli simulate: a genome with tracks, genes and known enhancer–gene links.
Command addSimulate(CLI::App&);
