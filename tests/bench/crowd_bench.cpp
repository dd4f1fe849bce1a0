// Frames with a crowd in view: a BED of a million features and a file of 100,000 arcs, at every zoom, while panning.
//
//   xvfb-run -a build/bench/crowd_bench [FEATURES [ARCS]]

#include "tests/bench/stage.h"

#include "core/tracks/track.h"

#include <cstdio>
#include <cstdlib>

using namespace bench;

namespace
{

void measure(const char* what, const fs::path& file, const Folder& folder, double height)
{
    Stage stage;
    const double before = statusMb("VmRSS:"), start = wallMs();
    stage.open({ folder / "genome.fa", file }, QStringLiteral("chr1:1-100000"));
    std::printf("\n%s, lane of %.0f pixels; %s; filling the window %.2f ms; opened in %.0f ms, %.0f MB more\n", what, height,
        qPrintable(conditions(stage)), fillMs(stage.pixels()), wallMs() - start, statusMb("VmRSS:") - before);
    stage.setLaneHeights(height);
    std::printf("%8s %10s %12s %16s %12s %16s\n", "width", "read (ms)", "frame (ms)", "processor (ms)", "p95 (ms)", "÷ fill");
    const auto track = tracks::open(file);
    const double fill = fillMs(stage.pixels());
    for (int64_t width = 2'000; width <= longLength; width *= 5) {
        const int64_t from = width < longLength ? longLength / 3 : 0, to = std::min(longLength, from + width);
        stage.jump(QStringLiteral("chr1:%1-%2").arg(from + 1).arg(to));
        const double read = medianMs(5, [&] { track->read({ "chr1", from - width, to + width }, 3 * 1400, {}); });
        const auto frames = stage.pan(100, 0.01);
        std::printf("%8s %10.1f %12.1f %16.1f %12.1f %16.1f\n", lengthText(width).c_str(), read, quantile(frames.wall, 0.5),
            quantile(frames.thread, 0.5), quantile(frames.thread, 0.95), quantile(frames.thread, 0.5) / fill);
    }
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const int features = argc > 1 ? std::atoi(argv[1]) : 1'000'000, arcs = argc > 2 ? std::atoi(argv[2]) : 100'000;
    const Folder folder("crowd-bench");
    makeGenome(folder / "genome.fa");
    makeBed(folder / "features.bed", features, 400);
    makeArcs(folder / "links.bedpe", arcs);
    for (const double height : { 60.0, 300.0 }) {
        measure(fmt::format("{} features", withCommas(features)).c_str(), folder / "features.bed", folder, height);
        measure(fmt::format("{} arcs", withCommas(arcs)).c_str(), folder / "links.bedpe", folder, height);
    }
    return 0;
}
