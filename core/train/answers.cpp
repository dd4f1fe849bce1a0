#include "core/train/answers.h"

#include "core/base/fieldreader.h"
#include "core/base/fieldwriter.h"

namespace train
{

namespace
{

constexpr const char* program = "The answer of epiarc-cli";

} // namespace

static void fields(auto& visit, Complaint& complaint)
{
    visit("field", complaint.field);
    visit("sentence", complaint.sentence);
    visit("fatal", complaint.fatal);
}

static void fields(auto& visit, Estimate& estimate)
{
    visit("device", estimate.device);
    visit("parameters", estimate.parameters);
    visit("steps", estimate.steps);
    visit("steps_per_epoch", estimate.stepsPerEpoch);
    visit("seconds_to_start", estimate.secondsToStart);
    visit("seconds_per_step", estimate.secondsPerStep);
    visit("seconds_per_epoch", estimate.secondsPerEpoch);
    visit("bytes", estimate.bytes);
    visit("available_bytes", estimate.available);
    visit("advice", estimate.advice);
}

Json toJson(const std::vector<Complaint>& complaints)
{
    return base::FieldWriter::written(complaints);
}

std::vector<Complaint> complaintsFromJson(const Json& json)
{
    if (!json.is_array())
        throw Error(std::string(program) + " is no list of complaints: install the one of this version.");
    std::vector<Complaint> complaints;
    for (const Json& each : json)
        complaints.push_back(base::fromFields<Complaint>(each, program));
    return complaints;
}

Json toJson(const Estimate& estimate)
{
    return base::toFields(estimate);
}

Estimate estimateFromJson(const Json& json)
{
    return base::fromFields<Estimate>(json, program);
}

} // namespace train
