#pragma once
#include "app/commands/command.h"

/// epiarc-cli import: a published checkpoint → an Epiarc model.
Command addImport(CLI::App&);
