#pragma once
#include "core/base/error.h"
#include "core/base/interval.h"
#include "core/base/json.h"
#include "core/base/words.h"

#include <string>
#include <string_view>

/// Small values as session files hold them.

/// An interval is { chrom, start, end }, 0-based half-open. Throws Json::exception.
Json toJson(const Interval&);
Interval intervalFrom(const Json&);

/// For a word that no value has: a sentence without a beginning and an end.
Error unknownWord(const std::string& word, std::string_view key);

/// The choice under `key`, by its word; the first value of the enumeration where the key is missing. Throws unknownWord.
template <base::Worded Choice>
Choice choiceFrom(const Json& json, const char* key)
{
    if (!json.contains(key))
        return Choice();
    const std::string word = json.at(key);
    if (const auto known = base::choiceOf<Choice>(word))
        return *known;
    throw unknownWord(word, key);
}
