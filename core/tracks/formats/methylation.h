#pragma once
#include "core/tracks/formats/format.h"
#include "core/tracks/formats/methylationline.h"
#include "core/tracks/track.h"

namespace tracks
{

/// Methylated fraction (0 to 1) of cytosines, with the reads that cover each: bedMethyl, Bismark's coverage and cytosine report,
/// allc (plain, gz, bgzip). Each strand of a CpG counts at its own base, unless the file adds them up. Only cytosines with reads
/// have a value, and all count the same in the mean of a bin. Where the file tells contexts, those followed by G are shown (units
/// say so), or the others where it has no CG.
///
/// part("coverage") is the number of reads, once at the first base of what they cover, part("mCG") and part("mCH") are the
/// cytosines of one context. A file that tells no context holds the one that it is asked for. Throws Error when the file has none
/// of a context.
///
/// Opening throws Error with file and line where a line does not fit or a second track begins, and when no cytosine is covered.
std::shared_ptr<Track> openMethylation(const std::filesystem::path&, Format, const Monitor&);

/// The same, read by region through the tabix index beside the file. Its first 100,000 lines tell which contexts it has.
std::shared_ptr<Track> openIndexedMethylation(const std::filesystem::path&, Format, const Monitor&);

} // namespace tracks
