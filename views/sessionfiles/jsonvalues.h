#pragma once
#include "core/base/error.h"
#include "core/base/interval.h"
#include "core/base/json.h"
#include "core/base/words.h"

#include <fmt/format.h>

/// Small values as session files hold them.

/// An interval is { chrom, start, end }, 0-based half-open. Throws Json::exception.
Json toJson(const Interval&);
Interval intervalFrom(const Json&);

/// The choice under `key`, by its word; the first value of the enumeration where the key is missing. Throws Error, as a sentence
/// without a beginning and an end, for a word that no value has.
template <base::Worded Choice>
Choice choiceFrom(const Json& json, const char* key)
{
    if (!json.contains(key))
        return Choice();
    const std::string word = json.at(key);
    if (const auto known = base::choiceOf<Choice>(word))
        return *known;
    throw Error(fmt::format("“{}” is not a known {}", word, key));
}
