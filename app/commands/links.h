#pragma once
#include "app/commands/command.h"

/// `epiarc-cli links`
Command addLinks(CLI::App&);
