// Memory with many large files open: 196 dense bigWigs (eight of 50 Mb under different names) and four BED files of a million
// lines, after visiting twenty loci.
//
//   xvfb-run -a build/bench/memory_bench [BIGWIGS [BEDS]]

#include "tests/bench/stage.h"

#include <cstdio>
#include <cstdlib>

using namespace bench;

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const int bigWigs = argc > 1 ? std::atoi(argv[1]) : 196, beds = argc > 2 ? std::atoi(argv[2]) : 4;
    const Folder folder("memory-bench");
    makeGenome(folder / "genome.fa");
    makeBed(folder / "million.bed", 1'000'000, 400);
    for (unsigned i = 0; i < 8; ++i)
        makeSignal(folder / fmt::format("track{}.bw", i), longLength, i, true);
    std::vector<fs::path> files { folder / "genome.fa" };
    for (int i = 0; i < bigWigs + beds; ++i) {
        const bool bed = i >= bigWigs;
        files.push_back(folder / fmt::format("file{}.{}", i, bed ? "bed" : "bw"));
        fs::create_hard_link(folder / (bed ? std::string("million.bed") : fmt::format("track{}.bw", i % 8)), files.back());
    }
    // What the makers of the data used is given back, so that the highest value is the window's.
    std::ofstream("/proc/self/clear_refs") << 5;
    const double before = statusMb("VmRSS:");
    Stage stage;
    stage.open(files, QStringLiteral("chr1:1-100000"));
    std::printf("%d bigWigs and %d BED files; %s\n", bigWigs, beds, qPrintable(conditions(stage)));
    std::printf("resident before %.0f MB, opened %.0f MB\n", before, statusMb("VmRSS:"));
    std::mt19937 random(3);
    for (int i = 0; i < 20; ++i) {
        const int64_t width = std::vector<int64_t> { 10'000, 200'000, 2'000'000, 20'000'000 }[size_t(i % 4)];
        const auto start = int64_t(random() % uint64_t(longLength - width));
        stage.jump(QStringLiteral("chr1:%1-%2").arg(start + 1).arg(start + width));
    }
    std::printf("after twenty loci %.0f MB, at most %.0f MB; the session counts %.0f MB of files, the lanes %.1f MB\n",
        statusMb("VmRSS:"), statusMb("VmHWM:"), double(stage.session().sources().bytes()) / 1e6,
        double(stage.browser().panels().bytes()) / 1e6);
    return 0;
}
