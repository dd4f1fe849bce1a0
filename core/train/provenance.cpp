#include "core/train/provenance.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/genome/checksum.h"

#include <chrono>
#include <fmt/chrono.h>
#include <fstream>
#include <map>
#include <sys/stat.h>

namespace fs = std::filesystem;

namespace train
{

namespace
{

std::string timeText(std::time_t time)
{
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(time));
}

/// Which files a run reads, and as what.
std::map<std::string, std::vector<std::string>> inputsOf(const RunConfig& config)
{
    std::map<std::string, std::vector<std::string>> inputs;
    const auto add = [&](const fs::path& file, const std::string& field) {
        if (!file.empty())
            inputs[fs::absolute(file).lexically_normal().string()].push_back(field);
    };
    add(config.model.start, "model.start");
    for (size_t i = 0; i < config.organisms.size(); ++i) {
        const Organism& organism = config.organisms[i];
        const std::string field = fmt::format("organisms.{}", i);
        add(organism.genome, field + ".genome");
        add(organism.genes, field + ".genes");
        add(organism.blacklist, field + ".blacklist");
        add(organism.split.regions, field + ".split.regions");
        add(organism.split.alignment, field + ".split.alignment");
        for (size_t cell = 0; cell < organism.cells.size(); ++cell) {
            for (const auto& [input, file] : organism.cells[cell].inputs)
                add(file, fmt::format("{}.cells.{}.inputs.{}", field, cell, input));
            for (const auto& [target, file] : organism.cells[cell].targets)
                add(file, fmt::format("{}.cells.{}.targets.{}", field, cell, target));
        }
    }
    return inputs;
}

/// What was written of a file before.
Json earlierOf(const Json& earlier, const std::string& path)
{
    if (const auto inputs = earlier.find("inputs"); earlier.is_object() && inputs != earlier.end() && inputs->is_array())
        for (const Json& input : *inputs)
            if (input.is_object() && input.value("path", Json()) == path)
                return input;
    return Json::object();
}

/// What is known of a file without reading it, with the checksum that it had when it was the same.
Json described(const std::string& path, const std::vector<std::string>& serves, const Json& before)
{
    Json input { { "path", path }, { "serves", serves } };
    struct stat known {
    };
    if (::stat(path.c_str(), &known) != 0) {
        input["problem"] = fmt::format("{} is not there.", path);
        return input;
    }
    input["bytes"] = known.st_size;
    input["modified"] = timeText(known.st_mtime);
    const bool same = before.value("bytes", Json()) == input["bytes"] && before.value("modified", Json()) == input["modified"];
    if (before.contains("before"))
        input["before"] = before["before"];
    if (before.contains("md5"))
        input[same ? "md5" : "before"] = before["md5"];
    return input;
}

std::vector<std::string> commandLine()
{
    std::ifstream in("/proc/self/cmdline", std::ios::binary);
    std::vector<std::string> words;
    for (std::string word; std::getline(in, word, '\0');)
        words.push_back(word);
    return words;
}

} // namespace

Json provenanceOf(const RunConfig& config, const Json& versions, const Json& earlier)
{
    Json all { { "seed", config.recipe.seed }, { "processes", Json::array() }, { "inputs", Json::array() } };
    if (earlier.is_object() && earlier.contains("processes"))
        all["processes"] = earlier["processes"];
    all["processes"].push_back({ { "began", timeText(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())) },
        { "host", hostName() }, { "command", commandLine() }, { "versions", versions } });
    for (const auto& [path, serves] : inputsOf(config))
        all["inputs"].push_back(described(path, serves, earlierOf(earlier, path)));
    return all;
}

void addChecksums(Json& provenance, const Monitor& monitor)
{
    double done = 0;
    const auto count = double(provenance.at("inputs").size());
    for (Json& input : provenance.at("inputs")) {
        const Monitor part = monitor.part(done / count, (done + 1) / count);
        ++done;
        if (input.contains("md5") || input.contains("problem"))
            continue;
        try {
            input["md5"] = genome::checksumOf(input.at("path").get<std::string>(), part);
            if (input.value("before", Json()) == input["md5"])
                input.erase("before");
        } catch (const Error& problem) {
            input["problem"] = problem.what();
        }
    }
}

ProvenanceWriter::ProvenanceWriter(const RunFolder& folder, const RunConfig& config, const Json& versions)
    : m_thread([folder, config, versions](const std::stop_token& stop) {
        Json earlier;
        try {
            earlier = base::readJson(folder.provenance());
        } catch (const Error&) { // of a run that begins
        }
        try {
            Json provenance = provenanceOf(config, versions, earlier);
            base::writeJson(folder.provenance(), provenance);
            addChecksums(provenance, Monitor(stop, {}));
            base::writeJson(folder.provenance(), provenance);
        } catch (const std::exception&) {
        } catch (const Cancelled&) {
        }
    })
{
}

void ProvenanceWriter::finish()
{
    if (m_thread.joinable())
        m_thread.join();
}

} // namespace train
