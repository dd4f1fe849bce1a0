#include "views/sessionfiles/jsonvalues.h"

Json toJson(const Interval& where)
{
    return { { "chrom", where.chrom }, { "start", where.start }, { "end", where.end } };
}

Interval intervalFrom(const Json& json)
{
    return { json.at("chrom"), json.at("start"), json.at("end") };
}
