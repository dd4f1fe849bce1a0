#pragma once
#include "core/base/file.h"
#include "core/base/json.h"
#include "core/train/heldout.h"
#include "core/train/run/runfolder.h"
#include "core/train/run/runhistory.h"
#include "core/train/runconfig.h"

#include <QString>

#include <cmath>
#include <fstream>

/// A run folder as training leaves it, with numbers that follow from the step.
class MadeRun
{
public:
    explicit MadeRun(const QString& folder)
        : m_run(folder.toStdString())
    {
        std::filesystem::create_directories(m_run.path());
        train::RunConfig config;
        config.recipe.epochs = 4;
        base::writeJson(m_run.config(), toJson(config));
    }
    const train::RunFolder& folder() const { return m_run; }
    QString path() const { return QString::fromStdString(m_run.path().string()); }
    static constexpr int64_t steps = 400;

    void addBlock(int64_t step)
    {
        train::StepBlock block;
        block.step = step;
        block.epoch = 1 + (step - 1) / 100;
        block.steps = steps;
        block.loss = 1 + 1 / double(step);
        block.rate = 1e-3;
        block.windowsPerSecond = 2.5;
        block.secondsLeft = double(steps - step);
        block.seconds = double(step);
        block.waiting = 0.015;
        block.bytes = 1'700'000'000;
        addLine(toJson(block));
    }
    void addEvaluation(int64_t step, double pearson, const std::string& what = "model")
    {
        train::Evaluation evaluation;
        evaluation.step = step;
        evaluation.epoch = step / 100;
        evaluation.part = "valid";
        evaluation.what = what;
        evaluation.loss = 1 - pearson;
        evaluation.pearson = pearson;
        evaluation.best = what == "model";
        evaluation.tracks = { { "g", "A", "RNA +", "RNA", pearson + 0.1, {}, {}, 0.75 },
            { "g", "B", "RNA +", "RNA", pearson - 0.1, {}, {} }, { "g", "A", "ATAC", "ATAC", pearson - 0.2, {}, {} } };
        addLine(toJson(evaluation));
    }
    void addEnd(train::RunEnd::Reason reason, const std::string& sentence)
    {
        addLine(toJson(train::RunEnd { reason, 10, sentence }));
    }
    void addLine(const Json& line) { write("metrics.jsonl", line.dump() + "\n"); }
    void write(const char* name, const std::string& text) { std::ofstream(m_run.path() / name, std::ios::app) << text; }

    /// As if another machine trained in it now.
    void lockFrom(const std::string& host)
    {
        base::writeAtomically(m_run.path() / "lock", Json { { "host", host }, { "process", 7 } }.dump());
    }

    /// Predicted = 2 · measured for track A, no relation for B.
    void addHeldOut()
    {
        train::HeldOut values { "test",
            { { "g", "A", "RNA +", { 1, 2, 3, 4 }, { 2, 4, 6, 8 } }, { "g", "B", "RNA +", { 1, 2, 3, 4 }, { 1, 0, 0, 1 } } } };
        values.write(m_run.scatter());
    }

private:
    train::RunFolder m_run;
};
