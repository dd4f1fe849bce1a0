#pragma once
#include "core/base/monitor.h"
#include "core/train/run/runfolder.h"
#include "core/train/runconfig.h"

#include <thread>

namespace train
{

/// What a run was made of, for provenance.json:
///   "seed"
///   "processes": of each that trained: "began" (UTC), "host", "command", "versions"
///   "inputs": of each file: "path", "bytes", "modified" (UTC), "md5" of all its bytes (as md5sum tells it), "serves" (the fields
///             of run.json that name it); "before": another md5 that it had when the run was begun or resumed earlier; "problem":
///             why it could not be read
/// `earlier`: what was written for this run before (null: nothing). Its processes come first, and files that have kept their size
/// and time keep their checksum; others have none yet.
Json provenanceOf(const RunConfig&, const Json& versions, const Json& earlier = {});
/// Reads every file that has no checksum yet. Throws Cancelled.
void addChecksums(Json& provenance, const Monitor& = {});

/// Keeps provenance.json of a run in a thread of its own: writes it at once, and again with checksums, which take minutes where
/// files are large; gives those up when it is destroyed before. A folder that cannot be written is not its business: checkpoints
/// tell of that.
class ProvenanceWriter
{
public:
    ProvenanceWriter(const RunFolder&, const RunConfig&, const Json& versions);
    /// Waits for the checksums.
    void finish();

private:
    std::jthread m_thread;
};

} // namespace train
