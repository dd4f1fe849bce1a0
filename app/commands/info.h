#pragma once
#include "app/commands/command.h"

/// epiarc-cli info: what files are; without a file, versions and devices.
Command addInfo(CLI::App&);
