#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace train
{

/// A training run on disk: everything that it reads and leaves lies in one folder, so that it can be followed, moved, resumed and
/// outlive every program that looks at it.
class RunFolder
{
public:
    explicit RunFolder(std::filesystem::path folder)
        : m_path(std::move(folder))
        , m_stop(m_path / "stop")
    {
    }
    const std::filesystem::path& path() const { return m_path; }
    std::string name() const { return m_path.filename(); }

    std::filesystem::path config() const { return m_path / "run.json"; } ///< RunConfig
    std::filesystem::path metrics() const { return m_path / "metrics.jsonl"; } ///< see runhistory.h
    std::filesystem::path log() const { return m_path / "log.txt"; } ///< sentences with times, for people
    std::filesystem::path provenance() const { return m_path / "provenance.json"; }
    std::filesystem::path last() const { return m_path / "last.safetensors"; } ///< the model as it is now
    std::filesystem::path best() const
    {
        return m_path / "best.safetensors";
    } ///< … when it predicted the validation windows best
    std::filesystem::path ensemble() const { return m_path / "ensemble.safetensors"; } ///< of the best of all repeats
    /// What to use of a run that is over: the ensemble where there is one.
    std::filesystem::path result() const
    {
        std::error_code ignored;
        return std::filesystem::exists(ensemble(), ignored) ? ensemble() : best();
    }
    std::filesystem::path state() const
    {
        return m_path / "state.safetensors";
    } ///< all that resuming needs, of the last checkpoint
    std::filesystem::path scatter() const { return m_path / "held-out.safetensors"; } ///< see heldout.h
    /// Whether there is something to go on from: a checkpoint of its own, or of a run within it.
    bool begun() const;

    /// A run within this one, which stops when this one is asked to.
    RunFolder baseline(const std::string& name) const { return within(m_path / "baselines" / name); }
    RunFolder repeat(int64_t number) const { return within(m_path / "repeats" / std::to_string(number)); }

    /// Who trains in it now: where, and since when.
    struct Owner {
        std::string host;
        int process = 0;
        bool here = false; ///< on this machine
    };
    /// Nothing when nobody does. A process of another machine counts until it says its end or the newest metrics, its own or of
    /// a run within it, are a quarter of an hour old.
    std::optional<Owner> owner() const;

    /// Asks the process that trains in it, wherever it runs, to write a checkpoint and end. Throws Error.
    void askToStop() const;
    bool stopAsked() const;
    void forgetStop() const;

private:
    /// Those that have been begun within this one.
    std::vector<RunFolder> inner() const;
    RunFolder within(const std::filesystem::path& path) const
    {
        RunFolder inner(path);
        inner.m_stop = m_stop;
        return inner;
    }
    std::filesystem::path m_path, m_stop;
};

/// Of this machine.
std::string hostName();

/// Keeps every other process out of a run folder for as long as it lives; the system lifts it when this process dies, however it
/// does.
class RunLock
{
public:
    /// Throws Error when another process trains there, or the folder cannot be written.
    explicit RunLock(const RunFolder&);
    ~RunLock();
    RunLock(const RunLock&) = delete;
    RunLock& operator=(const RunLock&) = delete;

private:
    int m_file = -1;
};

} // namespace train
