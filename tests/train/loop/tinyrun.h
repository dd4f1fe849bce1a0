#pragma once
#include "core/models/tensors/safetensors.h"
#include "core/train/trainer.h"
#include "tests/train/madeworld.h"

#include <cmath>
#include <cstring>
#include <map>

/// A run on MadeWorld with a network that trains in milliseconds: windows of 64 bp, of which 32 are predicted in bins of 8. RNA+
/// is twice ATAC, RNA− is ATAC + 3.
class TinyRun : public MadeWorld
{
public:
    explicit TinyRun(const std::string& preset = "mlp")
    {
        train::ModelChoice& model = config.model;
        model.name = "tiny";
        model.preset = preset;
        model.inputLength = 64;
        model.outputLength = 32;
        model.binSize = 8;
        if (preset == "mlp")
            model.settings = { { "layers", { 8 } }, { "lags", 1 } };
        else
            model.settings = { { "channels", 12 }, { "depth", 1 }, { "heads", 2 }, { "key_size", 4 }, { "position_features", 6 },
                { "tower", { 8, 8, 12 } }, { "final_channels", 12 } };
        train::Organism& organism = config.organisms[0];
        const auto wave = [](int chrom, int64_t at) { return 5 + 4 * std::sin(float(at) / 17 + float(chrom)); };
        organism.cells[0].inputs["ATAC"] = track("wave.bw", wave);
        organism.cells[0].targets["RNA+"] = track("twice.bw", [&](int chrom, int64_t at) { return 2 * wave(chrom, at); });
        organism.cells[0].targets["RNA-"] = track("more.bw", [&](int chrom, int64_t at) { return wave(chrom, at) + 3; });
        config.recipe.rate = 1e-2;
        config.recipe.epochs = 2;
        config.recipe.batch = 4;
        config.recipe.clip = 0;
        config.machine.threads = 1;
        config.machine.device = "cpu";
    }

    /// Writes run.json into a new folder.
    train::RunFolder folder(const std::string& name) const
    {
        const train::RunFolder run(at(name));
        std::filesystem::create_directories(run.path());
        base::writeJson(run.config(), toJson(config));
        return run;
    }
    static train::RunEnd train(const train::RunFolder& run, const Monitor& monitor = {})
    {
        return train::loadTrainer()->train(run, monitor);
    }
    static train::RunHistory history(const train::RunFolder& run)
    {
        train::RunHistory history;
        history.follow(run.metrics());
        return history;
    }
    /// metrics.jsonl without what differs from process to process.
    static std::vector<Json> numbers(const train::RunFolder& run)
    {
        std::istringstream lines(base::readFile(run.metrics()));
        std::vector<Json> all;
        for (std::string line; std::getline(lines, line);) {
            Json json = Json::parse(line);
            for (const char* key : { "seconds", "seconds_left", "windows_per_second", "waiting", "bytes" })
                json.erase(key);
            all.push_back(std::move(json));
        }
        return all;
    }
    static std::map<std::string, std::vector<float>> tensors(const std::filesystem::path& path)
    {
        const models::Safetensors file(path);
        std::map<std::string, std::vector<float>> all;
        for (const models::TensorView& tensor : file.tensors()) {
            std::vector<float>& values = all[tensor.name];
            values.resize(tensor.bytes / sizeof(float));
            std::memcpy(values.data(), tensor.data, tensor.bytes);
        }
        return all;
    }
};
