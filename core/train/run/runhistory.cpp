#include "core/train/run/runhistory.h"

#include "core/base/error.h"
#include "core/base/fieldreader.h"
#include "core/base/fieldwriter.h"
#include "core/base/file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <ranges>
#include <sstream>

namespace fs = std::filesystem;

namespace train
{

static void fields(auto& visit, StepBlock& block)
{
    visit("step", block.step);
    visit("epoch", block.epoch);
    visit("steps", block.steps);
    visit("loss", block.loss);
    visit("rate", block.rate);
    visit("gradient_norm", block.gradientNorm);
    visit("seconds", block.seconds);
    visit("windows_per_second", block.windowsPerSecond);
    visit("waiting", block.waiting);
    visit("seconds_left", block.secondsLeft);
    visit("bytes", block.bytes);
}

static void fields(auto& visit, TrackResult& result)
{
    visit("organism", result.organism);
    visit("cell", result.cell);
    visit("track", result.track);
    visit("assay", result.assay);
    visit("pearson", result.pearson);
    visit("r2", result.r2);
    visit("genes", result.genes);
    visit("loss", result.loss);
}

static void fields(auto& visit, Evaluation& evaluation)
{
    visit("step", evaluation.step);
    visit("epoch", evaluation.epoch);
    visit("part", evaluation.part);
    visit("what", evaluation.what);
    visit("windows", evaluation.windows);
    visit("loss", evaluation.loss);
    visit("pearson", evaluation.pearson);
    visit("r2", evaluation.r2);
    visit("genes", evaluation.genes);
    visit("best", evaluation.best);
    visit("tracks", evaluation.tracks);
}

namespace
{

constexpr std::array reasons { "finished", "early stop", "stopped", "failed" }; // in the order of RunEnd::Reason

RunEnd endOf(const Json& line)
{
    const auto reason = std::ranges::find(reasons, line.at("reason").get<std::string>());
    return { reason == reasons.end() ? RunEnd::Reason::Failed : RunEnd::Reason(reason - reasons.begin()), line.at("step"),
        line.value("sentence", "") };
}

double numberAt(const Json& line, const char* key)
{
    const auto found = line.find(key);
    return found != line.end() && found->is_number() ? found->get<double>() : 0;
}

template <typename Event>
Json lineOf(const char* name, const Event& event)
{
    Json line = base::toFields(event);
    line["event"] = name;
    return line;
}

/// Throws Error for a line that lacks what makes it one.
template <typename Event>
Event eventOf(const Json& line, std::initializer_list<const char*> needed)
{
    for (const char* key : needed)
        if (!line.contains(key))
            throw Error(fmt::format("A line lacks {}.", key));
    return base::fromFields<Event>(line, "A line");
}

/// Nothing for what is no line of a run.
Json parsed(const std::string& line)
{
    Json json = Json::parse(line, nullptr, false);
    const auto event = json.is_object() ? json.find("event") : json.end();
    return event != json.end() && event->is_string() ? json : Json();
}

/// Whether the bytes before `end` are this line.
bool endsWith(std::istream& in, uint64_t end, const std::string& line)
{
    std::string there(line.size(), '\0');
    in.seekg(std::streamoff(end - line.size()));
    return bool(in.read(there.data(), std::streamsize(there.size()))) && there == line;
}

} // namespace

Json toJson(const StepBlock& block)
{
    return lineOf("steps", block);
}

Json toJson(const Evaluation& evaluation)
{
    return lineOf("evaluation", evaluation);
}

Json toJson(const RunEnd& end)
{
    return { { "event", "end" }, { "reason", reasons[size_t(end.reason)] }, { "step", end.step }, { "sentence", end.sentence } };
}

MetricsLog::MetricsLog(fs::path path, int64_t step, std::optional<int64_t> epochs)
    : m_path(std::move(path))
{
    if (const auto stamp = base::stampOf(m_path); !stamp || stamp->size == 0) {
        base::writeAtomically(m_path, "");
        return;
    }
    const auto stays = [&](const Json& line) {
        const Json event = line.is_object() ? line.value("event", Json()) : Json();
        if (!line.is_object() || event == "end" || numberAt(line, "step") > double(step))
            return false;
        return event != "evaluation" || !epochs
            || (line.value("part", Json()) != "test" && numberAt(line, "epoch") <= double(*epochs));
    };
    std::istringstream lines(base::readFile(m_path));
    std::string kept;
    for (std::string line; std::getline(lines, line);)
        if (stays(parsed(line)))
            kept += line + "\n";
    base::writeAtomically(m_path, kept);
}

void MetricsLog::add(const Json& line)
{
    std::ofstream out(m_path, std::ios::app | std::ios::binary);
    out << line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n" << std::flush;
    if (!out)
        throw Error(fmt::format("{} could not be written: is the disk full?", m_path.string()));
}

bool RunHistory::follow(const fs::path& path)
{
    std::error_code missing;
    const uintmax_t size = fs::file_size(path, missing);
    if (missing)
        return false;
    std::ifstream in(path, std::ios::binary);
    bool any = size < m_read || !endsWith(in, m_read, m_last);
    if (any)
        *this = {};
    in.clear();
    in.seekg(std::streamoff(m_read));
    const bool open = in.good();
    for (std::string line; std::getline(in, line) && !in.eof();) {
        m_last = line + "\n";
        m_read += m_last.size();
        add(parsed(line));
        any = true;
    }
    if (!open || in.bad())
        throw Error(fmt::format("{} could not be read.", path.string()));
    return any;
}

void RunHistory::add(const Json& line)
{
    if (!line.is_object())
        return;
    try {
        const std::string event = line.at("event");
        if (event == "steps")
            blocks.push_back(eventOf<StepBlock>(line, { "step", "epoch", "steps" }));
        else if (event == "evaluation")
            evaluations.push_back(eventOf<Evaluation>(line, { "step", "epoch", "part", "what", "tracks" }));
        end = event == "end" ? std::optional(endOf(line)) : std::nullopt;
    } catch (const std::exception&) {
        return; // of another version
    }
}

const Evaluation* RunHistory::latest(const std::string& part) const
{
    for (const Evaluation& evaluation : std::views::reverse(evaluations))
        if (evaluation.part == part && evaluation.what == "model")
            return &evaluation;
    return nullptr;
}

const Evaluation* RunHistory::best() const
{
    for (const Evaluation& evaluation : std::views::reverse(evaluations))
        if (evaluation.best)
            return &evaluation;
    return nullptr;
}

} // namespace train
