#pragma once
#include "app/commands/command.h"

Command addTrain(CLI::App&);
Command addEstimate(CLI::App&);
