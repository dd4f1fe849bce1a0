#pragma once
#include <nlohmann/json.hpp>

/// What is told of a file, by name, in the order in which it is told.
using Facts = nlohmann::ordered_json;

/// Prints them for people: lists and long texts are shortened.
void printFacts(const Facts&);
