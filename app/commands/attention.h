#pragma once
#include "app/commands/command.h"

/// epiarc-cli attention: where a model looks from a gene, as table, bigWig or links, or the whole map as a tensor.
Command addAttention(CLI::App&);
