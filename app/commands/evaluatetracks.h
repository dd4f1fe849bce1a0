#pragma once
#include "app/commands/command.h"

/// epiarc-cli evaluate tracks: correlation of predicted with measured tracks. `evaluate` is the parser it is added to.
Command addEvaluateTracks(CLI::App& evaluate);
