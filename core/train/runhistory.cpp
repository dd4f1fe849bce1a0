#include "core/train/runhistory.h"

#include "core/base/error.h"
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

namespace
{

constexpr std::array reasons { "finished", "early stop", "stopped", "failed" }; // in the order of RunEnd::Reason

void put(Json& json, const char* key, const std::optional<double>& value)
{
    if (value)
        json[key] = *value;
}

std::optional<double> numberAt(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

/// NaN where a number was none, for which JSON has no word.
double realAt(const Json& json, const char* key)
{
    return numberAt(json, key).value_or(std::nan(""));
}

StepBlock blockOf(const Json& line)
{
    StepBlock block;
    block.step = line.at("step");
    block.epoch = line.at("epoch");
    block.steps = line.at("steps");
    block.loss = realAt(line, "loss");
    block.rate = realAt(line, "rate");
    block.gradientNorm = realAt(line, "gradient_norm");
    block.seconds = realAt(line, "seconds");
    block.windowsPerSecond = realAt(line, "windows_per_second");
    block.waiting = realAt(line, "waiting");
    block.secondsLeft = realAt(line, "seconds_left");
    block.bytes = line.at("bytes");
    return block;
}

Evaluation evaluationOf(const Json& line)
{
    Evaluation evaluation;
    evaluation.step = line.at("step");
    evaluation.epoch = line.at("epoch");
    evaluation.part = line.at("part");
    evaluation.what = line.at("what");
    evaluation.windows = line.at("windows");
    evaluation.loss = numberAt(line, "loss");
    evaluation.pearson = numberAt(line, "pearson");
    evaluation.r2 = numberAt(line, "r2");
    evaluation.genes = numberAt(line, "genes");
    evaluation.best = line.value("best", false);
    for (const Json& track : line.at("tracks"))
        evaluation.tracks.push_back({ track.at("organism"), track.at("cell"), track.at("track"), track.value("assay", ""),
            numberAt(track, "pearson"), numberAt(track, "r2"), numberAt(track, "genes") });
    return evaluation;
}

RunEnd endOf(const Json& line)
{
    const auto reason = std::ranges::find(reasons, line.at("reason").get<std::string>());
    return { reason == reasons.end() ? RunEnd::Reason::Failed : RunEnd::Reason(reason - reasons.begin()), line.at("step"),
        line.value("sentence", "") };
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
    return { { "event", "steps" }, { "step", block.step }, { "epoch", block.epoch }, { "steps", block.steps },
        { "loss", block.loss }, { "rate", block.rate }, { "gradient_norm", block.gradientNorm }, { "seconds", block.seconds },
        { "windows_per_second", block.windowsPerSecond }, { "waiting", block.waiting }, { "seconds_left", block.secondsLeft },
        { "bytes", block.bytes } };
}

Json toJson(const Evaluation& evaluation)
{
    Json line { { "event", "evaluation" }, { "step", evaluation.step }, { "epoch", evaluation.epoch },
        { "part", evaluation.part }, { "what", evaluation.what }, { "windows", evaluation.windows }, { "best", evaluation.best },
        { "tracks", Json::array() } };
    put(line, "loss", evaluation.loss);
    put(line, "pearson", evaluation.pearson);
    put(line, "r2", evaluation.r2);
    put(line, "genes", evaluation.genes);
    for (const TrackResult& result : evaluation.tracks) {
        Json track { { "organism", result.organism }, { "cell", result.cell }, { "track", result.track },
            { "assay", result.assay } };
        put(track, "pearson", result.pearson);
        put(track, "r2", result.r2);
        put(track, "genes", result.genes);
        line["tracks"].push_back(std::move(track));
    }
    return line;
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
        if (!line.is_object() || event == "end" || numberAt(line, "step").value_or(0) > double(step))
            return false;
        return event != "evaluation" || !epochs
            || (line.value("part", Json()) != "test" && numberAt(line, "epoch").value_or(0) <= double(*epochs));
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
            blocks.push_back(blockOf(line));
        else if (event == "evaluation")
            evaluations.push_back(evaluationOf(line));
        end = event == "end" ? std::optional(endOf(line)) : std::nullopt;
    } catch (const Json::exception&) {
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
