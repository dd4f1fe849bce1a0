// region GENOME TRACK LOCUS: prints the letters of a genome over a locus, and the mean of a bigWig in bins of 10 bp.
#include "core/genome/annotation/locus.h"
#include "core/tracks/track.h"

#include <fmt/format.h>

int main(int count, char** argv)
try {
    if (count != 4) {
        fmt::print(stderr, "usage: {} GENOME TRACK LOCUS\n", argv[0]);
        return 2;
    }
    const auto genome = genome::Genome::open(argv[1]);
    const Interval where = genome::parseLocus(argv[3], *genome, {});
    const auto track = tracks::open(argv[2]); // any format of a signal: what the file is, its content tells
    track->useNames(*genome); // "chr1" and "1" are the same chromosome
    fmt::print("{}\t{}\n", toText(where), genome->sequence(where));
    const auto signal = std::get<tracks::Signal>(track->read(where, int(where.length() / 10), {}));
    for (size_t bin = 0; bin < signal.mean.size(); ++bin)
        fmt::print("{}\t{:.3f}\n", where.start + int64_t(bin) * 10, signal.mean[bin]);
} catch (const std::exception& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 1;
}
