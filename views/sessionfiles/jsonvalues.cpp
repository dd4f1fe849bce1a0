#include "views/sessionfiles/jsonvalues.h"

#include <fmt/format.h>

Json toJson(const Interval& where)
{
    return { { "chrom", where.chrom }, { "start", where.start }, { "end", where.end } };
}

Interval intervalFrom(const Json& json)
{
    return { json.at("chrom"), json.at("start"), json.at("end") };
}

Error unknownWord(const std::string& word, std::string_view key)
{
    return Error(fmt::format("“{}” is not a known {}", word, key));
}
